import { describe, expect, test } from 'vitest'
import { assess } from './assessment.ts'
import type { BylawOnDay } from './context.ts'
import { contextWith, head, serviceFrom } from './test-service.ts'

const service = serviceFrom(`${head}bylaw: hundesteuer
bylawValues: { steuer.jeHundBei: amounts, listenhunde.rassen: texts }
pages:
  - id: seite
    title: Seite
    ask:
      - { id: anzahl, type: number, label: Anzahl, min: 1 }
      - { id: seit, type: date, label: Seit }
      - { id: rasse, type: choice, label: Rasse, options: { rottweiler: Rottweiler, mops: Mops } }
values:
  - { id: satz, is: "bylaw.steuer.jeHundBei[min(anzahl, 3)]" }
assessment:
  - id: jahr
    label: "Steuer für {anzahl}"
    on: seit
    amount: satz
    basis: steuer.jeHundBei
    unknown: "Die {authority.name} teilt es Ihnen mit."
    note: "{satz} seit {seit} für {rasse}"
  - id: monat
    label: Im Monat
    amount: floor(satz / 12)
    unknown: Offen
  - id: liste
    label: Listenhund
    when: list contains(bylaw.listenhunde.rassen, rasse)
    amount: satz * 2
    unknown: Offen
`)

/** A statute that was changed on 1 January 2026, and is silent on the third dog. */
const bylaw = (day: string): BylawOnDay => ({
  values: {
    steuer: { jeHundBei: day < '2026-01-01' ? [9600, 10800, null] : [12_400, 14_700, null] },
    listenhunde: { rassen: ['rottweiler'] },
  },
  basis: { 'steuer.jeHundBei': { paragraph: '§ 2 Abs. 1', source: 'Satzung', year: 2026, verified: true } },
})
const context = contextWith(bylaw)
const lines = (answers: object, where = context) =>
  Object.fromEntries(assess(service.compiled, answers as never, where).map((line) => [line.id, line]))

test('a line has its amount, how it was reckoned, and where it is written', () => {
  expect(lines({ anzahl: 1, seit: '2026-03-05', rasse: 'mops' }).jahr).toEqual({
    id: 'jahr',
    label: 'Steuer für 1',
    amount: 12_400,
    text: '124,00\u00A0€ seit 5. März 2026 für Mops',
    paragraph: '§ 2 Abs. 1',
    source: 'Satzung',
    year: 2026,
    verified: true,
  })
})

describe('what is not known is never guessed', () => {
  test('a value that the statute does not have gives no amount, and no source', () => {
    expect(lines({ anzahl: 3, seit: '2026-03-05', rasse: 'mops' }).jahr).toEqual({
      id: 'jahr',
      label: 'Steuer für 3',
      amount: null,
      text: 'Die Stadt Marl teilt es Ihnen mit.',
    })
  })
  test('nor does an authority without a statute', () => {
    const { jahr, monat, liste } = lines({ anzahl: 1, seit: '2026-03-05', rasse: 'rottweiler' }, contextWith())
    expect([jahr?.amount, monat?.amount, liste]).toEqual([null, null, undefined])
  })
  test('nor a missing answer', () => expect(lines({}).jahr?.amount).toBeNull())
})

test('the values of the day that matters count', () => {
  expect(lines({ anzahl: 2, seit: '2025-12-31', rasse: 'mops' }).jahr?.amount).toBe(10_800)
  expect(lines({ anzahl: 2, seit: '2026-01-01', rasse: 'mops' }).jahr?.amount).toBe(14_700)
})

test('fractions of a cent are rounded as the line says', () =>
  expect(lines({ anzahl: 1, seit: '2026-03-05', rasse: 'mops' }).monat?.amount).toBe(1033))

test('a line whose condition does not hold is left out', () => {
  expect(lines({ anzahl: 1, seit: '2026-03-05', rasse: 'mops' }).liste).toBeUndefined()
  expect(lines({ anzahl: 1, seit: '2026-03-05', rasse: 'rottweiler' }).liste?.amount).toBe(24_800)
})
