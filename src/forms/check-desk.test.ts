import { describe, expect, test } from 'vitest'
import { checkDesk } from './check-desk.ts'
import { head, serviceFrom } from './test-service.ts'
import { compareTexts, localise, textsOf } from './texts.ts'

const pages = `pages:
  - id: antrag
    title: Antrag
    ask:
      - { id: art, type: text, label: Was? }
      - { id: ab, type: date, label: Ab wann? }
      - { id: wo, type: address, label: Wo? }
      - { id: orte, type: group, label: Orte, item: Ort, ask: [{ id: stelle, type: address, label: Wo? }] }
      - { id: gaeste, type: group, label: Gäste, item: Gast, ask: [{ id: name, type: text, label: Name }] }
procedure: permit
`
const desk = `desk:
  subject: [art]
  place: orte
  period: ab
  permit: { title: Erlaubnis, law: ["§ 1"] }
  provisos: [{ id: sauber, label: Sauberkeit, text: Bitte halten Sie den Ort sauber. }]
`
const service = serviceFrom(`${head}${pages}${desk}`)

describe('what a service tells the desk', () => {
  test('may name an address, and a group whose rows have one', () => {
    expect(checkDesk(service.definition)).toEqual([])
    expect(checkDesk({ ...service.definition, desk: { ...service.definition.desk!, place: 'wo' } })).toEqual([])
  })

  test('may name several periods, where not everyone is asked the same', () => {
    expect(checkDesk({ ...service.definition, desk: { ...service.definition.desk!, period: ['ab'] } })).toEqual([])
  })

  test.each([
    ['an unknown question with a label', '[art]', '[{ question: arten, label: Art }]', 'names an unknown question "arten"'],
    ['an unknown question', 'place: orte', 'place: orten', 'names an unknown question "orten"; did you mean "orte"?'],
    ['a group that holds no place', 'place: orte', 'place: gaeste', '"gaeste" is of type group; needed is location or address'],
    ['a text for a period', 'period: ab', 'period: art', '"art" is of type text; needed is period or date'],
    ['a text among several periods', 'period: ab', 'period: [ab, art]', '"art" is of type text; needed is period or date'],
    ['a question that asks for no repetition', 'period: ab', 'repetition: ab', '"ab" is of type date; needed is repetition'],
    ['an unknown line', 'period: ab', 'annualLines: [jahr]', 'names an unknown line of the assessment "jahr"'],
    [
      'two provisos of one id',
      'provisos: [',
      'provisos: [{ id: sauber, label: Noch einmal, text: Sauber. }, ',
      'the id "sauber" is already that of another proviso',
    ],
  ])('must not name %s', (_what, from, to, message) => {
    expect(() => serviceFrom(`${head}${pages}${desk.replace(from, to)}`)).toThrow(message)
  })

  test('is worded by a town as it likes, and needs no translation', () => {
    expect(textsOf(service.definition)).toMatchObject({ 'desk.permit.title': 'Erlaubnis', 'desk.provisos.sauber.label': 'Sauberkeit' })
    expect(compareTexts(service.definition, {}).missing.filter((path) => path.startsWith('desk.'))).toEqual([])
    const labelled = serviceFrom(`${head}${pages}${desk.replace('[art]', '[{ question: art, label: Art }]')}`).definition
    expect(localise(labelled, { 'desk.subject.art.label': 'Was' }).desk?.subject).toEqual([{ question: 'art', label: 'Was' }])
    const ours = localise(service.definition, { 'desk.provisos.sauber.text': 'Fegen Sie jeden Abend.' })
    expect(ours.desk?.provisos?.[0]?.text).toBe('Fegen Sie jeden Abend.')
  })

  test('says that a proviso is an obligation unless it is something else', () => {
    expect(service.definition.desk?.provisos?.[0]?.kind).toBe('obligation')
  })
})
