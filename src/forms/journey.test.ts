import { describe, expect, test } from 'vitest'
import type { Answers } from './question.ts'
import { journey } from './journey.ts'
import { contextWith, dogs, finished } from './test-service.ts'

const way = (answers: Answers) => journey(dogs.compiled, answers, contextWith())
const pagesFor = (answers: Answers) => way(answers).pages.map((page) => page.id)

test('a dog from a shelter adds the shelter page', () => {
  expect(pagesFor(finished)).toEqual(['halter', 'hund', 'weitere', 'ende'])
  expect(pagesFor({ ...finished, herkunft: 'tierheim' })).toEqual(['halter', 'hund', 'tierheim', 'weitere', 'ende'])
})

test('a form is finished when every page that is seen is complete', () => {
  expect(way(finished)).toMatchObject({ isFinished: true, continueAt: null, progress: { done: 4, total: 4 } })
  expect(way({ ...finished, herkunft: 'tierheim' })).toMatchObject({
    isFinished: false,
    continueAt: { id: 'tierheim' },
    progress: { done: 2, total: 5 },
  })
  expect(way({})).toMatchObject({ isFinished: false, continueAt: { id: 'halter' }, progress: { done: 0 } })
})

test('an answer that no longer matters is not kept', () => {
  const answers = { ...finished, tierheimName: 'Tierheim Marl' }
  expect(way(answers).counted).toEqual(finished)
  expect(way({ ...answers, herkunft: 'tierheim' }).counted).toHaveProperty('tierheimName', 'Tierheim Marl')
})

test('an answer that is not one of the form, or not valid any more, does not count', () => {
  const { counted, problems } = way({ ...finished, herkunft: 'zoo', rufname: 7, fremd: 'x', wahr: false })
  expect(Object.keys(counted)).toEqual(['name', 'seit'])
  expect(problems.map((problem) => `${problem.question}: ${problem.code}`)).toEqual([
    'rufname: notUnderstood',
    'herkunft: notAnOption',
    'wahr: notUnderstood',
  ])
})

describe('a page', () => {
  test('may be opened when all before it are complete', () => {
    const half = way({ name: finished.name })
    expect(half.mayOpen('halter')).toBe(true)
    expect(half.mayOpen('hund')).toBe(true)
    expect(half.mayOpen('weitere')).toBe(false)
    expect(half.mayOpen('tierheim')).toBe(false)
    expect(half.mayOpen('nirgends')).toBe(false)
  })
  test('knows its neighbours among those that are seen', () => {
    const all = way(finished)
    expect(all.next('hund')?.id).toBe('weitere')
    expect(all.back('weitere')?.id).toBe('hund')
    expect(all.back('halter')).toBeNull()
    expect(all.next('ende')).toBeNull()
    expect(all.next('tierheim')).toBeNull()
    expect(all.stepOf('weitere')).toEqual({ step: 3, of: 4 })
    expect(all.stepOf('tierheim')).toBeNull()
  })
})

describe('a check', () => {
  test('that does not hold keeps its page open, with the words of its author', () => {
    const { continueAt, problems } = way({ ...finished, geboren: '2026-11-05' })
    expect(continueAt?.id).toBe('hund')
    expect(problems).toEqual([
      { field: 'geboren.day', question: 'geboren', code: 'checkFailed', params: {}, say: 'Bello war da noch nicht geboren.' },
    ])
  })
  test('waits while an answer that it looks at is missing or wrong', () => {
    expect(way({ ...finished, seit: '2026-12-24', geboren: '2026-12-30' }).problems.map((problem) => problem.code)).toEqual(['tooLate'])
    expect(way(finished).problems).toEqual([])
  })
})

test('a change on an earlier page that breaks a later check is found again', () => {
  const answers = { ...finished, geboren: '2026-10-20' }
  expect(way(answers).isFinished).toBe(true)
  expect(way({ ...answers, seit: '2026-10-01' }).continueAt?.id).toBe('hund')
})
