import { describe, expect, test } from 'vitest'
import { acknowledged, notNeeded, returned } from '../../../../test/registrations.ts'
import { type RegistrationDecision, registrationProblems, tidyRegistrationDecision } from './registration-decision.ts'

describe('the answer to a registration', () => {
  test.each<RegistrationDecision>([acknowledged, { kind: 'acknowledged', hints: [] }, returned, notNeeded])('is complete: %j', (given) => {
    expect(registrationProblems(given)).toEqual([])
  })

  test.each<[RegistrationDecision, string[]]>([
    [{ kind: 'acknowledged', hints: ['Gut.', ' ', '\n'] }, ['hintMissing']],
    [{ kind: 'acknowledged', hints: ['x'.repeat(4001)] }, ['hintTooLong']],
    [{ kind: 'returned', missing: '' }, ['missingMissing']],
    [{ kind: 'returned', missing: 'a\u0000' }, ['missingUnusable']],
    [{ kind: 'notNeeded', reasons: '' }, ['reasonsMissing']],
  ])('is not complete: %j', (given, problems) => {
    expect(registrationProblems(given)).toEqual(problems)
  })

  test('is kept without blanks around its texts', () => {
    expect(tidyRegistrationDecision({ kind: 'acknowledged', hints: [' Gut. '] })).toEqual({ kind: 'acknowledged', hints: ['Gut.'] })
    expect(tidyRegistrationDecision({ kind: 'returned', missing: ' Ort ' })).toEqual({ kind: 'returned', missing: 'Ort' })
    expect(tidyRegistrationDecision({ kind: 'notNeeded', reasons: ' So. ' })).toEqual({ kind: 'notNeeded', reasons: 'So.' })
  })
})
