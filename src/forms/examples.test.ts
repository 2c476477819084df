import { expect, test } from 'vitest'
import { example } from './example.ts'
import { runExamples } from './examples.ts'
import { contextWith, dogs, finished, head, serviceFrom } from './test-service.ts'

const run = (expected: object) =>
  runExamples(dogs.compiled, [example.parse({ name: 'Probe', authority: 'marl', on: '2026-11-23', answers: finished, ...expected })], () =>
    contextWith(),
  ).map((failure) => failure.message)

test('an example that comes out as expected says nothing', () => {
  expect(run({ pages: ['halter', 'hund', 'weitere', 'ende'] })).toEqual([])
  expect(run({ answers: { ...finished, geboren: '2026-11-05' }, problems: { geboren: 'checkFailed' } })).toEqual([])
})

test('an example that does not is told apart', () => {
  expect(run({ pages: ['halter', 'hund', 'ende'] })).toEqual(['pages: expected halter, hund, ende; seen halter, hund, weitere, ende'])
  expect(run({ problems: { seit: 'tooLate' } })).toEqual(['expected problems that are not there: seit: tooLate'])
  expect(run({ answers: { ...finished, seit: '2026-12-24' } })).toEqual(['problems that are not expected: seit: tooLate'])
  expect(run({ answers: { ...finished, hnud: 1 } })).toEqual(['answers unknown questions: hnud'])
  expect(run({ assessment: { jahr: 12 } })).toEqual(['jahr: expected 12,00\u00A0€, given no such line'])
})

test('amounts are compared to the cent, and "unknown" is not zero', () => {
  const service = serviceFrom(
    `${head}pages: [{ id: seite, title: Seite, ask: [{ id: betrag, type: money, label: Betrag, optional: true }] }]\nassessment: [{ id: ganz, label: Ganz, amount: betrag, unknown: Offen }]\n`,
  )
  const amounts = (answers: object, ganz: number | string) =>
    runExamples(
      service.compiled,
      [example.parse({ name: 'Probe', authority: 'marl', on: '2026-11-23', answers, assessment: { ganz } })],
      () => contextWith(),
    ).map((failure) => failure.message)
  expect(amounts({ betrag: 10_980 }, 109.8)).toEqual([])
  expect(amounts({ betrag: 10_981 }, 109.8)).toEqual(['ganz: expected 109,80\u00A0€, given 109,81\u00A0€'])
  expect(amounts({ betrag: 0 }, 'unknown')).toEqual(['ganz: expected unknown, given 0,00\u00A0€'])
  expect(amounts({}, 'unknown')).toEqual([])
})
