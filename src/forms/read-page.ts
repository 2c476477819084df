/** Reads a posted page, and prepares a page to be shown. */
import type { CompiledPage, CompiledQuestion, CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import type { Page } from './definition.ts'
import type { Answer, Answers, Question, SimpleQuestion } from './question.ts'
import type { Frame } from './expressions.ts'
import { holds } from './expressions.ts'
import { frameOf } from './frame-of.ts'
import { askedOn, failedChecks, walk } from './journey.ts'
import { forDisplay } from './questions/characters.ts'
import type { Problem } from './questions/problem.ts'
import { type Body, fieldNamesOf, readQuestion, writeQuestion } from './read-question.ts'

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
  const before = walk(service, answersSoFar, context, page.id).counted
  const answers: Record<string, Answer> = {}
  const known: Record<string, Answer> = { ...before } as Record<string, Answer>
  const frame = frameOf(service, known, context)
  const asked = askedOn(compiled, frame)
  const problems: Problem[] = []
  for (const question of asked) {
    const { id } = question.question
    const reading = readQuestion(question, id, body, { service, context, frame })
    if (reading.answer !== null) {
      answers[id] = reading.answer
      known[id] = reading.answer
    }
    problems.push(...reading.problems)
  }
  problems.push(...failedChecks(service, compiled, asked, frame, problems), ...unknownFields(compiled, body))
  return { answers, problems, raw: rawOf(compiled, body) }
}

/** The draft's answers after a page was saved: what it asked is replaced, everything else stays, even if it does not count now. */
export function withPage(
  service: CompiledService,
  page: { readonly id: string },
  stored: Answers,
  read: Answers,
  context: FormContext,
): Answers {
  const compiled = pageOf(service, page.id)
  const frame = frameOf(service, walk(service, stored, context, page.id).counted, context)
  const asked = new Set(askedOn(compiled, frame).map(({ question }) => question.id))
  return { ...Object.fromEntries(Object.entries(stored).filter(([id]) => !asked.has(id))), ...read }
}

/** The fields of a page from the draft's answers, to be shown when it is opened. */
export function fieldsOf(service: CompiledService, page: { readonly id: string }, stored: Answers): Body {
  const bodies = pageOf(service, page.id).questions.map((question) => {
    const answer = Object.hasOwn(stored, question.question.id) ? stored[question.question.id] : undefined
    return answer === undefined ? {} : (writeQuestion(question, question.question.id, answer) ?? {})
  })
  return Object.assign({}, ...bodies) as Body
}

/** A page ready to be shown: only what is asked, texts filled in, options of code lists put in their place. */
export function shownPage(service: CompiledService, page: { readonly id: string }, answers: Answers, context: FormContext): Page {
  const compiled = pageOf(service, page.id)
  const frame = frameOf(service, walk(service, answers, context, page.id).counted, context)
  const lead = compiled.lead?.fill(frame, service.language)
  return {
    ...compiled.page,
    ...(lead === undefined ? {} : { lead }),
    ask: askedOn(compiled, frame).map((question) => shown(service, question, frame)),
  }
}

function shown(service: CompiledService, compiled: CompiledQuestion, frame: Frame): Question {
  const { question, texts, options } = compiled
  const filled = Object.fromEntries(
    Object.entries(texts).flatMap(([name, template]) => (template ? [[name, template.fill(frame, service.language)]] : [])),
  )
  const chosen = question.type === 'choice' || question.type === 'choices' ? { options } : {}
  const row = compiled.row
    .filter((inner) => inner.when === null || holds(inner.when, frame))
    .map((inner) => shown(service, inner, frame) as SimpleQuestion)
  return { ...question, ...filled, ...chosen, ...(question.type === 'group' ? { ask: row } : {}) } as Question
}

function pageOf(service: CompiledService, id: string): CompiledPage {
  const page = service.pages.find((candidate) => candidate.page.id === id)
  if (!page) throw new RangeError(`${service.definition.id} has no page "${id}"`)
  return page
}

function unknownFields(compiled: CompiledPage, body: Body): Problem[] {
  const known = new Set(compiled.questions.flatMap((question) => fieldNamesOf(question, question.question.id, body)))
  const rows = new Set([...known].flatMap((name) => /^\w+\.\d+\./.exec(name)?.[0] ?? []))
  const groups = new Set(compiled.questions.filter(({ question }) => question.type === 'group').map(({ question }) => question.id))
  return Object.keys(body).flatMap((name): Problem[] => {
    // Rows beyond the posted number are what is left of a row that was taken away.
    const row = /^(\w+)\.\d+\./.exec(name)
    const isLeftRow = row !== null && groups.has(row[1] ?? '') && !rows.has(row[0])
    if (known.has(name) || name.startsWith('_') || isLeftRow) return []
    return [
      { field: forDisplay(name), question: forDisplay(name), code: 'unknownQuestion', params: { name: forDisplay(name).slice(0, 60) } },
    ]
  })
}

function rawOf(compiled: CompiledPage, body: Body): Body {
  const names = compiled.questions.flatMap((question) => fieldNamesOf(question, question.question.id, body))
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(body, name) ? body[name] : undefined
      return value === undefined ? [] : [[name, typeof value === 'string' ? forDisplay(value) : value.map(forDisplay)]]
    }),
  )
}
