import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshAuthority, testDatabase } from '../../test/database.ts'
import { bylaw } from '../network/region.ts'
import { transact } from '../platform/database.ts'
import { smallService } from './test-catalogue.ts'
import { freezeBylaw, frozenBylaw, newestVersions, releaseService, versionOf } from './versions.ts'

const { owner, application } = testDatabase()
const everywhere = { authority: null, actor: { kind: 'system' } } as const
const freshService = (): string => `dienst-${randomUUID()}`

test('the first release of a service is number one, and can be read by its digest', async () => {
  const definition = smallService(freshService())
  const released = await transact(owner, everywhere, (tx) =>
    releaseService(tx, { definition, texts: { en: { title: 'A small service' } } }),
  )
  expect(released).toMatchObject({ number: 1, isNew: true })
  const version = await transact(application, everywhere, (tx) => versionOf(tx, released.digest))
  expect(version).toMatchObject({ serviceId: definition.id, number: 1, definition, texts: { en: { title: 'A small service' } } })
})

test('releasing the same content twice makes no second version', async () => {
  const service = { definition: smallService(freshService()), texts: {} }
  const first = await transact(owner, everywhere, (tx) => releaseService(tx, service))
  const second = await transact(owner, everywhere, (tx) => releaseService(tx, service))
  expect(second).toEqual({ digest: first.digest, number: 1, isNew: false })
})

test('changed words are a new version, and the old one stays as it was', async () => {
  const id = freshService()
  const [first, second] = await transact(owner, everywhere, async (tx) => [
    await releaseService(tx, { definition: smallService(id), texts: {} }),
    await releaseService(tx, { definition: smallService(id, { title: 'Ein anderer Titel' }), texts: {} }),
  ])
  expect(second).toMatchObject({ number: 2, isNew: true })
  const old = await transact(application, everywhere, (tx) => versionOf(tx, first.digest))
  expect(old?.definition.title).toBe('Ein kleiner Dienst')
  const newest = await transact(application, everywhere, newestVersions)
  expect(newest.get(id)).toBe(second.digest)
})

test('two releases at once get numbers of their own', async () => {
  const id = freshService()
  const release = (title: string) =>
    transact(owner, everywhere, (tx) => releaseService(tx, { definition: smallService(id, { title }), texts: {} }))
  const released = await Promise.all([release('Eins'), release('Zwei')])
  expect(released.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2])
})

test('not even the owner changes or deletes a released version', async () => {
  const { digest } = await transact(owner, everywhere, (tx) => releaseService(tx, { definition: smallService(freshService()), texts: {} }))
  const change = transact(owner, everywhere, (tx) => sql`update service_versions set number = 99 where digest = ${digest}`.execute(tx))
  await expect(change).rejects.toThrow(/never changed/)
  const removal = transact(owner, everywhere, (tx) => tx.deleteFrom('service_versions').where('digest', '=', digest).execute())
  await expect(removal).rejects.toThrow(/never changed/)
})

test('the application releases nothing', async () => {
  const release = transact(application, everywhere, (tx) => releaseService(tx, { definition: smallService(freshService()), texts: {} }))
  await expect(release).rejects.toThrow(/permission denied/)
})

const bylawOf = (authority: string) =>
  bylaw.parse({
    id: 'hundesteuer',
    authority,
    title: 'Hundesteuersatzung',
    issuedOn: null,
    values: {
      'steuer.jeHundBei': {
        label: 'Steuer',
        unit: 'euro',
        periods: [{ value: [96, 108, 120], source: { text: 'erfunden', verified: false } }],
      },
    },
  })

test('a bylaw is frozen once for its content, and only its authority reads it', async () => {
  const authority = freshAuthority()
  const scope = { authority, actor: { kind: 'system' } } as const
  const content = bylawOf(authority)
  const digest = await transact(application, scope, (tx) => freezeBylaw(tx, content))
  expect(await transact(application, scope, (tx) => freezeBylaw(tx, content))).toBe(digest)
  expect(await transact(application, scope, (tx) => frozenBylaw(tx, digest))).toEqual(content)
  const foreign = { authority: freshAuthority(), actor: { kind: 'system' } } as const
  expect(await transact(application, foreign, (tx) => frozenBylaw(tx, digest))).toBeNull()
})

test('nobody freezes the bylaw of another authority, and a mere visitor freezes none', async () => {
  const authority = freshAuthority()
  const asOther = transact(application, { authority: freshAuthority(), actor: { kind: 'system' } }, (tx) =>
    freezeBylaw(tx, bylawOf(authority)),
  )
  await expect(asOther).rejects.toThrow(/row-level security/)
  const asVisitor = transact(application, { authority, actor: { kind: 'public' } }, (tx) => freezeBylaw(tx, bylawOf(authority)))
  await expect(asVisitor).rejects.toThrow(/row-level security/)
})
