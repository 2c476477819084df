import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { projectRoot } from '../platform/project-root.ts'
import { visibleAdoptions } from './adoptions.ts'
import { goBack, goForward } from './go-back.ts'
import { adoptNewest, rollOutServices } from './roll-out.ts'
import { shippedCatalogue } from './test-catalogue.ts'
import { newestVersions, versionNumbers } from './versions.ts'

const { region } = await shippedCatalogue()
const services = join(projectRoot, 'services')
const by = { by: 'Netzbüro' }
const everywhere = { authority: null, actor: { kind: 'system' } } as const
const folders: string[] = []

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
})

/** The shipped services with one file changed. */
async function changedServices(path: string, change: (content: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'services-'))
  folders.push(folder)
  await cp(services, folder, { recursive: true })
  await writeFile(join(folder, path), change(await readFile(join(folder, path), 'utf8')))
  return folder
}

test('what lies in the folder is released, and every adoption of the network is written', async () => {
  const { owner } = await ownDatabase()
  const report = await rollOutServices(owner, services, region, by)
  expect(report.released.toSorted()).toEqual(['hundeanmeldung', 'musterdienst', 'sondernutzung'])
  expect(report.adopted).toBe(region.adoptions.length)
  const adoptions = await transact(owner, everywhere, visibleAdoptions)
  expect(adoptions.filter(({ serviceId, stage }) => serviceId === 'hundeanmeldung' && stage === 'live')).toHaveLength(12)
})

test('rolling out the same again releases nothing', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, by)
  expect(await rollOutServices(owner, services, region, by)).toMatchObject({ released: [], ended: 0 })
})

test('a changed service is a new version, which all towns then offer', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, by)
  const folder = await changedServices('hundeanmeldung/service.yaml', (content) =>
    content.replace(/^title: .*$/m, 'title: Ihren Hund anmelden'),
  )
  expect(await rollOutServices(owner, folder, region, by)).toMatchObject({ released: ['hundeanmeldung'] })
  await transact(owner, everywhere, async (tx) => {
    const newest = await newestVersions(tx)
    const adopted = (await visibleAdoptions(tx)).filter(({ serviceId }) => serviceId === 'hundeanmeldung')
    expect(new Set(adopted.map(({ serviceDigest }) => serviceDigest))).toEqual(new Set([newest.get('hundeanmeldung')]))
  })
})

test('an adoption that the network no longer names has ended', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, by)
  const kept = region.adoptions.filter(({ authority }) => authority !== 'marl')
  const without = {
    ...region,
    adoptions: kept,
    adoption: (authority: string, service: string) => (authority === 'marl' ? undefined : region.adoption(authority, service)),
  }
  const ofMarl = region.adoptions.length - kept.length
  expect(ofMarl).toBeGreaterThan(0)
  expect(await rollOutServices(owner, services, without, by)).toMatchObject({ ended: ofMarl })
})

test('a service that is wrong is not released, and the sentence names file and line', async () => {
  const { owner } = await ownDatabase()
  const folder = await changedServices('hundeanmeldung/service.yaml', (content) => content.replace(/^title: .*$/m, 'titel: Hund anmelden'))
  const rollOut = rollOutServices(owner, folder, region, by)
  await expect(rollOut).rejects.toThrow(OperatorError)
  await expect(rollOut).rejects.toThrow(/services\/hundeanmeldung\/service\.yaml:\d+: /)
  expect((await transact(owner, everywhere, newestVersions)).size).toBe(0)
})

test('a service whose example comes out otherwise is not released', async () => {
  const { owner } = await ownDatabase()
  const folder = await changedServices('hundeanmeldung/examples/steuersaetze.yaml', (content) =>
    content.replace('jahr: 129,', 'jahr: 130,'),
  )
  await expect(rollOutServices(owner, folder, region, by)).rejects.toThrow(
    /the example ".+" fails: jahr: expected 130,00\s€, given 129,00\s€/,
  )
  expect((await transact(owner, everywhere, newestVersions)).size).toBe(0)
})

test('a town that went back stays there, whatever is released; the others move on', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, by)
  const changed = (title: string) =>
    changedServices('hundeanmeldung/service.yaml', (content) => content.replace(/^title: .*$/m, `title: ${title}`))
  await rollOutServices(owner, await changed('Ihren Hund anmelden'), region, by)
  const back = await transact(owner, everywhere, (tx) => goBack(tx, 'marl', 'hundeanmeldung', { by: 'Berger' }))
  expect(back).toMatchObject({ ok: true })
  await rollOutServices(owner, await changed('Hunde anmelden'), region, by)
  const standing = () =>
    transact(owner, everywhere, async (tx) => {
      const numbers = await versionNumbers(tx, 'hundeanmeldung')
      const adopted = (await visibleAdoptions(tx)).filter(({ serviceId }) => serviceId === 'hundeanmeldung')
      return Object.fromEntries(adopted.map(({ authority, serviceDigest }) => [authority, numbers.get(serviceDigest)]))
    })
  expect(await standing()).toMatchObject({ marl: 1, herten: 3 })

  await transact(owner, everywhere, async (tx) => {
    await goForward(tx, 'marl', 'hundeanmeldung', 'Berger')
    await adoptNewest(tx, [region.adoption('marl', 'hundeanmeldung')!], 'Berger')
  })
  expect(await standing()).toMatchObject({ marl: 3 })
})
