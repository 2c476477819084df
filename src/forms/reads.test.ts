import { expect, test } from 'vitest'
import { reads } from './reads.ts'
import { head, serviceFrom } from './test-service.ts'

const { definition } = serviceFrom(`${head}bylaw: hundesteuer
bylawValues: { steuer.jeHundBei: amounts, steuer.faktor: number, beginn.regel: text }
pages:
  - id: seite
    title: Seite
    ask:
      - { id: anzahl, type: number, label: Anzahl, min: 1 }
      - { id: seit, type: date, label: Seit }
      - { id: orte, type: group, item: Ort, label: Orte, min: 1, max: 3, ask: [{ id: flaeche, type: number, label: Fläche }] }
  - id: summe
    title: Summe
    ask:
      - { id: gesamt, type: computed, label: Gesamt, is: "sum(orte.flaeche) * faktor" }
values:
  - { id: faktor, is: bylaw.steuer.faktor }
  - { id: satz, is: "bylaw.steuer.jeHundBei[min(anzahl, 3)]" }
  - { id: doppelt, is: satz * 2 }
  - { id: imJahr, is: yearOf(seit) = yearOf(today()) }
`)

const of = (source: string) => {
  const { answers, statute, authority, today } = reads(definition, source)
  return { answers: [...answers].toSorted(), statute: [...statute].toSorted(), authority, today }
}
const nothing = { answers: [], statute: [], authority: false, today: false }

test('an expression reads the answers and the values of the statute that it names', () =>
  expect(of('anzahl > 1 and bylaw.beginn.regel = "monatsanfang"')).toEqual({ ...nothing, answers: ['anzahl'], statute: ['beginn.regel'] }))

test('named values and computed questions are followed to what they are reckoned from', () => {
  expect(of('doppelt')).toEqual({ ...nothing, answers: ['anzahl'], statute: ['steuer.jeHundBei'] })
  expect(of('gesamt > 10')).toEqual({ ...nothing, answers: ['orte'], statute: ['steuer.faktor'] })
})

test('it may ask for the authority and for the day', () => {
  expect(of('authority.id = "marl"')).toEqual({ ...nothing, authority: true })
  expect(of('imJahr')).toEqual({ ...nothing, answers: ['seit'], today: true })
})

test('a part of the statute that holds others counts as all of them', () =>
  expect(of('bylaw.steuer != null').statute).toEqual(['steuer.faktor', 'steuer.jeHundBei']))

test('a variable of a loop is no answer', () =>
  expect(of('some flaeche in orte satisfies flaeche.flaeche > 1')).toEqual({ ...nothing, answers: ['orte'] }))

test('what rows ask is an answer as well', () => expect(of('flaeche > 1').answers).toEqual(['flaeche']))
