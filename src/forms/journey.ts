/**
 * A form is a journey: its pages in order, some of them only under a condition, and one walk over them. Whoever wants to
 * know asks that walk: where to go next or back, whether a page may be opened, how far it is, what is reviewed and sent.
 */
import { failedChecks } from './checks.ts'
import type { CompiledPage, CompiledQuestion, CompiledService } from './compiled.ts'
import { reckonInto } from './computed.ts'
import { isAsked } from './conditions.ts'
import type { FormContext } from './context.ts'
import type { Page } from './definition.ts'
import type { Answer, Answers } from './question.ts'
import { type Frame, holds } from './expressions.ts'
import { frameOf } from './frame-of.ts'
import type { Problem } from './questions/problem.ts'
import { type QuestionReading, type ReadingState, type ReadRow, readStored } from './read-question.ts'

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

/** One walk through a form. */
type Walk = { readonly seen: readonly SeenPage[]; readonly counted: Answers }

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

/**
 * Walks to the end. Whoever shows a page, reads it and asks where it goes on needs the same walk: it is kept for as long as
 * the answers are, which never change.
 */
export function walk(service: CompiledService, answers: Answers, context: FormContext): Walk {
  const before = walks.get(answers)
  if (before?.service === service && before.context === context) return before.walk
  const walked = walkAnew(service, answers, context)
  walks.set(answers, { service, context, walk: walked })
  return walked
}

const walks = new WeakMap<Answers, { readonly service: CompiledService; readonly context: FormContext; readonly walk: Walk }>()

function walkAnew(service: CompiledService, answers: Answers, context: FormContext): Walk {
  const counted: Record<string, Answer> = {}
  const frame = frameOf(service, counted, context)
  const seen: SeenPage[] = []
  for (const compiled of service.pages) {
    if (compiled.when !== null && !holds(compiled.when, frame)) continue
    const asked = askedOn(compiled, frame)
    const state = { service, context, frame }
    const { problems } = answerPage(compiled, asked, counted, state, (question) => {
      const { id } = question.question
      return readStored(question, Object.hasOwn(answers, id) ? answers[id] : undefined, state)
    })
    seen.push({ compiled, asked, problems })
  }
  return { seen, counted }
}

/**
 * What is known before a page: of the pages before it that are seen. With it the page's conditions, texts and limits are run.
 * The page itself need not be one that is seen.
 */
export function knownBefore(service: CompiledService, pageId: string, answers: Answers, context: FormContext): Record<string, Answer> {
  const place = new Map(service.pages.map(({ page }, index) => [page.id, index]))
  const { seen, counted } = walk(service, answers, context)
  const known: Record<string, Answer> = {}
  for (const { compiled, asked } of seen) {
    if ((place.get(compiled.page.id) ?? 0) >= (place.get(pageId) ?? 0)) break
    for (const { question } of asked) {
      const answer = Object.hasOwn(counted, question.id) ? counted[question.id] : undefined
      if (answer !== undefined) known[question.id] = answer
    }
  }
  return known
}

/** The questions of a page that are asked, given the answers of the pages before it. */
export const askedOn = (compiled: CompiledPage, frame: Frame): readonly CompiledQuestion[] =>
  compiled.questions.filter((question) => isAsked(question, frame))

/**
 * Goes through the questions of a page, each knowing the answers before it, then through its checks. `known` is what
 * `state.frame` sees; it grows by what is answered and reckoned. Returned are the answers that were read.
 */
export function answerPage(
  compiled: CompiledPage,
  asked: readonly CompiledQuestion[],
  known: Record<string, Answer>,
  state: ReadingState,
  read: (question: CompiledQuestion) => QuestionReading,
): { readonly answers: Answers; readonly problems: readonly Problem[] } {
  const answers: Record<string, Answer> = {}
  const rows: Record<string, readonly ReadRow[]> = {}
  const problems: Problem[] = []
  for (const question of asked) {
    const { id } = question.question
    if (reckonInto(known, question, state.frame)) continue
    const reading = read(question)
    if (reading.answer !== null) known[id] = answers[id] = reading.answer
    if (reading.rows) rows[id] = reading.rows
    problems.push(...reading.problems)
  }
  problems.push(...failedChecks(compiled, { asked, frame: state.frame, rows, problems }, state.service.language))
  return { answers, problems }
}
