/** The checks on what a service tells the desk: that each name leads somewhere a decision can be filled in from. */
import { didYouMean } from '../platform/closest.ts'
import type { DefinitionProblem } from './compiled.ts'
import type { Definition } from './definition.ts'
import { placeTypes } from './desk.ts'

/** Of which types a question that the desk reads may be; absent: of any. */
const allowedTypes = {
  since: ['date'],
  subject: undefined,
  place: placeTypes,
  period: ['period', 'date'],
  day: ['date'],
  repetition: ['repetition'],
} as const satisfies Record<string, readonly string[] | undefined>

/** Everything under `desk` that names a question or a line of the assessment. */
export function checkDesk({ desk, pages, assessment }: Definition): DefinitionProblem[] {
  if (desk === undefined) return []
  const questions = new Map(pages.flatMap((page) => page.ask.map((question) => [question.id, question] as const)))
  const lines = assessment.map(({ id }) => id)
  const problems = (['annualLines', 'spanLines', 'feeLines'] as const).flatMap((name) =>
    (desk[name] ?? []).flatMap((id, index): DefinitionProblem[] =>
      lines.includes(id)
        ? []
        : [{ path: ['desk', name, index], message: `names an unknown line of the assessment "${id}"${didYouMean(id, lines)}` }],
    ),
  )
  ;(desk.spanLines ?? []).forEach((id, index) => {
    const line = assessment.find((one) => one.id === id)
    if (line && !line.span) problems.push({ path: ['desk', 'spanLines', index], message: `"${id}" is for no time; give it a "span"` })
  })
  for (const id of Object.keys(desk.feeBasis ?? {}))
    if (!lines.includes(id))
      problems.push({ path: ['desk', 'feeBasis', id], message: `names an unknown line of the assessment "${id}"${didYouMean(id, lines)}` })
  if (desk.permitBy && !desk.permit)
    problems.push({
      path: ['desk', 'permitBy'],
      message: 'says when a permit is called otherwise; "permit" must say what it is called else',
    })
  for (const name of Object.keys(allowedTypes) as (keyof typeof allowedTypes)[]) {
    const types: readonly string[] | undefined = allowedTypes[name]
    for (const named of [desk[name] ?? []].flat()) {
      const id = typeof named === 'string' ? named : named.question
      const question = questions.get(id)
      const path = ['desk', name]
      if (!question) {
        problems.push({ path, message: `names an unknown question "${id}"${didYouMean(id, questions.keys())}` })
        continue
      }
      const found: readonly string[] =
        question.type === 'group' && name === 'place' ? question.ask.map(({ type }) => type) : [question.type]
      if (types && !found.some((type) => types.includes(type)))
        problems.push({ path, message: `"${id}" is of type ${question.type}; needed is ${types.join(' or ')}` })
    }
  }
  return [...problems, ...doublesIn('provisos', desk.provisos, 'proviso'), ...doublesIn('hints', desk.hints, 'hint')]
}

function doublesIn(name: 'provisos' | 'hints', entries: readonly { readonly id: string }[] = [], kind: string): DefinitionProblem[] {
  const ids = entries.map(({ id }) => id)
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => ({ path: ['desk', name], message: `the id "${id}" is already that of another ${kind}` }))
}
