import { describe, expect, test } from 'vitest'
import { patternProblem } from './patterns.ts'

describe('a pattern may describe numbers and signs', () => {
  test.each([
    '[A-Z]{2}[0-9]{4}',
    String.raw`\d{3} ?\d{3} ?\d{3} ?\d{3} ?\d{3}`,
    '(?:DE|AT)?[0-9]+',
    '(ab){3}',
    '(?:[0-9]{2}-){3}[0-9]{2}',
    String.raw`[^\]]+`,
    String.raw`\p{Lu}\p{Ll}*-[0-9]{1,5}`,
    '(a|b)?c',
    String.raw`\(\d+\)+`,
    '[(+]+x',
  ])('%s', (pattern) => expect(patternProblem(pattern)).toBeNull())
})

describe('a pattern that could stop the portal is refused', () => {
  test.each([
    ['(a+)+', /repeats a group/],
    ['(?:a*)*b', /repeats a group/],
    ['(a|a)*b', /repeats a group/],
    ['(a|ab)+c', /repeats a group/],
    ['((a?)b?)*', /repeats a group/],
    ['([a-z]+){10}', /repeats a group/],
    ['(([a-z])+.)+', /repeats a group/],
    ['(x[a-z]{2,}){2,}', /repeats a group/],
    ['.*.*.*.*x', /4 parts of any length/],
    ['[a-z]{0,200}[a-z]{0,200}[a-z]{0,200}[a-z]{0,200}', /4 parts of any length/],
    ['a?'.repeat(30) + 'a'.repeat(30), /30 parts that vary/],
    [String.raw`(a*)\1`, /refers back/],
    ['(?=a+)a', /looks around/],
    ['(?<!a)b', /looks around/],
    ['(?<name>a)', /names a group/],
    ['a'.repeat(201), /too long/],
    ['[a-', /not a regular expression/],
    ['(', /not a regular expression/],
    ['a**', /not a regular expression/],
  ])('%s', (pattern, why) => expect(patternProblem(pattern)).toMatch(why))

  test('because what is taken is done in no time, for the worst of texts', () => {
    for (const [pattern, text] of [
      ['.*.*.*x', 'a'.repeat(200)],
      ['a?'.repeat(12) + 'a'.repeat(12) + 'b', 'a'.repeat(200)],
      ['[a-z]+[a-z]+[a-z]+[0-9]', 'a'.repeat(200)],
    ] as const) {
      expect(patternProblem(pattern)).toBeNull()
      const begin = performance.now()
      expect(new RegExp(`^(?:${pattern})$`, 'u').test(text)).toBe(false)
      expect(performance.now() - begin).toBeLessThan(500)
    }
  })
})
