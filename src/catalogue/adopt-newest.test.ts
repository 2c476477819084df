import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshAuthority, testDatabase } from '../../test/database.ts'
import type { Definition } from '../forms/definition.ts'
import { example } from '../forms/example.ts'
import { noChanges, overlay, type Overlay } from '../forms/overlay.ts'
import type { Adoption } from '../network/region.ts'
import { transact } from '../platform/database.ts'
import { adoptNewest, type AdoptOptions } from './adopt-newest.ts'
import { adoptionOf } from './adoptions.ts'
import { offeredService } from './offered.ts'
import { shippedCatalogue, smallService, twoPageService } from './test-catalogue.ts'
import { releaseService } from './versions.ts'

const { owner, application } = testDatabase()
const everywhere = { authority: null, actor: { kind: 'system' } } as const
const by = 'Test'

const greeting = overlay.parse({ texts: { 'questions.name.label': { master: 'Ihr Name', ours: 'Wie heißen Sie?', en: 'Who are you?' } } })
const lessAsked = overlay.parse({ omit: [{ question: 'bemerkung', label: 'Bemerkung' }] })

/** Two towns that adopt a service of their own, the first with changes. */
const twoTowns = (changes: Overlay, stage: Adoption['stage'] = 'live') => {
  const [town, neighbour, service] = [freshAuthority(), freshAuthority(), `dienst-${randomUUID()}`]
  const overlays: AdoptOptions['overlays'] = (authority) => (authority === town ? changes : noChanges)
  const adoptions: Adoption[] = [town, neighbour].map((authority) => ({ authority, service, stage, office: 'steuern', testers: [] }))
  return { town, neighbour, service, overlays, adoptions }
}

const release = (definition: Definition) => transact(owner, everywhere, (tx) => releaseService(tx, { definition, texts: {} }))
const adoptAll = (adoptions: readonly Adoption[], options: Omit<AdoptOptions, 'by'>) =>
  transact(owner, everywhere, (tx) => adoptNewest(tx, adoptions, { ...options, by }))
const offered = (authority: string, service: string) =>
  transact(application, { authority, actor: { kind: 'public' } }, (tx) => offeredService(tx, authority, service))

/** The small service with another question for the name. */
const askedOtherwise = (id: string): Definition => {
  const definition = smallService(id)
  definition.pages[0]!.ask[0]!.label = 'Vor- und Nachname'
  return definition
}

test('a town goes on to a new version with its own changes, where that does not touch them', async () => {
  const { town, service, overlays, adoptions } = twoTowns(greeting)
  await release(smallService(service))
  await adoptAll(adoptions, { overlays })
  await release(smallService(service, { title: 'Neu' }))
  expect(await adoptAll(adoptions, { overlays })).toEqual([])
  const { definition } = (await offered(town, service))!.inLanguage.de
  expect([definition.title, definition.pages[0]!.ask[0]!.label]).toEqual(['Neu', 'Wie heißen Sie?'])
})

test('a conflict holds up only the town that has it, and tells both sides', async () => {
  const { town, neighbour, service, overlays, adoptions } = twoTowns(greeting)
  await release(smallService(service))
  await adoptAll(adoptions, { overlays })
  await release(askedOtherwise(service))
  const towns = await adoptAll(adoptions, { overlays })
  expect(towns).toMatchObject([
    { authority: town, serviceId: service, number: 2, offers: 1, merge: { conflicts: [{ why: 'changed', theirs: 'Vor- und Nachname' }] } },
  ])
  expect(await offered(town, service)).toMatchObject({ number: 1 })
  expect((await offered(town, service))?.inLanguage.de.definition.pages[0]?.ask[0]?.label).toBe('Wie heißen Sie?')
  expect(await offered(neighbour, service)).toMatchObject({ number: 2 })
})

test('a town in conflict that did not offer the service yet is not offered it', async () => {
  const { town, neighbour, service, overlays, adoptions } = twoTowns(greeting)
  await release(askedOtherwise(service))
  expect(await adoptAll(adoptions, { overlays })).toMatchObject([{ authority: town, offers: null }])
  expect(await offered(town, service)).toBeNull()
  expect(await offered(neighbour, service)).toMatchObject({ number: 1 })
})

test('to leave out a question that is gone is a conflict, and so is a text of one', async () => {
  const { town, service, overlays, adoptions } = twoTowns(lessAsked)
  const shorter = smallService(service)
  shorter.pages[0]!.ask.pop()
  await release(shorter)
  const [held] = await adoptAll(adoptions, { overlays })
  expect(held).toMatchObject({ authority: town, offers: null, merge: { settled: [], conflicts: [{ why: 'gone' }] } })

  const words = overlay.parse({ texts: { 'questions.bemerkung.label': { master: 'Bemerkung', ours: 'Anmerkung', en: 'Note' } } })
  const [blocked] = await adoptAll(adoptions, { overlays: () => words })
  expect(blocked?.merge.conflicts).toMatchObject([{ why: 'gone' }])
})

test("the stage of a town follows the network's files, also while a conflict holds it up", async () => {
  const { town, service, overlays, adoptions } = twoTowns(greeting, 'pilot')
  await release(smallService(service))
  await adoptAll(adoptions, { overlays })
  await release(askedOtherwise(service))
  await adoptAll(
    adoptions.map((adoption) => ({ ...adoption, stage: 'live' as const })),
    { overlays },
  )
  expect(await offered(town, service)).toMatchObject({ number: 1, stage: 'live' })
})

test('in whatever order the towns come, and however often, each offers the same', async () => {
  const { town, neighbour, service, overlays, adoptions } = twoTowns(greeting)
  const read = () =>
    Promise.all(
      [town, neighbour].map((authority) =>
        transact(application, { authority, actor: { kind: 'public' } }, (tx) => adoptionOf(tx, authority, service)),
      ),
    )
  await release(smallService(service))
  await adoptAll(adoptions.toReversed(), { overlays })
  await release(askedOtherwise(service))
  const towns = await adoptAll(adoptions.toReversed(), { overlays })
  const once = await read()
  expect(await adoptAll(adoptions, { overlays })).toEqual(towns)
  expect(await read()).toEqual(once)
})

test("an example that fails with a town's changes, or a condition of its own that none shows, holds up that town", async () => {
  const { region } = await shippedCatalogue()
  const service = `dienst-${randomUUID()}`
  const definition = twoPageService(service)
  await release(definition)
  const adoptions: Adoption[] = ['marl', 'herten'].map((authority) => ({
    authority,
    service,
    stage: 'test',
    office: 'steuern',
    testers: [],
  }))
  const examples = ['marl', 'herten'].map((authority) =>
    example.parse({ name: 'ein Name', authority, on: '2026-11-23', answers: { name: 'Zoë' } }),
  )
  const proofs = { examples: new Map([[service, examples]]), region }
  const asked = { after: 'name', question: { id: 'marke', type: 'text', label: 'Marke' }, en: { label: 'Tag' } } as const
  const unanswered = overlay.parse({ ask: [asked] })
  const towns = await adoptAll(adoptions, { overlays: (authority) => (authority === 'marl' ? unanswered : noChanges), proofs })
  expect(towns).toMatchObject([
    { authority: 'marl', offers: null, failures: ['"ein Name (marl)": problems that are not expected: marke: required'] },
  ])

  const unshown = overlay.parse({
    ask: [{ ...asked, after: 'wunsch', question: { ...asked.question, when: 'name = "Zoë"' }, answer: 'MA-12' }],
  })
  const held = await adoptAll(adoptions, { overlays: (authority) => (authority === 'marl' ? unshown : noChanges), proofs })
  expect(held).toMatchObject([{ authority: 'marl', offers: null, failures: [], missing: [{ id: 'marke', outcome: 'no' }] }])

  const answered = overlay.parse({ ask: [{ ...asked, answer: 'MA-12' }], omit: [{ question: 'bemerkung', label: 'Bemerkung' }] })
  expect(await adoptAll(adoptions, { overlays: (authority) => (authority === 'marl' ? answered : noChanges), proofs })).toEqual([])
})
