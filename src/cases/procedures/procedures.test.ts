import { describe, expect, test } from 'vitest'
import { granted, grantedInPart, refusal } from '../../../test/permits.ts'
import { acknowledged, notNeeded, returned } from '../../../test/registrations.ts'
import { procedureNames } from '../../forms/definition.ts'
import { decision, procedureNamed } from './procedures.ts'

describe('the procedures', () => {
  test('have no way to end a case in common, so that a decision tells its procedure', () => {
    const kinds = procedureNames.flatMap((name) => procedureNamed(name).kinds)
    expect(kinds.length).toBeGreaterThan(procedureNames.length)
    expect(new Set(kinds).size).toBe(kinds.length)
  })

  test.each([granted, grantedInPart, refusal])('take their own decisions and no others: $kind', (given) => {
    expect(procedureNamed('permit').schema.safeParse(given).success).toBe(true)
    expect(procedureNamed('taxAssessment').schema.safeParse(given).success).toBe(false)
  })

  test.each([acknowledged, returned, notNeeded])('take answers to registrations as such only: $kind', (given) => {
    expect(procedureNamed('registration').schema.safeParse(given).success).toBe(true)
    expect(procedureNamed('permit').schema.safeParse(given).success).toBe(false)
  })

  test.each([
    {
      kind: 'assessed',
      kassenzeichen: '12.34567.8',
      dogTagNumber: '4711',
      lines: [{ label: 'Hundesteuer 2026', annual: 15_600, firstMonth: '2026-02', lastMonth: '2026-12' }],
      payments: [{ on: '2026-12-15', amount: 14_300 }],
    },
    { kind: 'closedWithoutAssessment', reasons: 'Der Hund lebt in Bottrop.' },
  ])('read what was stored before there were permits: $kind', (stored) => {
    expect(decision.parse(stored)).toEqual(stored)
  })
})
