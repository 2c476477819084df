import { describe, expect, test } from 'vitest'
import { question } from '../../forms/question.ts'
import { problemCodes, type Problem } from '../../forms/questions/problem.ts'
import { exampleParams } from './problems.examples.ts'
import { problemText } from './problems.ts'

const rufname = question.parse({ id: 'rufname', type: 'text', label: 'Wie heißt der Hund?' })
const problem = (change: Partial<Problem>): Problem => ({
  field: 'rufname',
  question: 'rufname',
  code: 'required',
  params: exampleParams('de'),
  ...change,
})

describe.each(problemCodes)('the problem %s', (code) => {
  test.each(['de', 'en'] as const)('is told in a whole sentence (%s)', (language) => {
    const text = problemText(problem({ code }), rufname, language)
    expect(text).toMatch(/^[A-Z“„].{20,}$/)
    expect(text).not.toMatch(/undefined|\$\{|NaN/)
  })
})

test('the words of the service come before ours', () => {
  expect(problemText(problem({ say: 'Bitte nennen Sie den Rufnamen.' }), rufname, 'de')).toBe('Bitte nennen Sie den Rufnamen.')
})

test('a missing answer names its question, without a question mark in the middle', () => {
  expect(problemText(problem({}), rufname, 'de')).toBe('Bitte beantworten Sie: „Wie heißt der Hund“')
})

test('a missing part names the part', () => {
  const person = question.parse({ id: 'halter', type: 'person', label: 'Wer hält den Hund?' })
  expect(problemText(problem({ field: 'halter.firstName', question: 'halter' }), person, 'de')).toContain('„Vorname“')
  expect(problemText(problem({ field: 'halter.firstName', question: 'halter' }), person, 'en')).toContain('“First name”')
})

test('a part of a period or a repetition is named with its question, because a page may ask for several', () => {
  const period = question.parse({ id: 'fest', type: 'period', label: 'Wann ist das Fest?' })
  const at = (field: string, code: Problem['code']) => problemText(problem({ field, question: 'fest', code }), period, 'de')
  expect(at('fest.from.day', 'required')).toBe('Bitte beantworten Sie: „Wann ist das Fest: Beginn“')
  expect(at('orte.1.fest.to.day', 'endBeforeBegin')).toContain('„Wann ist das Fest: Ende (Eintrag 2)“')
})

test('the month that is missing is named', () => {
  const repetition = question.parse({ id: 'wie', type: 'repetition', label: 'Wie oft?' })
  const missing = (part: string) =>
    problemText(problem({ field: `wie.${part}`, question: 'wie', code: 'monthMissing', params: { missing: part } }), repetition, 'de')
  expect(missing('fromMonth')).toContain('auch den ersten Monat')
  expect(missing('toMonth')).toContain('auch den letzten Monat')
})

test('a problem in a group names the row', () => {
  expect(problemText(problem({ field: 'hunde.1.rufname' }), rufname, 'de')).toContain('(Eintrag 2)')
})

test('a field that the page does not have is told without a question', () => {
  expect(problemText(problem({ field: 'x', question: 'x', code: 'unknownQuestion' }), undefined, 'de')).toContain('Feld')
})

test('a wrong place is told with the right one', () => {
  const address = question.parse({ id: 'anschrift', type: 'address', label: 'Anschrift' })
  expect(problemText(problem({ field: 'anschrift.place', question: 'anschrift', code: 'placeMismatch' }), address, 'de')).toContain(
    'Gladbeck',
  )
})
