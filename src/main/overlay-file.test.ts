import { expect, test } from 'vitest'
import { changesAlone, townOverlay } from '../catalogue/town-overlay.ts'
import type { Definition } from '../forms/definition.ts'
import { mergeOverlay } from '../forms/merge-overlay.ts'
import { smallService } from '../catalogue/test-catalogue.ts'
import { parseYamlFile } from '../platform/yaml-file.ts'
import { lineOf, settleConflicts, type Side } from './overlay-file.ts'

const content = `# Was Gladbeck anders macht.
service: klein
authority: gladbeck
because: Zum Prüfen.
dueWithinDays: { master: 30, ours: 14 } # so will es der Rat
texts:
  # Hier heißt es anders.
  questions.name.label:
    master: >-
      Ihr
      Name
    ours: Wie heißen Sie?
    en: What is your name?
omit:
  # Das braucht niemand.
  - { question: bemerkung, label: Bemerkung }
`

const read = (file: string) => {
  const parsed = parseYamlFile('gladbeck.yaml', file)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return changesAlone(townOverlay.parse(parsed.file.content))
}

/** The small service after somebody changed everything that Gladbeck changes. */
const master: Definition = smallService('klein', {
  dueWithinDays: 45,
  pages: smallService('klein').pages.map((page) => ({
    ...page,
    ask: page.ask.map((asked) => ({ ...asked, label: `${asked.label}?` })),
  })) as Definition['pages'],
})
const overlay = read(content)
const { conflicts } = mergeOverlay(overlay, master)
const settle = (side: Side, of = conflicts) => settleConflicts(content, overlay, of, side)

test('a change is named with its file and line', () => {
  const file = { file: '/x/gladbeck.yaml', name: 'gladbeck.yaml', content }
  expect(conflicts.map(({ change }) => lineOf(file, change, overlay))).toEqual(['gladbeck.yaml:5', 'gladbeck.yaml:8', 'gladbeck.yaml:16'])
})

test("where the town's word counts, the file says what it replaces now, and nothing else changes", () => {
  const settled = settle('ours')
  expect(mergeOverlay(read(settled), master)).toMatchObject({ conflicts: [], settled: [], carried: { length: 3 } })
  const expected = content
    .replace('master: 30', 'master: 45')
    .replace('>-\n      Ihr\n      Name', '"Ihr Name?"')
    .replace('label: Bemerkung', 'label: "Bemerkung?"')
  expect(settled).toBe(expected)
})

test("where the joint service's word counts, the change leaves the file, and with the last one what was around it", () => {
  const settled = settle('master')
  expect(read(settled)).toEqual({ texts: {}, omit: [], ask: [] })
  expect(settled).toBe(content.slice(0, content.indexOf('dueWithinDays')))
})

test('settling one conflict leaves the others, and all comments', () => {
  const settled = settle('master', conflicts.slice(0, 1))
  expect(mergeOverlay(read(settled), master).conflicts).toHaveLength(2)
  for (const comment of ['# Was Gladbeck anders macht.', '# Hier heißt es anders.', '# Das braucht niemand.'])
    expect(settled).toContain(comment)
})
