import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { shippedServices } from '../../../test/service-files.ts'
import { fileProblemInWords, loadService } from '../../forms/service.ts'
import { digestOf } from '../../platform/digest.ts'
import { serviceDigest } from '../versions.ts'
import { asFolder } from './as-folder.ts'
import { jsonLine, nestsDeeper } from './json-line.ts'
import { migrations, NEWEST_FORMAT } from './migrations.ts'
import { readServiceFile, writeServiceFile } from './service-file.ts'

const fixture = (format: number) => readFile(new URL(`fixtures/format-${format}.json`, import.meta.url), 'utf8')
const formats = Array.from({ length: NEWEST_FORMAT }, (_, index) => index + 1)
const noSchema = (): string => '# no schema'

/** What is read, or all that is wrong. */
function read(json: string) {
  const result = readServiceFile('fest.json', json)
  if (!result.ok) throw new Error(result.problems.map(fileProblemInWords).join('\n'))
  return result.service
}
const problemsOf = (json: string): readonly string[] => {
  const result = readServiceFile('fest.json', json)
  return result.ok ? [] : result.problems.map(fileProblemInWords)
}

test.each(formats)('a file of format %i is read, and becomes a folder that loads', async (format) => {
  const service = read(await fixture(format))
  const [page] = service.definition.pages
  expect(page?.ask[0]).toMatchObject({
    options: [
      { code: 'drinnen', label: 'In einem Raum' },
      { code: 'draussen', label: 'Im Freien' },
    ],
  })
  expect(page?.ask[1]).toMatchObject({ ask: [{ options: [{ code: 'essen', label: 'Essen' }, { code: 'trinken' }] }] })
  expect(service.examples).toHaveLength(format === 1 ? 0 : 1)
  const loaded = loadService(new Map([...asFolder(service, noSchema)].map(([path, content]) => [`fest/${path}`, content])))
  expect(loaded.ok ? [] : loaded.problems).toEqual([])
})

test('every format before the newest has a migration', () => {
  expect(Object.keys(migrations).map(Number)).toEqual(formats.slice(0, -1))
})

describe.each((await shippedServices()).map((service) => [service.definition.id, service] as const))('%s', (id, service) => {
  const exported = read(writeServiceFile(service, 'Serviceportal 0.1.0'))
  test('is the same after export and import, but for the blocks, which are written out', () => {
    const files = asFolder(exported, noSchema)
    const loaded = loadService(new Map([...files].map(([path, content]) => [`${id}/${path}`, content])))
    if (!loaded.ok) throw new Error(loaded.problems.map(fileProblemInWords).join('\n'))
    const { definition, texts, examples } = loaded.service
    expect(serviceDigest({ definition, texts })).toBe(
      serviceDigest({ definition: { ...service.definition, blocks: {} }, texts: service.texts }),
    )
    expect(examples).toEqual(service.examples)
  })

  test('is written as people write it: what need not be said is not said', () => {
    const yaml = asFolder(exported, noSchema).get('service.yaml')!
    expect(yaml).not.toMatch(/optional: false|decimals: 0|^values: \[\]/m)
    expect(yaml).toMatch(/^ {8}options:\n {10}[a-z][A-Za-z0-9-]*: /m)
  })
})

describe('refused with the line', () => {
  test('what is no JSON, cut, or something else', async () => {
    const whole = await fixture(2)
    const lines = whole.split('\n')
    expect(problemsOf(lines.slice(0, 20).join('\n'))).toEqual(['fest.json:20: is no whole JSON file; export the service anew'])
    expect(problemsOf(whole.replace('"title": "Fest anmelden"', '"title" "Fest anmelden"'))).toEqual([
      'fest.json:8: is no whole JSON file; export the service anew',
    ])
    expect(problemsOf('')).toEqual(['fest.json:1: is no whole JSON file; export the service anew'])
    for (const other of ['null', '[]', '7', '{"format": "anders"}'])
      expect(problemsOf(other)).toEqual(['fest.json:1: is no exported service; those begin with "format": "serviceportal/service"'])
  })

  test('a file of a newer program, and which program is needed', async () => {
    const newer = (await fixture(2))
      .replace('"formatVersion": 2', '"formatVersion": 3')
      .replace('Serviceportal 0.1.0', 'Serviceportal 0.9.0')
    expect(problemsOf(newer)).toEqual([
      'fest.json:3: is of format 3, and this program reads formats up to 2; needed is the program that wrote it (Serviceportal 0.9.0) or a later one',
    ])
  })

  test('a file that was changed on its way', async () => {
    const changed = (await fixture(2)).replace('"In einem Raum"', '"In einem Saal"')
    const line = changed.split('\n').findIndex((text) => text.startsWith('  "digest"')) + 1
    expect(problemsOf(changed)).toEqual([
      `fest.json:${line}: does not hold what was exported: its digest is another; it was changed or damaged on its way`,
    ])
  })

  test('a service that is none', async () => {
    const file = JSON.parse(await fixture(2)) as { service: { definition: Record<string, unknown>; texts: object } }
    const signed = (change: object) => {
      const service = { ...file.service, definition: { ...file.service.definition, ...change } }
      return JSON.stringify({ ...file, service, digest: digestOf(service) }, null, 2)
    }
    expect(problemsOf(signed({ dueWithinDays: 'bald' }))).toEqual([
      expect.stringMatching(/^fest\.json:\d{2}: "service\.definition\.dueWithinDays": /),
    ])
    expect(problemsOf(signed({ checks: [{ at: 'wo', that: 'true', say: 'Wo?' }] }))).toEqual([
      expect.stringMatching(/^fest\.json:\d+: is shown at an unknown question "wo"/),
    ])
  })
})

test('a file that nests without end is refused, and brackets in texts do not count', async () => {
  const whole = await fixture(NEWEST_FORMAT)
  const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  expect(problemsOf(whole.replace('"examples":', `"x": ${nested}, "examples":`))).toEqual([
    expect.stringContaining('nests more than 100 deep'),
  ])
  expect(nestsDeeper(JSON.stringify({ text: `"${'['.repeat(500)}` }), 100)).toBe(false)
})

test('of a file that is wrong everywhere not more is told than somebody reads', async () => {
  const file = JSON.parse(await fixture(NEWEST_FORMAT)) as { service: { definition: { pages: { ask: unknown[] }[] } } }
  file.service.definition.pages[0]!.ask = Array.from({ length: 500 }, () => ({ id: 'A b' }))
  expect(problemsOf(JSON.stringify({ ...file, digest: digestOf(file.service) }))).toHaveLength(20)
})

test.each(['..', '../en', 'EN', 'e\0n'])('"%s" is no language, and becomes no file of a folder', (language) => {
  const files = new Map([
    ['x/service.yaml', 'id: x\n'],
    [`x/texts/${language}.yaml`, 'title: X\n'],
  ])
  const loaded = loadService(files)
  expect(loaded.ok ? [] : loaded.problems.map(fileProblemInWords)).toContainEqual(
    expect.stringContaining(`texts/${language}.yaml:1: is not a file of a service`),
  )
})

test('a line is found by its path, also behind texts that hold brackets', () => {
  const json = JSON.stringify({ a: { b: ['}', { c: '"]' }, { d: 1 }] }, e: [] }, null, 2)
  const lineOf = (text: string) => json.split('\n').findIndex((line) => line.includes(text)) + 1
  expect(jsonLine(json, ['a', 'b', 2, 'd'])).toBe(lineOf('"d"'))
  expect(jsonLine(json, ['e'])).toBe(lineOf('"e"'))
  expect(jsonLine(json, ['a', 'nowhere', 'else'])).toBe(lineOf('"a"'))
  expect(jsonLine(json, [])).toBe(1)
})
