import { describe, expect, test } from 'vitest'
import { readBylawFile } from './bylaw-file.ts'
import { describeProblem } from './load.ts'

const file = (periods: string) => `id: hundesteuer
authority: marl
title: Entwurf
issuedOn: null
sources: { entwurf: { text: Entwurf für den Rat, verified: false } }
values:
  steuer.jeHundBei:
    label: Steuer
    unit: euro
    periods:
${periods}`
const period = (days: string, value = '[100]') => `      - { ${days}value: ${value}, source: entwurf }\n`
const problems = (content: string): string[] => {
  const read = readBylawFile('entwurf.yaml', content)
  return read.ok ? [] : read.problems.map(describeProblem)
}

test('a statute whose periods follow each other is taken', () =>
  expect(problems(file(period('to: 2026-12-31, ') + period('from: 2027-01-01, ')))).toEqual([]))

describe('is refused with file and line, and with what to do', () => {
  test.each([
    [
      'two values for one day',
      period('to: 2026-12-31, ') + period('from: 2026-12-31, '),
      'entwurf.yaml:12:9: begins on 2026-12-31, while the period before ends on 2026-12-31, so that 2026-12-31 has two values; end the period before with "to: 2026-12-30"',
    ],
    [
      'a value without an end before another',
      period('') + period('from: 2027-01-01, '),
      'entwurf.yaml:12:9: follows a period without an end, so that 2027-01-01 has two values; end the period before with "to: 2026-12-31"',
    ],
    [
      'a gap',
      period('to: 2026-12-31, ') + period('from: 2027-01-03, '),
      'entwurf.yaml:12:9: leaves a gap: the period before ends on 2026-12-31; begin this one on 2027-01-01, or end that one on 2027-01-02',
    ],
    [
      'periods in the wrong order',
      period('from: 2027-01-01, ') + period('from: 2025-01-01, to: 2026-12-31, '),
      'entwurf.yaml:12:9: begins on 2025-01-01, before the period above it, which begins on 2027-01-01; put the earliest period first',
    ],
    [
      'a later period without a beginning',
      period('from: 2027-01-01, to: 2027-12-31, ') + period(''),
      'entwurf.yaml:12:9: has no beginning but is not the first period; say "from", and put the earliest period first',
    ],
    [
      'a period that ends before it begins',
      period('from: 2027-01-01, to: 2026-01-01, '),
      'entwurf.yaml:11:9: ends on 2026-01-01, before it begins',
    ],
    ['three decimals', period('', '[1.005]'), 'entwurf.yaml:11:11: an amount in euro is a number with at most two decimals'],
  ])('%s', (_, periods, message) => expect(problems(file(periods))).toEqual([message]))

  test('a day that does not exist', () =>
    expect(problems(file(period('from: 2027-02-30, '))).join()).toMatch(
      /^entwurf\.yaml:11:11: "values\.steuer\.jeHundBei\.periods\.0\.from"/,
    ))
  test('the same value twice', () =>
    expect(problems(`${file(period(''))}  steuer.jeHundBei: { label: Zweimal, periods: [] }\n`).join()).toMatch(
      /^entwurf\.yaml:12:3: the key "[^"]+" is there twice/,
    ))
  test('a source that the file does not have', () =>
    expect(problems(file(period('').replace('entwurf', 'rat'))).join()).toContain('there is no source "rat" in this file'))
  test('a tab, and a cut file', () => {
    expect(problems('id:\thundesteuer')).toEqual(['entwurf.yaml:1:4: holds a tab; indent with blanks'])
    expect(problems(file(period('')).slice(0, -20)).length).toBeGreaterThan(0)
  })
})
