import { expect, test } from 'vitest'
import { parseYamlFile } from './yaml-file.ts'

const problemsOf = (content: string) => {
  const parsed = parseYamlFile('x.yaml', content)
  return parsed.ok ? [] : parsed.problems
}

test('a key that stands twice is told at its second place, however deep', () => {
  expect(problemsOf('a: 1\nb:\n  - c: 1\n    d: 2\n    "c": 3\n')).toEqual([
    { file: 'x.yaml', line: 5, column: 5, message: 'Map keys must be unique' },
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
