import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshAuthority, testDatabase } from '../../test/database.ts'
import { noChanges, overlay, type Overlay } from '../forms/overlay.ts'
import { transact } from '../platform/database.ts'
import { adopt, adoptionOf, endAdoption, type Stage, visibleAdoptions } from './adoptions.ts'
import { offeredService, serviceByDigests } from './offered.ts'
import { smallService } from './test-catalogue.ts'
import { overlayOf, releaseService } from './versions.ts'

const { owner, application } = testDatabase()
const everywhere = { authority: null, actor: { kind: 'system' } } as const
const visitorOf = (authority: string | null) => ({ authority, actor: { kind: 'public' } }) as const

/** An authority that has adopted a service of its own. */
async function adopted(stage: Stage = 'live', changes: Overlay = noChanges) {
  const authority = freshAuthority()
  const serviceId = `dienst-${randomUUID()}`
  const english = { title: 'A small service', 'questions.name.label': 'Your name', 'questions.bemerkung.label': 'Remark' }
  const { digest } = await transact(owner, everywhere, async (tx) => {
    const released = await releaseService(tx, { definition: smallService(serviceId), texts: { en: english } })
    await adopt(tx, { authority, serviceId, serviceDigest: released.digest, overlay: changes, stage, officeId: 'steuern', by: 'Test' })
    return released
  })
  return { authority, serviceId, digest }
}

test('an authority offers what it adopted, ready to run in both languages', async () => {
  const { authority, serviceId, digest } = await adopted('pilot')
  const offered = await transact(application, visitorOf(authority), (tx) => offeredService(tx, authority, serviceId))
  expect(offered).toMatchObject({ serviceDigest: digest, number: 1, stage: 'pilot', officeId: 'steuern' })
  expect(offered?.inLanguage.de.definition.title).toBe('Ein kleiner Dienst')
  expect(offered?.inLanguage.en.definition.title).toBe('A small service')
})

test("a town's own words stand in its form, in both languages", async () => {
  const changes = overlay.parse({
    texts: { 'questions.name.label': { master: 'Ihr Name', ours: 'Wie heißen Sie?', en: 'What is your name?' } },
    omit: [{ question: 'bemerkung', label: 'Bemerkung' }],
    ask: [{ after: 'name', question: { id: 'marke', type: 'text', label: 'Marke' }, en: { label: 'Tag' } }],
  })
  const { authority, serviceId } = await adopted('live', changes)
  const offered = await transact(application, visitorOf(authority), (tx) => offeredService(tx, authority, serviceId))
  const labels = (language: 'de' | 'en') => offered?.inLanguage[language].definition.pages[0]?.ask.map((asked) => asked.label)
  expect(labels('de')).toEqual(['Wie heißen Sie?', 'Marke'])
  expect(labels('en')).toEqual(['What is your name?', 'Tag'])
})

test('a draft keeps the version it began with when a new one is adopted', async () => {
  const { authority, serviceId } = await adopted()
  const before = await transact(application, visitorOf(authority), (tx) => offeredService(tx, authority, serviceId))
  await transact(owner, everywhere, async (tx) => {
    const next = await releaseService(tx, { definition: smallService(serviceId, { title: 'Neu' }), texts: {} })
    await adopt(tx, {
      authority,
      serviceId,
      serviceDigest: next.digest,
      overlay: noChanges,
      stage: 'live',
      officeId: 'steuern',
      by: 'Test',
    })
  })
  const [now, kept] = await transact(application, visitorOf(authority), async (tx) => [
    await offeredService(tx, authority, serviceId),
    await serviceByDigests(tx, before?.serviceDigest ?? '', before?.overlayDigest ?? ''),
  ])
  expect(now?.inLanguage.de.definition.title).toBe('Neu')
  expect(kept?.inLanguage.de.definition.title).toBe('Ein kleiner Dienst')
})

test('adopting the same again changes nothing, not even the time', async () => {
  const { authority, serviceId, digest } = await adopted()
  const read = () => transact(application, visitorOf(authority), (tx) => adoptionOf(tx, authority, serviceId))
  const before = await read()
  await transact(owner, everywhere, (tx) =>
    adopt(tx, { authority, serviceId, serviceDigest: digest, overlay: noChanges, stage: 'live', officeId: 'steuern', by: 'Test' }),
  )
  expect(await read()).toEqual(before)
})

test('an authority whose adoption has ended offers nothing', async () => {
  const { authority, serviceId } = await adopted()
  await transact(owner, everywhere, (tx) => endAdoption(tx, authority, serviceId, 'Berger'))
  expect(await transact(application, visitorOf(authority), (tx) => offeredService(tx, authority, serviceId))).toBeNull()
})

test('the regional portal sees a pilot and not a test', async () => {
  const [pilot, trial] = [await adopted('pilot'), await adopted('test')]
  const seen = await transact(application, visitorOf(null), visibleAdoptions)
  const services = seen.map(({ serviceId }) => serviceId)
  expect(services).toContain(pilot.serviceId)
  expect(services).not.toContain(trial.serviceId)
})

test('an authority sees its own test', async () => {
  const { authority, serviceId } = await adopted('test')
  expect(await transact(application, visitorOf(authority), (tx) => adoptionOf(tx, authority, serviceId))).toMatchObject({ stage: 'test' })
})

test('another authority sees neither the adoption nor the overlay', async () => {
  const { authority, serviceId } = await adopted()
  const own = await transact(application, visitorOf(authority), (tx) => adoptionOf(tx, authority, serviceId))
  const seen = await transact(application, visitorOf(freshAuthority()), async (tx) => ({
    adoption: await adoptionOf(tx, authority, serviceId),
    overlay: await overlayOf(tx, serviceId, own?.overlayDigest ?? ''),
  }))
  expect(seen).toEqual({ adoption: null, overlay: null })
})

test('the application adopts nothing, and an owner who is not the system neither', async () => {
  const { authority, serviceId, digest } = await adopted()
  const request = {
    authority,
    serviceId,
    serviceDigest: digest,
    overlay: noChanges,
    stage: 'test',
    officeId: 'ordnung',
    by: 'Test',
  } as const
  await expect(transact(application, { authority, actor: { kind: 'system' } }, (tx) => adopt(tx, request))).rejects.toThrow(
    /permission denied/,
  )
  await expect(
    transact(owner, visitorOf(authority), (tx) =>
      adopt(tx, { ...request, overlay: { ...noChanges, omit: [{ question: 'bemerkung', label: 'Bemerkung' }] } }),
    ),
  ).rejects.toThrow(/row-level security/)
})
