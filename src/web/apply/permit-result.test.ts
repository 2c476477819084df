import { describe, expect, test } from 'vitest'
import { granted, grantedInPart, refusal } from '../../../test/permits.ts'
import type { Decision } from '../../cases/procedures/procedures.ts'
import { permitResult } from './permit-result.ts'

const remedy = {
  authority: 'marl',
  service: 'aufstellen',
  from: '2026-01-01',
  to: null,
  text: 'Klage ist möglich.',
  source: { text: 'made up', verified: false },
  example: false,
}
const taken = (decision: Decision) => ({
  id: 'one',
  kind: decision.kind,
  decidedAt: new Date('2026-11-23T09:00:00Z'),
  decidedBy: 'somebody',
  content: { decision, remedy },
})
const valuesOf = (decision: Decision, language: 'de' | 'en') => permitResult(taken(decision), language).map(({ value }) => value)
const valid = (change: Partial<typeof granted.validity> | { to: string | null }) => ({
  ...granted,
  validity: { ...granted.validity, ...change },
})

describe('the result of a permit case', () => {
  test('says what was decided and for how long it holds, in both languages', () => {
    expect(valuesOf(granted, 'de')).toEqual([expect.stringMatching(/^Erlaubt\./), 'vom 1. April 2027 bis zum 31. Oktober 2027'])
    expect(valuesOf(grantedInPart, 'en')).toEqual([expect.stringMatching(/^Granted in part\./), 'from 1 April 2027 to 31 October 2027'])
  })

  test('may hold for one day, or until it is revoked', () => {
    expect(valuesOf(valid({ to: granted.validity.from }), 'de')[1]).toBe('am 1. April 2027')
    expect(valuesOf(valid({ to: null }), 'en')[1]).toBe('from 1 April 2027 until it is revoked')
  })

  test('of a refusal holds for no time', () => {
    expect(valuesOf(refusal, 'de')).toEqual([expect.stringMatching(/^Abgelehnt\./)])
  })

  test('stays known after its contents were deleted', () => {
    expect(permitResult({ ...taken(granted), content: null }, 'de')).toHaveLength(1)
  })

  test('is not one of a tax case', () => {
    expect(valuesOf({ kind: 'closedWithoutAssessment', reasons: 'So.' }, 'de')).toEqual([])
  })
})
