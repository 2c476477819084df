import { beforeAll, describe, expect, test } from 'vitest'
import type { Definition } from '../forms/definition.ts'
import { example } from '../forms/example.ts'
import { overlay } from '../forms/overlay.ts'
import type { Region } from '../network/store.ts'
import { type OverlayProof, proveOverlay } from './overlay-proof.ts'
import { shippedCatalogue, twoPageService } from './test-catalogue.ts'

let region: Region
beforeAll(async () => {
  region = (await shippedCatalogue()).region
})

const master = twoPageService('klein')
const named = (name: string, answers: object, authority = 'marl') => example.parse({ name, authority, on: '2026-11-23', answers })
const both = [named('Zoë', { name: 'Zoë' }), named('Bo', { name: 'Bo' })]

/** A question of the town's own, with what examples answer. */
const asked = (after: string, question: object, answers: object = {}) => ({ after, question, en: { label: 'In English' }, ...answers })
const tag = (answers: object) => asked('name', { id: 'marke', type: 'yesNo', label: 'Hat der Hund eine Marke?' }, answers)
const number = asked('wunsch', { id: 'nummer', type: 'text', label: 'Welche?', when: 'marke = true' }, { answer: 'MA-12' })

const proof = (ask: readonly object[], examples = both, definition: Definition = master): OverlayProof =>
  proveOverlay('marl', definition, overlay.parse({ ask }), examples, region)
const gaps = ({ missing }: OverlayProof) => missing.map(({ path, outcome, towns }) => [path.join('.'), outcome, towns])

describe("a condition of a town's own question", () => {
  test('must be seen both ways by examples of the town', () => {
    const proved = proof([tag({ answer: true }), number])
    expect(proved.failures).toEqual([])
    expect(gaps(proved)).toEqual([['ask.nummer.question.when', 'no', ['marl']]])
  })

  test('is seen both ways where one example answers otherwise', () => {
    expect(proof([tag({ answer: true, answerIn: { Bo: false } }), number])).toEqual({ failures: [], missing: [] })
  })

  test('is not shown by what the neighbours have', () => {
    const elsewhere = [both[0]!, named('Bo', { name: 'Bo' }, 'herten'), named('Al', { name: 'Al' })]
    expect(gaps(proof([tag({ answer: true, answerIn: { Al: true } }), number], elsewhere))).toHaveLength(1)
  })

  test('counts within its rows, and where an answer becomes needed', () => {
    const rows = {
      id: 'tiere',
      type: 'group',
      label: 'Tiere',
      item: 'Tier',
      min: 1,
      max: 3,
      ask: [{ id: 'art', type: 'text', label: 'Art', optional: true, requiredWhen: 'name = "Zoë"' }],
    }
    const added = {
      after: 'wunsch',
      question: rows,
      en: { label: 'Animals', item: 'animal', 'art.label': 'Kind' },
      answer: [{ art: 'Hund' }],
    }
    expect(proof([added])).toEqual({ failures: [], missing: [] })
    expect(gaps(proof([added], both.slice(1)))).toEqual([['ask.tiere.question.ask.0.requiredWhen', 'yes', ['marl']]])
  })

  test('that the statute or the town decides may always come out the same there', () => {
    const local = asked('name', { id: 'hinweis', type: 'information', label: 'Hinweis', text: 'Gut.', when: 'authority.id = "marl"' })
    expect(proof([{ ...local, en: { label: 'Note', text: 'Good.' } }])).toEqual({ failures: [], missing: [] })
  })
})

test('an example that fails is all that is told; one that is named and not there fails, too', () => {
  const { failures, missing } = proof([tag({}), number])
  expect(failures).toEqual(both.map(({ name }) => `"${name} (marl)": problems that are not expected: marke: required`))
  expect(missing).toEqual([])
  expect(proof([tag({ answer: true, answerIn: { Boo: false } })]).failures).toEqual([
    '"marke" is answered in "Boo", which is no example here; did you mean "Bo"?',
  ])
})

test('own texts prove nothing; without any examples nothing is known', () => {
  const texts = overlay.parse({ texts: { 'questions.name.label': { master: 'Ihr Name', ours: 'Wer?', en: 'Who?' } } })
  const failing = [named('leer', {})]
  expect(proveOverlay('marl', master, texts, failing, region)).toEqual({ failures: [], missing: [] })
  expect(proof([tag({}), number], [])).toEqual({ failures: [], missing: [] })
})
