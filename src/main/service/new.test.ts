import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadServices } from '../../catalogue/roll-out.ts'
import { shippedCatalogue } from '../../catalogue/test-catalogue.ts'
import { writeNewService } from './new.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'services-'))
})
afterAll(() => rm(folder, { recursive: true }))

const options = { title: undefined, day: '2026-11-23' }

test('a new service loads in both languages, and its examples come out at once', async () => {
  const { region } = await shippedCatalogue()
  await writeNewService(folder, 'strassenfest', options)
  const [proven] = await loadServices(folder, region, ['strassenfest'])
  const service = proven?.service
  expect(service?.definition.title).toBe('Strassenfest')
  expect(service?.definition.pages).toHaveLength(2)
  expect(Object.keys(service?.texts ?? {})).toEqual(['en'])
  expect(service?.examples).toHaveLength(3)
})

test('a title may hold whatever a title holds', async () => {
  const { region } = await shippedCatalogue()
  await writeNewService(folder, 'fest', { ...options, title: 'Fest: "draußen" & {drinnen} # 1\\' })
  expect((await loadServices(folder, region, ['fest']))[0]?.service.definition.title).toBe('Fest: "draußen" & {drinnen} # 1\\')
})

test.each(['Veranstaltung', 'private veranstaltung', '../weg', '_blocks', '1a', ''])('"%s" cannot be a name', async (name) => {
  await expect(writeNewService(folder, name, options)).rejects.toThrow(/cannot be the name of a service/)
})

test('what is there already stays as it is, and nothing half-written is left', async () => {
  await writeNewService(folder, 'vorhanden', options)
  await expect(writeNewService(folder, 'vorhanden', options)).rejects.toThrow(/is there already/)
  expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
})
