import { describe, expect, test } from 'vitest'
import { type Question, question } from '../../forms/question.ts'
import { problemCodes, type Problem } from '../../forms/questions/problem.ts'
import { exampleParams } from './problems.examples.ts'
import { problemText } from './problems.ts'

const find = (asked: Question) => (id: string) => (id === asked.id ? asked : undefined)
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
    const text = problemText(problem({ code }), find(rufname), language)
    expect(text).toMatch(/^[A-Z“„].{20,}$/)
    expect(text).not.toMatch(/undefined|\$\{|NaN/)
  })
})

test('the words of the service come before ours', () => {
  expect(problemText(problem({ say: 'Bitte nennen Sie den Rufnamen.' }), find(rufname), 'de')).toBe('Bitte nennen Sie den Rufnamen.')
})

test('a missing answer names its question, with its question mark', () => {
  expect(problemText(problem({}), find(rufname), 'de')).toBe('Bitte beantworten Sie: „Wie heißt der Hund?“')
})

test('a missing part names the part', () => {
  const person = question.parse({ id: 'halter', type: 'person', label: 'Wer hält den Hund?' })
  expect(problemText(problem({ field: 'halter.firstName', question: 'halter' }), find(person), 'de')).toContain('„Vorname“')
  expect(problemText(problem({ field: 'halter.firstName', question: 'halter' }), find(person), 'en')).toContain('“First name”')
})

test('a part of a period or a repetition is named with its question, because a page may ask for several', () => {
  const period = question.parse({ id: 'fest', type: 'period', label: 'Wann ist das Fest?' })
  const at = (field: string, code: Problem['code']) => problemText(problem({ field, question: 'fest', code }), find(period), 'de')
  expect(at('fest.from.day', 'required')).toBe('Bitte beantworten Sie: „Wann ist das Fest: Beginn“')
  expect(at('fest.to.day', 'endBeforeBegin')).toContain('„Wann ist das Fest: Ende“')
})

test('the month that is missing is named', () => {
  const repetition = question.parse({ id: 'wie', type: 'repetition', label: 'Wie oft?' })
  const missing = (part: string) =>
    problemText(problem({ field: `wie.${part}`, question: 'wie', code: 'monthMissing', params: { missing: part } }), find(repetition), 'de')
  expect(missing('fromMonth')).toContain('auch den ersten Monat')
  expect(missing('toMonth')).toContain('auch den letzten Monat')
})

test('a problem in a row begins with the row, as the page calls it', () => {
  const hunde = question.parse({
    id: 'hunde',
    type: 'group',
    item: 'Hund',
    label: 'Hunde',
    ask: [
      { id: 'rufname', type: 'text', label: 'Wie heißt der Hund?' },
      { id: 'spielzeug', type: 'group', item: 'Ball', label: 'Bälle', ask: [{ id: 'farbe', type: 'text', label: 'Farbe' }] },
    ],
  })
  const known: Question[] = [
    hunde,
    rufname,
    question.parse({ id: 'spielzeug', type: 'group', item: 'Ball', label: 'Bälle', ask: [{ id: 'farbe', type: 'text', label: 'Farbe' }] }),
    question.parse({ id: 'farbe', type: 'text', label: 'Farbe' }),
    question.parse({ id: 'telefon', type: 'phone', label: 'Telefon' }),
  ]
  const at = (field: string, id: string, change: Partial<Problem> = {}) =>
    problemText(problem({ field, question: id, ...change }), (asked) => known.find((each) => each.id === asked), 'de')
  expect(at('hunde.1.rufname', 'rufname')).toBe('Hund 2: Bitte beantworten Sie: „Wie heißt der Hund?“')
  expect(at('hunde.0.spielzeug.2.farbe', 'farbe')).toBe('Hund 1, Ball 3: Bitte beantworten Sie: „Farbe“')
  expect(at('hunde.0.telefon', 'telefon', { code: 'notAPhone' })).toMatch(/^Hund 1: Diese Telefonnummer passt nicht/)
  expect(at('hunde.0.rufname', 'rufname', { say: 'Wie heißt er?' })).toBe('Hund 1: Wie heißt er?')
  expect(at('hunde', 'hunde', { code: 'tooManyRows', params: { max: 3, item: 'Hund' } })).toBe(
    'Mehr als 3 Einträge („Hund“) können Sie hier nicht machen: „Hunde“',
  )
  expect(at('hunde.0.spielzeug', 'spielzeug', { code: 'tooFewRows', params: { min: 1, item: 'Ball' } })).toBe(
    'Hund 1: Bitte tragen Sie mindestens einen Eintrag („Ball“) ein: „Bälle“',
  )
})

test('a field that the page does not have is told without a question', () => {
  expect(problemText(problem({ field: 'x', question: 'x', code: 'unknownQuestion' }), () => undefined, 'de')).toContain('Feld')
})

test('a wrong place is told with the right one', () => {
  const address = question.parse({ id: 'anschrift', type: 'address', label: 'Anschrift' })
  expect(problemText(problem({ field: 'anschrift.place', question: 'anschrift', code: 'placeMismatch' }), find(address), 'de')).toContain(
    'Gladbeck',
  )
})
