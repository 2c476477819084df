/** What the names in a service's expressions mean: its answers, its statute, its authority. */
import type { BylawValueType, Definition } from './definition.ts'
import type { Option, Question } from './question.ts'
import type { FeelType } from './feel/types.ts'
import { any, boolean, contextOf, date, dayOfYear, integer, listOf, money, number, text } from './feel/types.ts'

/** The options of a choice, from itself or from the code list that it names. */
export function optionsOf(definition: Definition, question: Question): readonly Option[] {
  if (question.type !== 'choice' && question.type !== 'choices') return []
  return question.options ?? (question.list === undefined ? [] : (definition.lists[question.list] ?? []))
}

const address = contextOf({ street: text, houseNumber: text, addition: text, postalCode: text, place: text })
const file = contextOf({ name: text, size: integer, mediaType: text })
const organisation = contextOf({ name: text, legalForm: text, contactPerson: text })

/** The type of a question's answer. Null for information, which has none. */
export function answerType(definition: Definition, question: Question): FeelType | null {
  switch (question.type) {
    case 'text':
    case 'longText':
    case 'email':
    case 'phone':
    case 'iban':
      return text
    case 'number':
      return question.decimals === 0 ? integer : number
    case 'money':
      return money
    case 'date':
      return date
    case 'yesNo':
    case 'declaration':
      return boolean
    case 'choice':
      return { kind: 'string', options: optionsOf(definition, question) }
    case 'choices':
      return listOf({ kind: 'string', options: optionsOf(definition, question) })
    case 'address':
      return address
    case 'person':
      return contextOf({ firstName: text, lastName: text, ...(question.birthDate ? { birthDate: date } : {}) })
    case 'organisation':
      return organisation
    case 'information':
      return null
    case 'file':
      return listOf(file)
    case 'group':
      return listOf(contextOf(answerTypes(definition, question.ask)))
  }
}

/** Types by question id. */
export function answerTypes(definition: Definition, questions: readonly Question[]): Record<string, FeelType> {
  const types: Record<string, FeelType> = {}
  for (const question of questions) {
    const type = answerType(definition, question)
    if (type) types[question.id] = type
  }
  return types
}

const bylawTypes: Record<BylawValueType, FeelType> = {
  integer,
  number,
  money,
  text,
  yesNo: boolean,
  amounts: listOf(money),
  texts: listOf(text),
  daysOfYear: listOf(dayOfYear),
}

/** The statute as one nested type. Undefined when the service reads none; unchecked when it does not say what it reads. */
export function bylawType(definition: Definition): FeelType | undefined {
  if (definition.bylaw === undefined) return undefined
  if (Object.keys(definition.bylawValues).length === 0) return any
  return nested(Object.entries(definition.bylawValues).map(([name, type]) => [name.split('.'), bylawTypes[type]]))
}

function nested(entries: readonly (readonly [readonly string[], FeelType])[]): FeelType {
  const byFirst = Map.groupBy(entries, ([path]) => path[0] ?? '')
  return contextOf(
    Object.fromEntries(
      [...byFirst].map(([name, group]) => {
        const leaf = group.find(([path]) => path.length === 1)
        return [name, leaf ? leaf[1] : nested(group.map(([path, type]) => [path.slice(1), type]))]
      }),
    ),
  )
}

/** The authority as `FormAuthority` hands it in. */
export const authorityType: FeelType = contextOf({
  id: text,
  name: text,
  kind: text,
  sepa: contextOf({ creditorId: text, mandateReference: text }),
})
