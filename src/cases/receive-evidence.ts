/** Taking a file that came in: looked into, scanned, kept, and only then written down as belonging to a draft. */
import type { RefusedFile, UploadedFile } from '../forms/context.ts'
import type { Params, ProblemCode } from '../forms/questions/problem.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type Scope, transact } from '../platform/database.ts'
import { shownName } from '../platform/file-inspection/file-name.ts'
import { fairTurns } from '../platform/fair-turns.ts'
import { type Allowed, inspectFile } from '../platform/file-inspection/inspect.ts'
import type { FileStore, StagedFile } from '../platform/file-store.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import type { VirusScan } from '../platform/virus-scan.ts'
import { addEvidence, EVIDENCE_LIMITS } from './evidence.ts'

export type ReceiveDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly files: FileStore
  /** Null where no scanner is configured: then files are marked as not scanned. */
  readonly scan: VirusScan | null
}

/** A file that lies staged. `name`: as it came, unread. */
export type ReceivedFile = { readonly staged: StagedFile; readonly name: string }

/** Where it belongs: the draft's holder, and the question whose stored answer it joins (none within a group's rows). */
export type Destination = { readonly scope: Scope; readonly draftId: string; readonly question: string | null }

/** What is allowed of one file, and how many the question may have in all. */
export type AllowedFiles = Allowed & { readonly max: number }

/** A draft sends one file after the other; more at once come from several windows, or from somebody who wants to disturb. */
const turns = fairTurns({ waiting: 40, waitingOfOne: 4 })

/**
 * Takes a file, or says why not. Whatever happens, nothing stays staged, and nothing is kept that has no row. Refused as a
 * whole when the draft is gone or was sent meanwhile. `signal`: that nobody waits for it any more.
 */
export async function receiveEvidence(
  { staged, name }: ReceivedFile,
  allowed: AllowedFiles,
  { scope, draftId, question }: Destination,
  { database, clock, files, scan }: ReceiveDeps,
  signal?: AbortSignal,
): Promise<Result<UploadedFile | RefusedFile, 'draftNotFound' | 'alreadySubmitted'>> {
  try {
    const turn = await turns(draftId, () => inspectFile({ ...staged, name }, allowed, signal), signal)
    if (!turn.ok || signal?.aborted === true) return ok(refusal('fileNotTaken', name))
    const inspection = turn.value
    if ('refusal' in inspection) {
      const { code, ...params } = inspection.refusal
      return ok(refusal(code, name, params))
    }
    const scanned = await scan?.(staged.path)
    if (scanned?.ok === false) return ok(refusal(scanned.refusal === 'infected' ? 'fileInfected' : 'fileNotTaken', name))
    const { size, digest } = staged
    const id = await staged.keep()
    const added = await transact(database, scope, (tx) =>
      addEvidence(
        tx,
        draftId,
        { ...inspection.file, id, size, digest, isScanned: scanned?.ok === true },
        question === null ? null : { id: question, max: allowed.max },
        clock,
      ),
    ).catch(async (error: unknown) => {
      await files.remove(id)
      throw error
    })
    if (added.ok) return added
    await files.remove(id)
    if (added.refusal === 'filesTooLarge') return ok(refusal('filesTooLarge', name, { max: EVIDENCE_LIMITS.megabytes }))
    return added.refusal === 'tooManyFiles' ? ok(refusal('tooManyFiles', name, { max: allowed.max })) : refused(added.refusal)
  } finally {
    await staged.discard()
  }
}

/** A refusal that names the file. */
export const refusal = (code: ProblemCode, name: string, params: Params = {}): RefusedFile => ({
  refused: code,
  params: { ...params, file: shownName(name) },
})
