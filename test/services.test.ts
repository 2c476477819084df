/** Every service in `services/` loads, speaks English as well, and does what its examples say, with the statutes of the region. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formContext } from '../src/cases/form-context.ts'
import { catalogueExtension } from '../src/catalogue/records.ts'
import { compileService } from '../src/forms/compile-service.ts'
import type { FormContext } from '../src/forms/context.ts'
import { runExamples } from '../src/forms/examples.ts'
import { fileProblemInWords, loadService, type Service } from '../src/forms/service.ts'
import { readFolder } from '../src/network/folder.ts'
import { readNetwork } from '../src/network/load.ts'

const root = new URL('..', import.meta.url).pathname
const read = readNetwork(await readFolder(`${root}networks/emscher-lippe`), catalogueExtension)
if (!read.ok) throw new Error('the region cannot be read')
const { region } = read.network

const contextOf = (service: Service) => (authority: string, on: string): FormContext => formContext(region, authority, service.definition.bylaw, on)

async function load(id: string): Promise<Service> {
  const files = await readFolder(`${root}services/${id}`)
  const loaded = loadService(new Map([...files].map(([path, content]) => [`${id}/${path}`, content])))
  if (!loaded.ok) throw new Error(loaded.problems.map(fileProblemInWords).join('\n'))
  return loaded.service
}

const ids = readdirSync(`${root}services`)

test('there are services to look at', () => expect(ids).toEqual(expect.arrayContaining(['hundeanmeldung', 'musterdienst'])))

describe.each(ids)('%s', (id) => {
  test('has examples, and all of them come out as expected', async () => {
    const service = await load(id)
    expect(service.examples.length).toBeGreaterThan(0)
    expect(runExamples(service.compiled, service.examples, contextOf(service))).toEqual([])
  })

  test('has every text in English', async () => {
    const service = await load(id)
    expect(service.texts.en).toBeDefined()
    expect(compileService(service.definition, 'en', service.texts.en).language).toBe('en')
  })

  test('shows every page in some example', async () => {
    const service = await load(id)
    const shown = new Set(service.examples.flatMap((example) => example.pages ?? []))
    expect(service.definition.pages.map((page) => page.id).filter((page) => !shown.has(page))).toEqual([])
  })
})
