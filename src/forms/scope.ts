/** What the names in a service's expressions mean: its answers, its statute, its authority. */
import type { Language } from './days.ts'
import type { BylawValueType, Definition } from './definition.ts'
import { rhythmName, weekdayName } from './period-words.ts'
import { type Option, type Question, rhythms, weekdays } from './question.ts'
import { countryOptions, nationalityOptions } from './questions/countries.ts'
import type { FeelType } from './feel/types.ts'
import { any, boolean, contextOf, date, dayOfYear, integer, listOf, money, number, text, time } from './feel/types.ts'

/** The options of a choice, from itself or from the code list that it names; of countries their names in a language. */
export function optionsOf(definition: Definition, question: Question, language: Language): readonly Option[] {
  if (question.type === 'country') return countryOptions(language)
  if (question.type === 'nationality') return nationalityOptions(language)
  if (question.type !== 'choice' && question.type !== 'choices') return []
  return question.options ?? (question.list === undefined ? [] : (definition.lists[question.list] ?? []))
}

const address = contextOf({ street: text, houseNumber: text, addition: text, postalCode: text, place: text })
const repetition = (language: Language): FeelType =>
  contextOf({
    every: { kind: 'string', options: rhythms.map((code) => ({ code, label: rhythmName(code, language) })) },
    weekdays: listOf({ kind: 'string', options: weekdays.map((code) => ({ code, label: weekdayName(code, language) })) }),
    fromMonth: integer,
    toMonth: integer,
  })
const file = contextOf({ name: text, size: integer, mediaType: text })
const organisation = contextOf({ name: text, legalForm: text, contactPerson: text })
const location = contextOf({
  street: text,
  houseNumber: text,
  postalCode: text,
  place: text,
  side: text,
  length: number,
  width: number,
  area: number,
  isDrawn: boolean,
})

/**
 * The type of a question's answer; names of codes are in `language`. Null for information, which has none, and for what is
 * reckoned: that has its expression's.
 */
export function answerType(definition: Definition, question: Question, language: Language): FeelType | null {
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
      return { kind: 'string', options: optionsOf(definition, question, language) }
    case 'choices':
      return listOf({ kind: 'string', options: optionsOf(definition, question, language) })
    case 'address':
      return address
    case 'person':
      return contextOf({ firstName: text, lastName: text, ...(question.birthDate ? { birthDate: date } : {}) })
    case 'organisation':
      return organisation
    case 'information':
    case 'computed':
      return null
    case 'file':
      return listOf(file)
    case 'group':
    case 'table':
      return listOf(contextOf(answerTypes(definition, question.ask, language)))
    case 'time':
      return time
    case 'period':
      return contextOf({ from: date, to: date, ...(question.times ? { fromTime: time, toTime: time } : {}) })
    case 'repetition':
      return repetition(language)
    case 'country':
    case 'nationality':
      return { kind: 'string', options: optionsOf(definition, question, language) }
    case 'vehiclePlate':
      return text
    case 'signature':
      return contextOf({ name: text })
    case 'location':
      return location
  }
}

/** Types by question id. */
export function answerTypes(definition: Definition, questions: readonly Question[], language: Language): Record<string, FeelType> {
  const types: Record<string, FeelType> = {}
  for (const question of questions) {
    const type = answerType(definition, question, language)
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
