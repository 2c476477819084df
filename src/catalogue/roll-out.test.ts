import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { projectRoot } from '../platform/project-root.ts'
import { visibleAdoptions } from './adoptions.ts'
import { adoptNewest } from './adopt-newest.ts'
import { goBack, goForward } from './go-back.ts'
import { loadServices, rollOutServices } from './roll-out.ts'
import { shippedCatalogue } from './test-catalogue.ts'
import { newestVersions, versionNumbers } from './versions.ts'

const { region, catalogue } = await shippedCatalogue()
const options = { overlays: catalogue.overlayOf, by: 'Test' }
const services = join(projectRoot, 'services')
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
  const report = await rollOutServices(owner, services, region, options)
  expect(report.released.toSorted()).toEqual(['hundeanmeldung', 'musterdienst', 'private-veranstaltung', 'sondernutzung'])
  expect(report.adopted).toBe(region.adoptions.length)
  const adoptions = await transact(owner, everywhere, visibleAdoptions)
  expect(adoptions.filter(({ serviceId, stage }) => serviceId === 'hundeanmeldung' && stage === 'live')).toHaveLength(12)
})

test('rolling out the same again releases nothing', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, options)
  expect(await rollOutServices(owner, services, region, options)).toMatchObject({ released: [], ended: 0 })
})

test('a changed service is a new version, which all towns then offer', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, options)
  const folder = await changedServices('hundeanmeldung/service.yaml', (content) =>
    content.replace(/^title: .*$/m, 'title: Ihren Hund anmelden'),
  )
  expect(await rollOutServices(owner, folder, region, options)).toMatchObject({ released: ['hundeanmeldung'] })
  await transact(owner, everywhere, async (tx) => {
    const newest = await newestVersions(tx)
    const adopted = (await visibleAdoptions(tx)).filter(({ serviceId }) => serviceId === 'hundeanmeldung')
    expect(new Set(adopted.map(({ serviceDigest }) => serviceDigest))).toEqual(new Set([newest.get('hundeanmeldung')]))
  })
})

test('an adoption that the network no longer names has ended', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, options)
  const kept = region.adoptions.filter(({ authority }) => authority !== 'marl')
  const without = {
    ...region,
    adoptions: kept,
    adoption: (authority: string, service: string) => (authority === 'marl' ? undefined : region.adoption(authority, service)),
  }
  const ofMarl = region.adoptions.length - kept.length
  expect(ofMarl).toBeGreaterThan(0)
  expect(await rollOutServices(owner, services, without, options)).toMatchObject({ ended: ofMarl })
})

test('a service that is wrong is not released, and the sentence names file and line', async () => {
  const { owner } = await ownDatabase()
  const folder = await changedServices('hundeanmeldung/service.yaml', (content) => content.replace(/^title: .*$/m, 'titel: Hund anmelden'))
  const rollOut = rollOutServices(owner, folder, region, options)
  await expect(rollOut).rejects.toThrow(OperatorError)
  await expect(rollOut).rejects.toThrow(/services\/hundeanmeldung\/service\.yaml:\d+: /)
  expect((await transact(owner, everywhere, newestVersions)).size).toBe(0)
})

test('a service whose example comes out otherwise is not released', async () => {
  const { owner } = await ownDatabase()
  const folder = await changedServices('hundeanmeldung/examples/steuersaetze.yaml', (content) =>
    content.replace('jahr: 129,', 'jahr: 130,'),
  )
  await expect(rollOutServices(owner, folder, region, options)).rejects.toThrow(
    /the example ".+" fails: jahr: expected 130,00\s€, given 129,00\s€/,
  )
  expect((await transact(owner, everywhere, newestVersions)).size).toBe(0)
})

test('a service whose examples leave out a page or a condition is not released, and the sentences say where', async () => {
  const folder = await changedServices('hundeanmeldung/examples/wege.yaml', (content) =>
    content
      .replace('verguenstigungGewuenscht: true', 'verguenstigungGewuenscht: false')
      .replace('bescheid, verguenstigungSeite, erklaerung', 'bescheid, erklaerung'),
  )
  await expect(loadServices(folder, region)).rejects.toThrow(
    /services\/hundeanmeldung\/service\.yaml:\d+: The page “Ermäßigung oder Befreiung” \(verguenstigungSeite\) is never seen\.$/,
  )
})

test('a town that went back stays there, whatever is released; the others move on', async () => {
  const { owner } = await ownDatabase()
  await rollOutServices(owner, services, region, options)
  const changed = (title: string) =>
    changedServices('hundeanmeldung/service.yaml', (content) => content.replace(/^title: .*$/m, `title: ${title}`))
  await rollOutServices(owner, await changed('Ihren Hund anmelden'), region, options)
  const back = await transact(owner, everywhere, (tx) => goBack(tx, 'marl', 'hundeanmeldung', { by: 'Berger' }))
  expect(back).toMatchObject({ ok: true })
  await rollOutServices(owner, await changed('Hunde anmelden'), region, options)
  const standing = () =>
    transact(owner, everywhere, async (tx) => {
      const numbers = await versionNumbers(tx, 'hundeanmeldung')
      const adopted = (await visibleAdoptions(tx)).filter(({ serviceId }) => serviceId === 'hundeanmeldung')
      return Object.fromEntries(adopted.map(({ authority, serviceDigest }) => [authority, numbers.get(serviceDigest)]))
    })
  expect(await standing()).toMatchObject({ marl: 1, herten: 3 })

  await transact(owner, everywhere, async (tx) => {
    await goForward(tx, 'marl', 'hundeanmeldung', 'Berger')
    await adoptNewest(tx, [region.adoption('marl', 'hundeanmeldung')!], options)
  })
  expect(await standing()).toMatchObject({ marl: 3 })
})
