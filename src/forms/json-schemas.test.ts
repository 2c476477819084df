import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readFolder } from '../network/folder.ts'
import { projectRoot } from '../platform/project-root.ts'
import { parseYamlFile } from '../platform/yaml-file.ts'
import { jsonSchemaOf, type SchemaName, schemaNames } from './json-schemas.ts'

const files = await readFolder(`${projectRoot}/services`)
const ajv = new Ajv2020({ strict: false, allErrors: false })
const validators = new Map(schemaNames.map((name) => [name, ajv.compile(jsonSchemaOf(name))]))

/** Which schema a file of a service is of. */
function schemaFor(path: string): SchemaName {
  if (path.startsWith('_blocks/')) return 'block'
  const [, folder] = path.split('/')
  return folder === 'texts' ? 'texts' : folder === 'examples' ? 'examples' : folder === 'lists' ? 'list' : 'service'
}

const contentOf = (path: string): unknown => {
  const parsed = parseYamlFile(path, files.get(path)!)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.file.content
}

describe.each([...files.keys()])('%s', (path) => {
  test('conforms to its schema, and names it in its first line', () => {
    const validate = validators.get(schemaFor(path))!
    expect(validate(contentOf(path)) ? [] : validate.errors).toEqual([])
    const up = '../'.repeat(path.split('/').length)
    expect(files.get(path)!.split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}docs/schemas/${schemaFor(path)}.json`)
  })
})

test('a wrong file does not conform', () => {
  const wrong = contentOf('musterdienst/service.yaml') as { pages: { ask: Record<string, unknown>[] }[] }
  const validate = validators.get('service')!
  expect(validate({ ...wrong, titel: 'Falsch' })).toBe(false)
  const pages = wrong.pages.map((page) => ({ ...page, ask: page.ask.map((question) => ({ ...question, lable: 'x' })) }))
  expect(validate({ ...wrong, pages })).toBe(false)
})

test.each(schemaNames)('docs/schemas/%s.json is what the code says; else write it anew: node tools/write-documents.ts', async (name) => {
  expect(JSON.parse(await readFile(`${projectRoot}/docs/schemas/${name}.json`, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(jsonSchemaOf(name))),
  )
})

test('every key says what it is for', () => {
  const untold: string[] = []
  const look = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties')
        for (const [name, property] of Object.entries(value as Record<string, { description?: string }>))
          if (property.description === undefined) untold.push(`${path}.${name}`)
      look(value, key === 'properties' || key === 'items' ? path : `${path}.${key}`)
    }
  }
  for (const name of schemaNames) look(jsonSchemaOf(name), name)
  expect(untold).toEqual([])
})
