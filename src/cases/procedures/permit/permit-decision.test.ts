import { describe, expect, test } from 'vitest'
import { granted, grantedInPart, refusal } from '../../../../test/permits.ts'
import type { Fees } from './fees.ts'
import type { Hearing } from './hearing.ts'
import {
  type Permit,
  permitDecision,
  type PermitDecision,
  permitProblems,
  type PermitProblem,
  tidyPermitDecision,
} from './permit-decision.ts'

const today = '2026-11-23'
const facts = { today, receivedOn: '2026-11-20', wasAsked: true, hasPlace: true }
const problemsOf = (given: PermitDecision): PermitProblem[] => permitProblems(given, facts)

describe('a permit', () => {
  test.each([granted, grantedInPart, refusal])('is complete: $kind', (given) => {
    expect(problemsOf(given)).toEqual([])
  })

  test.each<[string, Partial<Pick<Permit, 'permitted' | 'place' | 'validity' | 'provisos' | 'legalBasis'>>, PermitProblem]>([
    ['that permits nothing in words', { permitted: ' ' }, 'permittedMissing'],
    ['of 4001 characters', { permitted: 'x'.repeat(4001) }, 'permittedTooLong'],
    ['with a NUL byte in its place', { place: 'Markt\u0000' }, 'placeUnusable'],
    ['that ends before it begins', { validity: { ...granted.validity, to: '2027-03-31' } }, 'validityBackwards'],
    ['that says nowhere where', { place: '' }, 'placeMissing'],
    ['that is over', { validity: { ...granted.validity, from: '2026-11-01', to: '2026-11-22' } }, 'validityPast'],
    [
      'that nobody may revoke, with a proviso that it may be',
      { validity: { ...granted.validity, isRevocable: false }, provisos: [{ kind: 'revocation', text: 'Wir können widerrufen.' }] },
      'revocationContradicted',
    ],
    ['without an end that nobody can revoke', { validity: { ...granted.validity, to: null, isRevocable: false } }, 'validityOpenEnded'],
    [
      'with a proviso that says nothing',
      {
        provisos: [
          { kind: 'condition', text: '' },
          { kind: 'revocation', text: '\n' },
        ],
      },
      'provisoMissing',
    ],
    ['that rests on nothing', { legalBasis: '' }, 'legalBasisMissing'],
  ])('%s is not complete', (_how, change, problem) => {
    expect(problemsOf({ ...granted, ...change })).toEqual([problem])
    expect(problemsOf({ ...grantedInPart, ...change })).toEqual([problem])
  })

  test('may hold until it is revoked, for one day, and without provisos', () => {
    expect(problemsOf({ ...granted, validity: { ...granted.validity, to: null } })).toEqual([])
    expect(problemsOf({ ...granted, validity: { ...granted.validity, to: granted.validity.from } })).toEqual([])
    expect(problemsOf({ ...granted, provisos: [] })).toEqual([])
  })

  test('may say nowhere where a service does not ask', () => {
    expect(permitProblems({ ...granted, place: '' }, { ...facts, hasPlace: false })).toEqual([])
  })

  test.each<[Permit['provisos'][number]['kind'], PermitProblem[]]>([
    ['timeLimit', []],
    ['revocation', []],
    ['condition', ['reasonsMissing']],
    ['obligation', ['reasonsMissing']],
    ['laterObligation', ['reasonsMissing']],
  ])('needs reasons where a proviso burdens the applicant: %s', (kind, problems) => {
    expect(problemsOf({ ...granted, reasons: '', provisos: [{ kind, text: 'So.' }] })).toEqual(problems)
  })

  test('needs no reasons when all of it is granted, and some when a part is not', () => {
    expect(problemsOf({ ...granted, reasons: '', provisos: [] })).toEqual([])
    expect(problemsOf({ ...granted, reasons: 'x'.repeat(4001) })).toEqual(['reasonsTooLong'])
    expect(problemsOf({ ...grantedInPart, reasons: '' })).toEqual(['reasonsMissing'])
    expect(problemsOf({ ...grantedInPart, notPermitted: '' })).toEqual(['notPermittedMissing'])
    expect(problemsOf({ ...refusal, reasons: '' })).toEqual(['reasonsMissing'])
  })

  test('is kept without blanks around its words', () => {
    const kept = tidyPermitDecision({ ...grantedInPart, permitted: ' Eine Bank\r\n', reasons: ' So. ', legalBasis: '§ 1 ' })
    expect(kept).toMatchObject({ permitted: 'Eine Bank', reasons: 'So.', legalBasis: '§ 1', hearing: grantedInPart.hearing })
  })

  test.each([
    ['a day that does not exist', { ...granted, validity: { ...granted.validity, from: '2027-02-30' } }],
    ['a proviso of no known kind', { ...granted, provisos: [{ kind: 'wish', text: 'Bitte.' }] }],
    ['a fraction of a cent', { ...granted, fees: { ...granted.fees, lines: [{ label: 'x', amount: 0.5 }] } }],
    ['a hearing where all is granted', { ...granted, hearing: grantedInPart.hearing }],
    ['the kind of a tax decision', { ...granted, kind: 'assessed' }],
  ])('with %s has no such shape', (_what, given) => {
    expect(permitDecision.safeParse(given).success).toBe(false)
  })
})

describe('the hearing before a refusal', () => {
  test.each<[string, Hearing, PermitProblem[]]>([
    ['on a day, somehow', { kind: 'heard', on: today, way: 'telephone' }, []],
    ['on no day', { kind: 'heard', on: null, way: 'letter' }, ['hearingDayMissing']],
    ['tomorrow', { kind: 'heard', on: '2026-11-24', way: 'letter' }, ['hearingDayAhead']],
    ['on the day the application came', { kind: 'heard', on: '2026-11-20', way: 'portal' }, []],
    ['before there was an application', { kind: 'heard', on: '2026-11-19', way: 'letter' }, ['hearingDayTooEarly']],
    ['in no way', { kind: 'heard', on: today, way: null }, ['hearingWayMissing']],
    ['that was not needed, for no reason', { kind: 'dispensed', because: ' ' }, ['hearingDispensedMissing']],
  ])('%s', (_how, hearing, problems) => {
    expect(problemsOf({ ...refusal, hearing })).toEqual(problems)
    expect(problemsOf({ ...grantedInPart, hearing })).toEqual(problems)
  })
})

test('nobody was heard in the portal without having been asked there', () => {
  expect(permitProblems(grantedInPart, { ...facts, wasAsked: false })).toEqual(['hearingNotInPortal'])
})

describe('the fees of a permit', () => {
  const charged = granted.fees
  test.each<[string, Fees, PermitProblem[]]>([
    ['none', { kind: 'free' }, []],
    ['a rebate', { ...charged, lines: [...charged.lines, { label: 'Ermäßigung', amount: -6_999 }] }, []],
    ['a rebate of all', { ...charged, lines: [...charged.lines, { label: 'Ermäßigung', amount: -7_000 }] }, ['feeTotalNotPositive']],
    ['no lines', { ...charged, lines: [] }, ['feeLinesMissing']],
    ['a line without a name', { ...charged, lines: [{ label: ' ', amount: 100 }] }, ['feeLabelUnusable']],
    ['no basis', { ...charged, basis: '' }, ['feeBasisMissing']],
    ['no kassenzeichen', { ...charged, kassenzeichen: '' }, ['kassenzeichenMissing']],
    ['a kassenzeichen of two lines', { ...charged, kassenzeichen: '1\n2' }, ['kassenzeichenUnusable']],
    ['no day', { ...charged, dueOn: null }, ['feeDueDayMissing']],
    ['yesterday', { ...charged, dueOn: '2026-11-22' }, ['feeDueDayPast']],
    ['today', { ...charged, dueOn: today }, []],
  ])('%s', (_what, fees, problems) => {
    expect(problemsOf({ ...granted, fees })).toEqual(problems)
    expect(problemsOf({ ...refusal, fees })).toEqual(problems)
  })
})
