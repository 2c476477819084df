import type { CompiledService } from '../forms/compiled.ts'
import type { Bylaw } from '../network/region.ts'
import type { SubmissionContent } from './stored.ts'

/** What is decided upon: the submission with the service and the statute that were frozen with it. */
export type DecidedSubmission = { readonly service: CompiledService; readonly content: SubmissionContent; readonly bylaw: Bylaw | null }
