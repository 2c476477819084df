import { describe, expect, test } from 'vitest'
import { calls, listedTexts, namesIn, pathsIn, renamed } from './names.ts'

describe('the names that an expression reads', () => {
  test.each<[string, string[]]>([
    ['iban != null and kontoinhaber = "iban"', ['iban', 'kontoinhaber']],
    ['person.firstName = firstName', ['person', 'firstName']],
    ['count(orte) + count', ['orte', 'count']],
    ['some x in orte satisfies x.flaeche > flaeche', ['orte', 'flaeche']],
    ['every flaeche in orte satisfies flaeche > 1', ['orte']],
    ['(some ort in orte satisfies ort = name) and ort = 1', ['orte', 'name', 'ort']],
    ['for ort in ort return ort.x', ['ort']],
    ['x in (a, > b, [c..d])', ['x', 'a', 'b', 'c', 'd']],
    ['orte[anzahl].flaeche', ['orte', 'anzahl']],
    ['1 +', []],
  ])('%s', (source, names) => expect([...namesIn(source)]).toEqual(names))
})

describe('an expression with other names', () => {
  const rename = (name: string) => (['iban', 'count', 'ort', 'flaeche'].includes(name) ? `neu${name}` : name)
  test.each<[string, string]>([
    ['iban = "iban" and iban2 = iban', 'neuiban = "iban" and iban2 = neuiban'],
    ['konto.iban = iban', 'konto.iban = neuiban'],
    ['count(iban) + count', 'count(neuiban) + neucount'],
    ['some ort in orte satisfies ort.flaeche > flaeche', 'some ort in orte satisfies ort.flaeche > neuflaeche'],
    ['if iban = null then "a, iban" else string(iban)', 'if neuiban = null then "a, iban" else string(neuiban)'],
  ])('%s', (source, expected) => expect(renamed(source, rename)).toBe(expected))
})

test('the texts of lists that an expression can yield', () => {
  expect(listedTexts('["a", "b"]')).toEqual(['a', 'b'])
  expect(listedTexts('if art = "x" then ["a"] else if art in ["y"] then ["b", c] else other')).toEqual(['a', 'b'])
  expect(listedTexts('(if true then (["a"]) else [])')).toEqual(['a'])
  expect(listedTexts('some x in ["a"] satisfies x = "b"')).toEqual([])
})

describe('what an expression reads, with the parts that it asks for', () => {
  test.each<[string, string[]]>([
    ['bylaw.steuer.jeHundBei[min(anzahl, 3)]', ['bylaw.steuer.jeHundBei', 'anzahl']],
    ['person.firstName = bylaw.a', ['person.firstName', 'bylaw.a']],
    ['some ort in orte satisfies ort.flaeche > bylaw.b.c', ['orte', 'bylaw.b.c']],
    ['orte[1].flaeche', ['orte']],
    ['bylaw', ['bylaw']],
  ])('%s', (source, paths) => expect([...pathsIn(source)]).toEqual(paths))
})

test('whether a function is called', () => {
  expect(calls('yearOf(today()) = 2026', 'today')).toBe(true)
  expect(calls('today = 2026 and other() = "today()"', 'today')).toBe(false)
})
