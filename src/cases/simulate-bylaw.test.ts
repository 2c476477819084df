import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { foundTown, keeper, type Town } from '../../test/town.ts'
import { type Bylaw, bylaw } from '../network/region.ts'
import { clockAt } from '../platform/clock.ts'
import { transact } from '../platform/database.ts'
import { type ComparedLine, heldFrom, laterThan, sumUp } from './simulate-bylaw.ts'
import { simulateCases } from './simulate-cases.ts'
import { simulationInWords } from './simulation-words.ts'

const database = testDatabase()
const source = { text: 'made up for a test', verified: false }
const draftOf = (authority: string, periods: object[]): Bylaw =>
  bylaw.parse({
    id: 'hundesteuer',
    authority,
    title: 'Hundesteuersatzung',
    issuedOn: null,
    values: { 'steuer.jeHundBei': { label: 'Steuer', unit: 'euro', periods } },
  })
const rate = (value: number, dates: object = {}) => ({ value: [value], source, ...dates })

const simulate = (town: Town, draft: Bylaw, year = 2026) =>
  transact(database.owner, { authority: town.authority, actor: { kind: 'system' } }, (tx) =>
    simulateCases(tx, year, town.region.bylaw(town.authority, 'hundesteuer')!, draft, 'de'),
  )

describe('a draft against the cases of a year', () => {
  test('shows by line how many cases differ, and by how much', async () => {
    const town = await foundTown(database)
    await town.send(keeper)
    await town.send(keeper)
    const { simulation } = await simulate(town, draftOf(town.authority, [rate(180)]))
    expect(simulation).toEqual({
      cases: 2,
      differing: 2,
      lines: [
        {
          service: 'hund',
          line: 'jahr',
          label: 'Hundesteuer im Jahr',
          cases: 2,
          differing: 2,
          inForce: 31_200,
          draft: 36_000,
          becomesKnown: 0,
          becomesUnknown: 0,
        },
      ],
    })
  })

  test('counts what is not known any more, and adds up only what is known both times', async () => {
    const town = await foundTown(database)
    await town.send(keeper)
    const { simulation } = await simulate(town, draftOf(town.authority, [rate(180, { from: '2027-01-01' })]))
    expect(simulation.lines[0]).toMatchObject({ differing: 1, becomesUnknown: 1, inForce: 0, draft: 0 })
  })

  test('is of one town, one year and one statute', async () => {
    const [town, neighbour] = [await foundTown(database), await foundTown(database)]
    const before = await foundTown(database, { clock: clockAt('2025-12-31T22:59:00Z') })
    const after = await foundTown(database, { clock: clockAt('2025-12-31T23:01:00Z') })
    for (const one of [neighbour, before, after]) await one.send(keeper)
    const casesIn = async (one: Town, draft = draftOf(one.authority, [rate(180)])) => (await simulate(one, draft)).simulation.cases
    expect(await casesIn(town)).toBe(0)
    expect(await casesIn(neighbour)).toBe(1)
    expect(await casesIn(neighbour, { ...draftOf(neighbour.authority, [rate(180)]), id: 'sondernutzung' })).toBe(0)
    // The year is that of the clocks on the wall here.
    expect(await casesIn(before)).toBe(0)
    expect(await casesIn(after)).toBe(1)
  })

  test('says how many cases have no contents any more', async () => {
    const town = await foundTown(database)
    const { submission } = await town.send(keeper)
    await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) =>
      tx.updateTable('submissions').set({ content: null }).where('id', '=', submission.id).execute(),
    )
    expect(await simulate(town, draftOf(town.authority, [rate(180)]))).toMatchObject({ deleted: 1, simulation: { cases: 0 } })
  })

  test('can write nothing', async () => {
    const town = await foundTown(database)
    const writing = transact(database.owner, { authority: town.authority, actor: { kind: 'system' } }, async (tx) => {
      await simulateCases(tx, 2026, null, draftOf(town.authority, [rate(180)]), 'de')
      await tx.deleteFrom('adoptions').where('authority_id', '=', town.authority).execute()
    })
    await expect(writing).rejects.toThrow('read-only')
  })
})

describe('a draft for the next year', () => {
  const draft = draftOf('marl', [rate(100, { to: '2026-12-31' }), rate(130, { from: '2027-01-01' })])
  test('is later than the cases of this one', () => {
    expect(laterThan(draft, 2026)).toBe('2027-01-01')
    expect(laterThan(draft, 2027)).toBeNull()
  })
  test('is held from the beginning of this year on; before that it stays as it is', () =>
    expect(heldFrom(draft, 2026, '2027-01-01').values['steuer.jeHundBei']?.periods).toMatchObject([
      { from: null, to: '2025-12-31', value: [100] },
      { from: '2026-01-01', to: null, value: [130] },
    ]))
})

describe('in words', () => {
  const line = (inForce: number | null, draft: number | null): readonly ComparedLine[] => [
    { service: 'hund', line: 'jahr', label: 'Steuer vom {span.from} an', inForce: { amount: inForce }, draft: { amount: draft } },
  ]
  const report = {
    statute: 'Hundesteuersatzung',
    authority: 'Stadt Marl',
    year: 2026,
    asOn: '2027-01-01',
    changed: [
      {
        name: 'satz',
        label: 'Steuer',
        unit: 'euro' as const,
        entries: undefined,
        before: null,
        after: { from: '2027-01-01', to: null, value: [130, null], paragraph: '§ 2', source },
      },
    ],
    deleted: 1,
    simulation: sumUp([line(10_000, 13_000), line(null, 13_000), line(10_000, 10_000)]),
  }
  const words = (language: 'de' | 'en') => simulationInWords(report, language).join('\n').replaceAll('\u00A0', ' ')

  test('German', () => {
    expect(words('de')).toContain(
      'Gerechnet ist, als hätten die Werte des Entwurfs vom 1. Januar 2027 schon ab dem 1. Januar 2026 gegolten.',
    )
    expect(words('de')).toContain(
      'Steuer: bisher kein Wert hinterlegt, jetzt 130,00 € / nicht bekannt, gültig ab 1. Januar 2027 (§ 2; made up for a test; ungeprüft)',
    )
    expect(words('de')).toContain('Vorgänge: 3. Davon anders: 2.')
    expect(words('de')).toMatch(/^Steuer vom … an +3 +2 +200,00 € +230,00 € +\+30,00 € +1 +0$/m)
    expect(words('de')).toContain('Es wurde nichts gespeichert.')
  })
  test('English', () => expect(words('en')).toMatch(/^Steuer vom … an +3 +2 +€200\.00 +€230\.00 +\+€30\.00 +1 +0$/m))
})
