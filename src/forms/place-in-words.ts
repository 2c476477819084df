/** What a text of a definition is called by people who have the form in front of them and not its file. */
import type { Language } from './days.ts'
import type { Definition } from './definition.ts'
import { type Question, withRows } from './question.ts'

/** The words for the last step of a path, and for what it belongs to. */
const words = {
  de: {
    title: 'Überschrift',
    lead: 'Einleitung',
    label: 'Frage',
    hint: 'Hilfetext',
    text: 'Text',
    unit: 'Einheit',
    item: 'Name einer Zeile',
    unknown: 'Satz ohne Betrag',
    note: 'Erläuterung',
    say: 'Meldung',
    options: 'Antwort',
    page: (name: string) => `Seite „${name}“`,
    question: (name: string) => `Frage „${name}“`,
    line: (name: string) => `Zeile „${name}“ der Berechnung`,
    check: (name: string) => `Meldung bei „${name}“`,
    list: (name: string) => `Liste „${name}“`,
    desk: 'Text des Amts',
    service: 'Der Dienst',
    summary: 'Kurzbeschreibung',
    because: 'Begründung',
    afterwards: 'wie es weitergeht',
    needed: 'was man braucht',
    start: 'Startseite',
  },
  en: {
    title: 'heading',
    lead: 'introduction',
    label: 'question',
    hint: 'hint',
    text: 'text',
    unit: 'unit',
    item: 'name of a row',
    unknown: 'sentence without an amount',
    note: 'explanation',
    say: 'message',
    options: 'answer',
    page: (name: string) => `page “${name}”`,
    question: (name: string) => `question “${name}”`,
    line: (name: string) => `line “${name}” of the assessment`,
    check: (name: string) => `message at “${name}”`,
    list: (name: string) => `list “${name}”`,
    desk: 'text of the desk',
    service: 'the service',
    summary: 'summary',
    because: 'reason',
    afterwards: 'what comes next',
    needed: 'what is needed',
    start: 'start page',
  },
} as const

type Words = (typeof words)[Language]

const partIn = (vocabulary: Words, part: string): string => {
  const name: unknown = Object.hasOwn(vocabulary, part) ? vocabulary[part as keyof Words] : undefined
  return typeof name === 'string' ? name : part
}

const named = (question: Question | undefined, id: string): string => question?.label ?? id

/**
 * `Seite „Ihr Hund“, Überschrift` for `pages.hund.title`. A path that the definition does not have is named by its ids.
 */
export function placeInWords(definition: Definition, path: string, language: Language): string {
  const vocabulary: Words = words[language]
  const [kind = '', id = '', ...rest] = path.split('.')
  const last = rest.at(-1) ?? ''
  const questionOf = (name: string): Question | undefined =>
    definition.pages.flatMap(({ ask }) => ask.flatMap(withRows)).find((asked) => asked.id === name)
  if (kind === 'pages')
    return `${vocabulary.page(definition.pages.find((page) => page.id === id)?.title ?? id)}, ${partIn(vocabulary, last)}`
  if (kind === 'questions') {
    const holder = vocabulary.question(named(questionOf(id), id))
    if (last === 'label') return holder
    return rest.length > 1 ? `${holder}, ${partIn(vocabulary, rest[0] ?? '')} „${last}“` : `${holder}, ${partIn(vocabulary, last)}`
  }
  if (kind === 'checks') return vocabulary.check(named(questionOf(id), id))
  if (kind === 'assessment') {
    const label = definition.assessment.find((line) => line.id === id)?.label ?? id
    return last === 'label' ? vocabulary.line(label) : `${vocabulary.line(label)}, ${partIn(vocabulary, last)}`
  }
  if (kind === 'lists') return `${vocabulary.list(id)}, ${last}`
  if (kind === 'desk') return `${vocabulary.desk} (${path})`
  return kind === 'before' ? `${vocabulary.start}, ${partIn(vocabulary, id)}` : `${vocabulary.service}, ${partIn(vocabulary, id || kind)}`
}
