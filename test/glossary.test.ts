/** The glossary is kept to: one English name for each term, and no name in the code that it rules out. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../src/platform/project-root.ts'

const glossary = await readFile(join(projectRoot, 'docs/glossary.md'), 'utf8')

/** The rows of the table: term, names, meaning, names ruled out. */
const rows = glossary
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| German') && !line.startsWith('| ---'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

const sources = await Promise.all(
  ['src', 'standins', 'tools'].map(async (folder) => {
    const names = (await readdir(join(projectRoot, folder), { recursive: true })).filter((name) => /\.tsx?$/.test(name))
    return Promise.all(
      names.map(async (name) => ({ name: join(folder, name), text: await readFile(join(projectRoot, folder, name), 'utf8') })),
    )
  }),
).then((all) => all.flat())

/** Names that a file declares: functions, constants, types, with their words apart. */
const declared = (text: string): string[] =>
  [...text.matchAll(/\b(?:function|const|type|class|interface)\s+([A-Za-z]\w*)/g)].map(([, name]) => name!)
const wordsOf = (name: string): string[] => name.split(/(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase())

describe('the glossary', () => {
  test('has its terms and the sources to hold against them', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(sources.length).toBeGreaterThan(100)
  })

  test('is kept to: no name in the code uses a word that it rules out', () => {
    const ruledOut = new Set(
      rows.flatMap(([, , , not = '']) =>
        not
          .split(',')
          .map((word) => word.trim().toLowerCase())
          .filter(Boolean),
      ),
    )
    expect(ruledOut.size).toBeGreaterThan(10)
    const found = sources.flatMap(({ name: file, text }) =>
      declared(text)
        .filter((name) => wordsOf(name).some((word) => ruledOut.has(word)))
        .map((name) => `${file}: ${name}`),
    )
    expect(found).toEqual([])
  })

  test('names each term once', () => {
    const terms = rows.map(([term]) => term)
    expect(new Set(terms).size).toBe(terms.length)
  })
})
