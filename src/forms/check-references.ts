/** The checks on a compiled service that look at more than one of its parts. */
import { didYouMean } from '../platform/closest.ts'
import { partWithin } from './check-place.ts'
import { type CompiledQuestion, type CompiledService, type DefinitionProblem, withCompiledRows } from './compiled.ts'
import type { Definition } from './definition.ts'
import { checkDesk } from './check-desk.ts'
import { isRepeated, isTold, type Question, type QuestionType, rowOf } from './question.ts'
import { patternProblem } from './patterns.ts'
import { codesOf, partsOf } from './questions/kinds.ts'

/** Where a question is asked: its page, and its place among all questions. */
type Place = { readonly page: number; readonly order: number }

/** Everything that names something: ids, lists, contacts, conditions, checks, words for problems, patterns. */
export function checkReferences(service: CompiledService): DefinitionProblem[] {
  return [
    ...duplicateIds(service.definition),
    ...conditions(service),
    ...checks(service),
    ...questions(service),
    ...contacts(service.definition),
    ...lines(service),
    ...checkDesk(service.definition),
  ]
}

function duplicateIds(definition: Definition): DefinitionProblem[] {
  const seen = new Map<string, string>()
  const problems: DefinitionProblem[] = []
  const note = (id: string, what: string, path: (string | number)[]) => {
    const before = seen.get(id)
    if (before)
      problems.push({ path, message: `the id "${id}" is already that of ${before}; pages, questions and values share one namespace` })
    else seen.set(id, what)
  }
  const noteRow = (question: Question, path: (string | number)[]): void =>
    rowOf(question).forEach((inner, index) => {
      const innerPath = [...path, 'ask', index]
      note(inner.id, `a question in the group "${question.id}"`, [...innerPath, 'id'])
      noteRow(inner, innerPath)
    })
  definition.pages.forEach((page, pageIndex) => {
    note(page.id, `page "${page.title}"`, ['pages', pageIndex, 'id'])
    page.ask.forEach((question, index) => {
      const path = ['pages', pageIndex, 'ask', index]
      note(question.id, `a question on page "${page.id}"`, [...path, 'id'])
      noteRow(question, path)
    })
  })
  definition.values.forEach((value, index) => note(value.id, 'a value', ['values', index, 'id']))
  const hasSpans = definition.assessment.some((line) => line.span)
  for (const reserved of ['bylaw', 'authority', ...(hasSpans ? ['span'] : [])]) {
    if (seen.has(reserved))
      problems.push({ path: [], message: `"${reserved}" cannot be an id: expressions read the ${reserved} by this name` })
  }
  return problems
}

function placesOf(service: CompiledService): Map<string, Place> {
  const places = new Map<string, Place>()
  service.pages.forEach((page, index) => {
    for (const { question } of page.questions.flatMap(withCompiledRows)) places.set(question.id, { page: index, order: places.size })
  })
  return places
}

/** A condition may look only at earlier pages; of two that wait for each other, the circle is named. */
function conditions(service: CompiledService): DefinitionProblem[] {
  const places = placesOf(service)
  const pageId = (index: number): string => service.pages[index]?.page.id ?? ''
  const problems: DefinitionProblem[] = []
  const waitsFor = service.pages.map(
    (page) => new Set([page.when, ...page.questions.map((question) => question.when)].flatMap((when) => [...(when?.names ?? [])])),
  )
  const circleFrom = (start: number, target: number, visited: Set<number> = new Set()): string[] | null => {
    for (const name of waitsFor[target] ?? []) {
      const next = places.get(name)?.page
      if (next === undefined) continue
      const step = `page "${pageId(target)}" waits for "${name}" on page "${pageId(next)}"`
      if (next === start) return [step]
      if (visited.has(next)) continue
      visited.add(next)
      const rest = circleFrom(start, next, visited)
      if (rest) return [step, ...rest]
    }
    return null
  }
  const look = (names: Iterable<string>, page: number, path: (string | number)[], what: string) => {
    for (const name of names) {
      const asked = places.get(name)
      if (!asked || asked.page < page) continue
      const circle = asked.page > page ? circleFrom(page, asked.page) : null
      if (circle)
        problems.push({
          path,
          message: `this condition is circular: page "${pageId(page)}" waits for "${name}" on page "${pageId(asked.page)}", and ${circle.join(', and ')}`,
        })
      else if (asked.page === page && what === 'page')
        problems.push({ path, message: `this condition is circular: page "${pageId(page)}" waits for its own question "${name}"` })
      else
        problems.push({
          path,
          message: `looks at "${name}", which is asked ${asked.page === page ? 'on the same page' : `later, on page "${pageId(asked.page)}"`}; only answers of earlier pages are known here`,
        })
    }
  }
  service.pages.forEach((page, index) => {
    look(page.when?.names ?? [], index, ['pages', index, 'when'], 'page')
    look(page.lead?.names ?? [], index, ['pages', index, 'lead'], 'text')
    const visit = (compiled: CompiledQuestion, path: (string | number)[]) => {
      look(compiled.when?.names ?? [], index, [...path, 'when'], 'question')
      for (const [name, template] of Object.entries(compiled.texts)) look(template?.names ?? [], index, [...path, name], 'text')
      for (const name of ['requiredWhen', 'prefill', 'among'] as const)
        look(compiled[name]?.names ?? [], index, [...path, name], 'question')
      for (const name of ['earliest', 'latest', 'atLeast', 'atMost'] as const) {
        for (const other of compiled[name]?.names ?? []) {
          if ((places.get(other)?.order ?? -1) >= (places.get(compiled.question.id)?.order ?? 0))
            problems.push({ path: [...path, name], message: `looks at "${other}", which is asked later` })
        }
      }
      // What was reckoned above on the same page is known as well.
      const isAbove = (name: string): boolean =>
        Boolean(service.questions.get(name)?.is) && (places.get(name)?.order ?? 0) < (places.get(compiled.question.id)?.order ?? 0)
      look(
        [...(compiled.is?.names ?? [])].filter((name) => !isAbove(name)),
        index,
        [...path, 'is'],
        'question',
      )
      compiled.row.forEach((inner, innerIndex) => visit(inner, [...path, 'ask', innerIndex]))
    }
    page.questions.forEach((question, questionIndex) => visit(question, ['pages', index, 'ask', questionIndex]))
  })
  return problems
}

function checks(service: CompiledService): DefinitionProblem[] {
  const places = placesOf(service)
  const compiled = new Map(service.pages.flatMap((page) => page.checks.map((entry) => [entry.check, entry] as const)))
  return service.definition.checks.flatMap((check, index): DefinitionProblem[] => {
    const path = ['checks', index, 'at']
    const found = compiled.get(check)
    const question = found && service.questions.get(found.at.question)
    const at = places.get(found?.at.question ?? '')
    if (!found || !question || !at)
      return [{ path, message: `is shown at an unknown question "${check.at}"${didYouMean(check.at, places.keys())}` }]
    if (isTold(question.question)) return [{ path, message: `is shown at "${check.at}", which has no field` }]
    const parts = isRepeated(question.question) ? [] : partsOf(question.question)
    if (found.at.part !== '' && partWithin(parts, found.at.part) === undefined)
      return [{ path, message: `is shown at an unknown part "${found.at.part}"${didYouMean(found.at.part, parts)}` }]
    const later = [...found.that.names].filter((name) => (places.get(name)?.page ?? 0) > at.page)
    return later.map((name) => ({
      path: ['checks', index, 'that'],
      message: `looks at "${name}", which is asked after "${check.at}"; show the sentence at the last of the questions`,
    }))
  })
}

/** The work of a pattern grows with the length of the text. */
const LONGEST_TEXT_WITH_PATTERN = 200

function questions(service: CompiledService): DefinitionProblem[] {
  const problems: DefinitionProblem[] = []
  const lists = Object.keys(service.definition.lists)
  const visit = ({ question, row }: CompiledQuestion, path: (string | number)[]) => {
    if (question.type === 'choice' || question.type === 'choices') {
      if ((question.options === undefined) === (question.list === undefined))
        problems.push({ path, message: `"${question.id}" needs either "options" or "list"` })
      if (question.list !== undefined && !lists.includes(question.list))
        problems.push({ path: [...path, 'list'], message: `names an unknown list "${question.list}"${didYouMean(question.list, lists)}` })
    }
    const unfit = question.type === 'text' && question.pattern !== undefined ? patternProblem(question.pattern) : null
    if (question.type === 'text' && unfit !== null) problems.push({ path: [...path, 'pattern'], message: `"${question.pattern}" ${unfit}` })
    if (question.type === 'text' && question.pattern !== undefined && question.max > LONGEST_TEXT_WITH_PATTERN)
      problems.push({ path: [...path, 'max'], message: `a text with a pattern may have at most ${LONGEST_TEXT_WITH_PATTERN} characters` })
    if ('min' in question && 'max' in question && question.min !== undefined && question.max !== undefined && question.min > question.max) {
      problems.push({ path: [...path, 'min'], message: `the least (${question.min}) is more than the most (${question.max})` })
    }
    if (question.type === 'time' && question.earliest !== undefined && question.latest !== undefined && question.earliest > question.latest)
      problems.push({ path: [...path, 'earliest'], message: `${question.earliest} is later than the latest time, ${question.latest}` })
    if (!isTold(question)) {
      const codes = codesOf(question)
      for (const code of Object.keys(question.say ?? {})) {
        if (!codes.includes(code as never))
          problems.push({
            path: [...path, 'say', code],
            message: `"${code}" cannot happen here${didYouMean(code, codes) || `; possible is ${codes.join(', ')}`}`,
          })
      }
    }
    row.forEach((inner, index) => visit(inner, [...path, 'ask', index]))
  }
  service.pages.forEach((page, pageIndex) =>
    page.questions.forEach((question, index) => visit(question, ['pages', pageIndex, 'ask', index])),
  )
  return problems
}

const contactTypes: Record<keyof Definition['contact'], readonly QuestionType[]> = {
  email: ['email'],
  person: ['person'],
  organisation: ['organisation'],
  address: ['address'],
  electronicConsent: ['yesNo', 'declaration'],
}

function contacts(definition: Definition): DefinitionProblem[] {
  const types = new Map(definition.pages.flatMap((page) => page.ask.map((question) => [question.id, question.type] as const)))
  return (Object.keys(contactTypes) as (keyof Definition['contact'])[]).flatMap((name) => {
    const id = definition.contact[name]
    if (id === undefined) return []
    const type = types.get(id)
    const path = ['contact', name]
    if (!type) return [{ path, message: `names an unknown question "${id}"${didYouMean(id, types.keys())}` }]
    return contactTypes[name].includes(type)
      ? []
      : [{ path, message: `"${id}" is of type ${type}; needed is ${contactTypes[name].join(' or ')}` }]
  })
}

function lines(service: CompiledService): DefinitionProblem[] {
  const known = Object.keys(service.definition.bylawValues)
  const seen = new Set<string>()
  return service.definition.assessment.flatMap((line, index) => {
    const problems: DefinitionProblem[] = []
    if (seen.has(line.id))
      problems.push({ path: ['assessment', index, 'id'], message: `the id "${line.id}" is already that of another line` })
    seen.add(line.id)
    if (line.basis !== undefined && known.length > 0 && !known.includes(line.basis)) {
      problems.push({
        path: ['assessment', index, 'basis'],
        message: `rests on an unknown value "${line.basis}"${didYouMean(line.basis, known)}`,
      })
    }
    return problems
  })
}
