/** Reads a posted page, and prepares a page to be shown. */
import type { CompiledPage, CompiledQuestion, CompiledService } from './compiled.ts'
import { computedInWords, reckonInto } from './computed.ts'
import { asAsked, isAsked, optionsAsked } from './conditions.ts'
import type { FormContext } from './context.ts'
import type { Page } from './definition.ts'
import { type Answers, type ComputedQuestion, isRepeated, type Question } from './question.ts'
import type { Frame } from './expressions.ts'
import { type Body, nameKind, writeQuestion } from './fields.ts'
import { frameOf } from './frame-of.ts'
import { answerPage, askedOn, knownBefore } from './journey.ts'
import { firstFields, firstRowFields } from './prefill.ts'
import { forDisplay } from './questions/characters.ts'
import type { Problem } from './questions/problem.ts'
import { readQuestion } from './read-question.ts'

/** A page that was posted. `answers` are those without problems; `raw` is what was typed, to be shown again. */
export type PageReading = { readonly answers: Answers; readonly problems: readonly Problem[]; readonly raw: Body }

/**
 * Reads the fields of a page. Names beginning with `_` are the caller's own (token, buttons) and ignored. Fields of
 * questions that this page does not have give `unknownQuestion`; it never throws, whatever was posted.
 */
export function readPage(
  service: CompiledService,
  page: { readonly id: string },
  body: Body,
  context: FormContext,
  answersSoFar: Answers,
): PageReading {
  const compiled = pageOf(service, page.id)
  const known = knownBefore(service, page.id, answersSoFar, context)
  const state = { service, context, frame: frameOf(service, known, context) }
  const { answers, problems } = answerPage(compiled, askedOn(compiled, state.frame), known, state, (question) =>
    readQuestion(question, question.question.id, body, state),
  )
  return { answers, problems: [...problems, ...unknownFields(compiled, body)], raw: rawOf(compiled, body) }
}

/** The draft's answers after a page was saved: what it asked is replaced, everything else stays, even if it does not count now. */
export function withPage(
  service: CompiledService,
  page: { readonly id: string },
  stored: Answers,
  read: Answers,
  context: FormContext,
): Answers {
  const { compiled, frame } = beforePage(service, page, stored, context)
  const asked = new Set(askedOn(compiled, frame).map(({ question }) => question.id))
  return { ...Object.fromEntries(Object.entries(stored).filter(([id]) => !asked.has(id))), ...read }
}

/** The fields of a page from the draft's answers. */
export function fieldsOf(service: CompiledService, page: { readonly id: string }, stored: Answers): Body {
  return Object.assign({}, ...pageOf(service, page.id).questions.map((question) => storedFields(question, stored) ?? {})) as Body
}

/** The fields of a page that is opened: from the draft's answers, and where nothing was answered what is filled in for the person. */
export function filledFields(service: CompiledService, page: { readonly id: string }, stored: Answers, context: FormContext): Body {
  const { compiled, frame } = beforePage(service, page, stored, context)
  const fields = askedOn(compiled, frame).map(
    (question) => storedFields(question, stored) ?? firstFields(question, question.question.id, frame),
  )
  return Object.assign({}, ...fields) as Body
}

/** The fields of a row that is added to a page, `name` being the row's own (`orte.1`, `orte.0.tische.2`). */
export function addedRow(
  service: CompiledService,
  page: { readonly id: string },
  name: string,
  stored: Answers,
  context: FormContext,
): Body {
  const { frame } = beforePage(service, page, stored, context)
  const group = service.questions.get(name.split('.').at(-2) ?? '')
  return group ? firstRowFields(group.row, name, frame) : {}
}

function storedFields(question: CompiledQuestion, stored: Answers): Body | null {
  const { id } = question.question
  const answer = Object.hasOwn(stored, id) ? stored[id] : undefined
  return answer === undefined ? null : (writeQuestion(question, id, answer) ?? {})
}

/** What is reckoned, with its value in words. */
type ShownComputed = ComputedQuestion & { readonly value: string }

/** A question as it is shown: its texts filled in, its conditions made plain, its options in their place. */
export type ShownQuestion = Exclude<Question, ComputedQuestion> | ShownComputed

/** A page ready to be shown: only what is asked. */
export type ShownPage = Omit<Page, 'ask'> & { readonly ask: readonly ShownQuestion[] }

/** Prepares a page with the answers of the pages before it. */
export function shownPage(service: CompiledService, page: { readonly id: string }, answers: Answers, context: FormContext): ShownPage {
  const { compiled, known, frame } = beforePage(service, page, answers, context)
  const lead = compiled.lead?.fill(frame, service.language)
  const asked = askedOn(compiled, frame)
  // What is reckoned on this page is known before anything is answered here: the next one may need it.
  for (const question of asked) reckonInto(known, question, frame)
  return {
    ...compiled.page,
    ...(lead === undefined ? {} : { lead }),
    ask: asked.map((question) => shown(service, question, frame)),
  }
}

function shown(service: CompiledService, compiled: CompiledQuestion, frame: Frame): ShownQuestion {
  const { question, texts, row, is } = compiled
  const filled = Object.fromEntries(
    Object.entries(texts).flatMap(([name, template]) => (template ? [[name, template.fill(frame, service.language)]] : [])),
  )
  const chosen = question.type === 'choice' || question.type === 'choices' ? { options: optionsAsked(compiled, frame) } : {}
  const rows = isRepeated(question)
    ? { ask: row.filter((inner) => isAsked(inner, frame)).map((inner) => shown(service, inner, frame)) }
    : {}
  const value = is === null ? {} : { value: computedInWords(compiled, is.run(frame), service.language) }
  return { ...asAsked(question, compiled, frame), ...filled, ...chosen, ...rows, ...value } as ShownQuestion
}

/** What is known when a page is opened. */
function beforePage(service: CompiledService, page: { readonly id: string }, answers: Answers, context: FormContext) {
  const compiled = pageOf(service, page.id)
  const known = knownBefore(service, page.id, answers, context)
  return { compiled, known, frame: frameOf(service, known, context) }
}

function pageOf(service: CompiledService, id: string): CompiledPage {
  const page = service.pages.find((candidate) => candidate.page.id === id)
  if (!page) throw new RangeError(`${service.definition.id} has no page "${id}"`)
  return page
}

function unknownFields({ questions }: CompiledPage, body: Body): Problem[] {
  return Object.keys(body).flatMap((name): Problem[] => {
    if (name.startsWith('_') || nameKind(questions, name, body) !== 'unknown') return []
    return [
      { field: forDisplay(name), question: forDisplay(name), code: 'unknownQuestion', params: { name: forDisplay(name).slice(0, 60) } },
    ]
  })
}

function rawOf({ questions }: CompiledPage, body: Body): Body {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      nameKind(questions, name, body) === 'field' ? [[name, typeof value === 'string' ? forDisplay(value) : value.map(forDisplay)]] : [],
    ),
  )
}
