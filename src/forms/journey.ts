/**
 * A form is a journey: its pages in order, some of them only under a condition, and one walk over them. Whoever wants to
 * know asks that walk: where to go next or back, whether a page may be opened, how far it is, what is reviewed and sent.
 */
import type { CompiledPage, CompiledQuestion, CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import type { Page } from './definition.ts'
import type { Answer, Answers } from './question.ts'
import { type Frame, holds } from './expressions.ts'
import { frameOf } from './frame-of.ts'
import type { Problem } from './questions/problem.ts'
import { firstFieldOf, readQuestion, writeQuestion } from './read-question.ts'

export type Journey = {
  /** The pages that are seen with these answers, in order. */
  readonly pages: readonly Page[]
  /** The first page that is not complete; null when all are. */
  readonly continueAt: Page | null
  /** The answers that matter: valid, and asked on a page that is seen. This is what is reviewed, assessed and sent. */
  readonly counted: Answers
  readonly isFinished: boolean
  readonly progress: { readonly done: number; readonly total: number }
  /** What is still wrong or missing, page by page. */
  readonly problems: readonly Problem[]
  /** Whether a page may be opened: it is seen, and all pages before it are complete. */
  readonly mayOpen: (pageId: string) => boolean
  /** The page after this one; null after the last, where the review follows. */
  readonly next: (pageId: string) => Page | null
  /** The page before this one; null before the first. */
  readonly back: (pageId: string) => Page | null
  /** `{ step: 2, of: 7 }` for "Schritt 2 von 7"; null for a page that is not seen. */
  readonly stepOf: (pageId: string) => { readonly step: number; readonly of: number } | null
}

/** A page on the way: what is asked on it, and what is still wrong with its answers. */
type SeenPage = { readonly compiled: CompiledPage; readonly asked: readonly CompiledQuestion[]; readonly problems: readonly Problem[] }

/** Walks the pages with the answers of a draft. Answers that no longer matter stay in the draft, but are not counted. */
export function journey(service: CompiledService, answers: Answers, context: FormContext): Journey {
  const { seen, counted } = walk(service, answers, context)
  const pages = seen.map(({ compiled }) => compiled.page)
  const indexOf = (pageId: string): number => pages.findIndex((page) => page.id === pageId)
  const firstOpen = seen.findIndex((page) => page.problems.length > 0)
  const reach = firstOpen === -1 ? pages.length : firstOpen
  return {
    pages,
    continueAt: pages[reach] ?? null,
    counted,
    isFinished: firstOpen === -1,
    progress: { done: reach, total: pages.length },
    problems: seen.flatMap((page) => page.problems),
    mayOpen: (pageId) => indexOf(pageId) !== -1 && indexOf(pageId) <= reach,
    next: (pageId) => (indexOf(pageId) === -1 ? null : (pages[indexOf(pageId) + 1] ?? null)),
    back: (pageId) => pages[indexOf(pageId) - 1] ?? null,
    stepOf: (pageId) => (indexOf(pageId) === -1 ? null : { step: indexOf(pageId) + 1, of: pages.length }),
  }
}

/** Walks up to a page (`before`, not included) or to the end. */
export function walk(
  service: CompiledService,
  answers: Answers,
  context: FormContext,
  before?: string,
): { readonly seen: readonly SeenPage[]; readonly counted: Answers } {
  const counted: Record<string, Answer> = {}
  const frame = frameOf(service, counted, context)
  const seen: SeenPage[] = []
  for (const compiled of service.pages) {
    if (compiled.page.id === before) break
    if (compiled.when !== null && !holds(compiled.when, frame)) continue
    const asked = askedOn(compiled, frame)
    const problems: Problem[] = []
    for (const question of asked) {
      const { id } = question.question
      const reading = readStored(question, Object.hasOwn(answers, id) ? answers[id] : undefined, { service, context, frame })
      if (reading.answer !== null) counted[id] = reading.answer
      problems.push(...reading.problems)
    }
    seen.push({ compiled, asked, problems: [...problems, ...failedChecks(service, compiled, asked, frame, problems)] })
  }
  return { seen, counted }
}

/** The questions of a page that are asked, given the answers of the pages before it. */
export const askedOn = (compiled: CompiledPage, frame: Frame): readonly CompiledQuestion[] =>
  compiled.questions.filter((question) => question.when === null || holds(question.when, frame))

/** A stored answer is checked by writing it into fields and reading them again: there is one way to be valid. */
function readStored(
  compiled: CompiledQuestion,
  stored: unknown,
  state: Parameters<typeof readQuestion>[3],
): ReturnType<typeof readQuestion> {
  const { id } = compiled.question
  const body = stored === undefined || stored === null ? {} : writeQuestion(compiled, id, stored)
  if (body) return readQuestion(compiled, id, body, state)
  return { answer: null, problems: [{ field: firstFieldOf(compiled), question: id, code: 'notUnderstood', params: {} }] }
}

/** Checks of a page that do not hold. One that looks at an answer with a problem of its own waits for that to be mended. */
export function failedChecks(
  service: CompiledService,
  compiled: CompiledPage,
  asked: readonly CompiledQuestion[],
  frame: Frame,
  problems: readonly Problem[],
): Problem[] {
  if (compiled.checks.length === 0) return []
  const broken = new Set(problems.map((problem) => problem.question))
  const ids = new Set(asked.flatMap(({ question, row }) => [question.id, ...row.map((inner) => inner.question.id)]))
  return compiled.checks.flatMap(({ check, that, say }): Problem[] => {
    const question = service.questions.get(check.at)
    if (!question || !ids.has(check.at) || broken.has(check.at) || [...that.names].some((name) => broken.has(name))) return []
    if (that.run(frame) !== false) return []
    return [{ field: firstFieldOf(question), question: check.at, code: 'checkFailed', params: {}, say: say.fill(frame, service.language) }]
  })
}
