import { expect, test } from 'vitest'
import { deskFor } from './desk-for.ts'
import { contextWith, head, problemsOf, serviceFrom } from './test-service.ts'
import { localise } from './texts.ts'

const yaml = `${head}pages:
  - id: antrag
    title: Antrag
    ask:
      - { id: art, type: choice, label: Was?, options: { fest: Fest, kran: Kran, tisch: Tisch } }
procedure: permit
desk:
  permit: { title: Erlaubnis, law: ["§ 1"] }
  permitBy:
    - { when: art = "fest", title: Festerlaubnis }
    - { when: 'art in ["fest", "kran"]', title: Kranerlaubnis, law: ["§ 2", "§ 3"] }
  feeBasis: { platz: "Satzung, Tarif 1" }
  provisos:
    - { id: sauber, label: Sauberkeit, text: Bitte fegen., suggest: true }
    - { id: ruhe, label: Ruhe, text: Bitte leise., when: art = "fest", suggest: true }
  hints:
    - { id: liste, label: Liste, text: Bitte führen Sie eine Liste. }
    - { id: kran, label: Kran, text: Bitte sichern Sie den Kran., when: art = "kran" }
assessment:
  - { id: platz, label: Platz, amount: "100", unknown: Das sagt die Stadt. }
`
const service = serviceFrom(yaml)
const deskOf = (art?: string) => deskFor(service.compiled, art === undefined ? {} : { art }, contextWith())

test.each([
  ['fest', { title: 'Festerlaubnis', law: ['§ 1'] }, ['sauber', 'ruhe']],
  ['kran', { title: 'Kranerlaubnis', law: ['§ 2', '§ 3'] }, ['sauber']],
  ['tisch', { title: 'Erlaubnis', law: ['§ 1'] }, ['sauber']],
  [undefined, { title: 'Erlaubnis', law: ['§ 1'] }, ['sauber']],
])('for %s the first entry that holds names the permit, and provisos that do not suit are not offered', (art, permit, provisos) => {
  const desk = deskOf(art)
  expect(desk?.permit).toEqual(permit)
  expect(desk?.provisos?.map(({ id }) => id)).toEqual(provisos)
})

test.each([
  ['art = "fest", title', 'ort = "fest", title', 'ort'],
  ['when: art = "fest", suggest', 'when: "1", suggest', 'is a number; needed is yes or no'],
  ['when: art = "kran" }', 'when: ort = "kran" }', 'ort'],
  ['id: kran, label', 'id: liste, label', 'the id "liste" is already that of another hint'],
  ['feeBasis: { platz', 'feeBasis: { plaz', 'names an unknown line of the assessment "plaz"; did you mean "platz"?'],
  ['  permit: { title: Erlaubnis, law: ["§ 1"] }\n', '', '"permit" must say what it is called else'],
])('a service that says it wrong is refused: %s', (from, to, message) => {
  expect(yaml).toContain(from)
  expect(problemsOf(yaml.replace(from, to)).join()).toContain(message)
})

test('hints that do not suit are not offered either', () => {
  expect(deskOf('kran')?.hints?.map(({ id }) => id)).toEqual(['liste', 'kran'])
  expect(deskOf('fest')?.hints?.map(({ id }) => id)).toEqual(['liste'])
})

test('a town words each name and basis as it likes', () => {
  const words = {
    'desk.permitBy.1.title': 'Straßenfest',
    'desk.feeBasis.platz': 'Unsere Satzung',
    'desk.hints.liste.text': 'Bitte zählen Sie.',
  }
  const ours = localise(service.definition, words).desk
  expect([ours?.permitBy?.[0]?.title, ours?.feeBasis?.['platz'], ours?.hints?.[0]?.text]).toEqual(Object.values(words))
})
