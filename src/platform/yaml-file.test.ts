import { expect, test } from 'vitest'
import { parseYamlFile } from './yaml-file.ts'

const problemsOf = (content: string) => {
  const parsed = parseYamlFile('x.yaml', content)
  return parsed.ok ? [] : parsed.problems
}

test('a key that stands twice is told at its second place, however deep', () => {
  expect(problemsOf('a: 1\nb:\n  - c: 1\n    d: 2\n    "c": 3\n')).toEqual([
    { file: 'x.yaml', line: 5, column: 5, message: 'the key "c" is there twice; each may stand once at the same depth' },
  ])
})

test('what is no YAML is told at its place, in one line', () => {
  const [first, ...others] = problemsOf('a: [1, 2\nb: }\n')
  expect(first).toMatchObject({ file: 'x.yaml', line: 2 })
  expect(first!.message).not.toMatch(/ at line|\n/)
  expect(others.length).toBeLessThan(5)
})

test('of a file that is wrong everywhere not more is told than somebody reads', () => {
  const keys = Array.from({ length: 3000 }, () => 'a: 1\n').join('')
  expect(problemsOf(keys)).toHaveLength(100)
})

test.each([
  ['brackets within brackets', 'a: 1\nb: ' + '['.repeat(200_000), 2, 'opens more than 50 brackets within each other'],
  ['brackets that close nothing', 'a: 1\nb: ' + ']'.repeat(200_000), 2, 'holds more than 20000 brackets'],
  ['aliases', 'a: 1\nb: [' + '*x, '.repeat(50_000) + ']', 2, 'is full of anchors (&) and aliases (*); write the values out'],
])('%s by the thousand are refused before they are parsed, with their line', (_, content, line, message) => {
  expect(problemsOf(content)).toEqual([{ file: 'x.yaml', line, column: 1, message }])
})

test('a text may hold brackets and signs of its own', () => {
  const text = '"(a) [b] {c} **d** & e; f *g [h"'
  expect(problemsOf(Array.from({ length: 40 }, (_, index) => `a${index}: ${text}\n`).join(''))).toEqual([])
})
