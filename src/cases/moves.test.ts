import { describe, expect, test } from 'vitest'
import { type CaseActor, type CaseMove, caseStates, type CaseState, movesOpenTo, stateAfter } from './moves.ts'

/** The whole table once more, written by hand: a change of the moves must be meant. */
const allowed: readonly (readonly [CaseState, CaseMove, CaseActor, CaseState])[] = [
  ['received', 'startWork', 'clerk', 'inProgress'],
  ['received', 'withdraw', 'applicant', 'withdrawn'],
  ['inProgress', 'askApplicant', 'clerk', 'waitingForApplicant'],
  ['inProgress', 'decide', 'clerk', 'decided'],
  ['inProgress', 'withdraw', 'applicant', 'withdrawn'],
  ['waitingForApplicant', 'receiveReply', 'applicant', 'inProgress'],
  ['waitingForApplicant', 'receiveReply', 'clerk', 'inProgress'],
  ['waitingForApplicant', 'decide', 'clerk', 'decided'],
  ['waitingForApplicant', 'withdraw', 'applicant', 'withdrawn'],
]

describe('the moves of a case', () => {
  test.each(allowed)('from %s, %s by the %s leads to %s', (state, move, actor, next) => {
    expect(stateAfter(state, move, actor)).toBe(next)
  })

  const all = caseStates.flatMap((state) =>
    (['startWork', 'askApplicant', 'receiveReply', 'decide', 'withdraw'] as const).flatMap((move) =>
      (['applicant', 'clerk'] as const).map((actor) => [state, move, actor] as const),
    ),
  )

  test.each(all.filter(([state, move, actor]) => !allowed.some(([s, m, a]) => s === state && m === move && a === actor)))(
    'in state %s, %s is refused to the %s',
    (state, move, actor) => {
      expect(stateAfter(state, move, actor)).toBeNull()
    },
  )

  test('nothing can be done any more with a decided case', () => {
    expect([movesOpenTo('decided', 'clerk'), movesOpenTo('decided', 'applicant')]).toEqual([[], []])
  })

  test('the desk offers a question and the decision while work is in progress', () => {
    expect(movesOpenTo('inProgress', 'clerk')).toEqual(['askApplicant', 'decide'])
  })

  test('whoever does not answer does not keep the desk from deciding', () => {
    expect(movesOpenTo('waitingForApplicant', 'clerk')).toEqual(['receiveReply', 'decide'])
  })
})
