/** Forms of any size for measuring: all kinds of questions by turns, conditions over earlier answers, everything answered. */
import { compileService } from '../../src/forms/compile-service.ts'
import type { CompiledService } from '../../src/forms/compiled.ts'
import { definition } from '../../src/forms/definition.ts'
import type { Answers } from '../../src/forms/question.ts'

/** `conditions`: so many questions have one of two comparisons, which holds. `codes`: so many entries has the list of each choice. */
export type Size = { readonly pages: number; readonly questions: number; readonly conditions: number; readonly codes: number }

export type LargeForm = { readonly service: CompiledService; readonly answers: Answers; readonly pageIds: readonly string[] }

const kinds: readonly { readonly type: string; readonly answer: Answers[string]; readonly list?: string }[] = [
  { type: 'yesNo', answer: true },
  { type: 'number', answer: 12 },
  { type: 'text', answer: 'Am alten Markt, links neben dem Brunnen' },
  { type: 'choice', answer: 'c3', list: 'codes' },
  { type: 'date', answer: '2026-05-04' },
  { type: 'money', answer: 123_456 },
  { type: 'address', answer: { street: 'Beispielstraße', houseNumber: '1', postalCode: '45772', place: 'Marl' } },
  { type: 'choices', answer: ['c1', 'c2'], list: 'codes' },
  { type: 'person', answer: { firstName: 'Erika', lastName: 'Mustermann' } },
  { type: 'email', answer: 'erika@beispiel.de' },
  { type: 'longText', answer: 'Zwei Zeilen\nüber das, was geplant ist.' },
  { type: 'phone', answer: '+49 209 4710123' },
  { type: 'organisation', answer: { name: 'Gartenfreunde', legalForm: 'e. V.' } },
  { type: 'iban', answer: 'DE02120300000000202051' },
]

/** The first two questions are a yes or no and a number; conditions look at them. */
export function largeForm({ pages, questions, conditions, codes }: Size): LargeForm {
  const all = Array.from({ length: questions }, (_, place) => {
    const { type, list, answer } = kinds[place % kinds.length]!
    return { answer, question: { id: `frage${place}`, type, label: `Frage ${place}`, ...(list === undefined ? {} : { list }) } }
  })
  const pageOf = (place: number): number => Math.floor((place * pages) / questions)
  const isConditional = (place: number): boolean => place >= questions - conditions && pageOf(place) > 0
  const form = definition.parse({
    id: 'messung',
    title: 'Messung',
    summary: 'Nur zum Messen',
    topic: 'querschnittsleistungen',
    audience: ['citizen'],
    trust: { level: 'none', because: 'Nur zum Messen' },
    before: { minutes: 5, afterwards: 'Nichts' },
    pages: Array.from({ length: pages }, (_, page) => ({
      id: `seite${page}`,
      title: `Seite ${page}`,
      ask: all.flatMap(({ question }, place) =>
        pageOf(place) === page ? [{ ...question, ...(isConditional(place) ? { when: 'frage0 = true and frage1 > 3' } : {}) }] : [],
      ),
    })),
    lists: { codes: Array.from({ length: codes }, (_, number) => ({ code: `c${number}`, label: `Eintrag ${number}` })) },
  })
  return {
    service: compileService(form),
    answers: Object.fromEntries(all.map(({ question: { id }, answer }) => [id, answer])),
    pageIds: form.pages.map(({ id }) => id),
  }
}
