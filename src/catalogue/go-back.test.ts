import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { freshAuthority, testDatabase } from '../../test/database.ts'
import { noChanges, overlay, type Overlay } from '../forms/overlay.ts'
import { transact, type Tx } from '../platform/database.ts'
import { adoptionSteps } from './adoption-steps.ts'
import { adopt, adoptionOf, endAdoption, type Stage } from './adoptions.ts'
import { goBack, goForward } from './go-back.ts'
import { offeredService } from './offered.ts'
import { smallService } from './test-catalogue.ts'
import { releaseService } from './versions.ts'

const { owner, application } = testDatabase()
const asSystem = <Value>(work: (tx: Tx) => Promise<Value>) => transact(owner, { authority: null, actor: { kind: 'system' } }, work)
const ownWords = overlay.parse({
  texts: { 'questions.name.label': { master: 'Ihr Name', ours: 'Wie heißen Sie?', en: 'Who are you?' } },
})

/** A town with a service of its own; each release is a new version, which it takes over. */
function town() {
  const authority = freshAuthority()
  const serviceId = `dienst-${randomUUID()}`
  const release = (title: string) => asSystem((tx) => releaseService(tx, { definition: smallService(serviceId, { title }), texts: {} }))
  const use = (serviceDigest: string, changes: Overlay = noChanges, stage: Stage = 'live', officeId = 'steuern') =>
    asSystem((tx) => adopt(tx, { authority, serviceId, serviceDigest, overlay: changes, stage, officeId, by: 'Netzbüro' }))
  return {
    authority,
    serviceId,
    use,
    release,
    releaseAndUse: async (title: string, changes: Overlay = noChanges) => {
      const { digest } = await release(title)
      await use(digest, changes)
    },
    back: (to?: number) => asSystem((tx) => goBack(tx, authority, serviceId, { to, by: 'Berger' })),
    forward: () => asSystem((tx) => goForward(tx, authority, serviceId, 'Berger')),
    end: () => asSystem((tx) => endAdoption(tx, authority, serviceId, 'Netzbüro')),
    steps: () => asSystem((tx) => adoptionSteps(tx, authority, serviceId)),
    adoption: () => asSystem((tx) => adoptionOf(tx, authority, serviceId)),
    /** What people are asked there today: title and first label of the form. */
    offers: async () => {
      const offered = await transact(application, { authority, actor: { kind: 'public' } }, (tx) =>
        offeredService(tx, authority, serviceId),
      )
      const { title, pages } = offered!.inLanguage.de.definition
      return [title, pages[0]?.ask[0]?.label]
    },
  }
}

describe('the ledger', () => {
  test('keeps who moved what and when, one step for each thing that changed', async () => {
    const marl = town()
    const [first, second] = [await marl.release('Eins'), await marl.release('Zwei')]
    await marl.use(first.digest, noChanges, 'test')
    await marl.use(second.digest, noChanges, 'pilot', 'ordnung')
    await marl.use(second.digest, ownWords, 'pilot', 'ordnung')
    await marl.end()
    const steps = await marl.steps()
    expect(steps.map(({ sequence, step, stage, officeId }) => [sequence, step, stage, officeId])).toEqual([
      [1, 'adopted', 'test', 'steuern'],
      [2, 'moved', 'test', 'steuern'],
      [3, 'staged', 'pilot', 'steuern'],
      [4, 'officeChanged', 'pilot', 'ordnung'],
      [5, 'moved', 'pilot', 'ordnung'],
      [6, 'ended', 'pilot', 'ordnung'],
    ])
    expect(new Set(steps.map(({ by }) => by))).toEqual(new Set(['Netzbüro']))
    expect(steps.map(({ serviceDigest }) => serviceDigest).slice(0, 2)).toEqual([first.digest, second.digest])
    expect(steps.map(({ happenedAt }) => happenedAt)).toEqual(steps.map(({ happenedAt }) => happenedAt).toSorted((a, b) => +a - +b))
  })

  test('stays silent when nothing changed, and goes on when a service is offered anew', async () => {
    const marl = town()
    const { digest } = await marl.release('Eins')
    await marl.use(digest)
    await marl.use(digest)
    await marl.end()
    await marl.end()
    await marl.use(digest)
    expect((await marl.steps()).map(({ step }) => step)).toEqual(['adopted', 'ended', 'adopted'])
  })

  test('is written by the owner alone, never changed, and read by the town but by no other', async () => {
    const marl = town()
    await marl.releaseAndUse('Eins')
    const rows = (authority: string | null) =>
      transact(application, { authority, actor: { kind: 'public' } }, (tx) => adoptionSteps(tx, marl.authority, marl.serviceId))
    expect(await rows(marl.authority)).toHaveLength(1)
    expect(await rows(freshAuthority())).toEqual([])
    expect(await rows(null)).toEqual([])
    await expect(asSystem((tx) => tx.updateTable('adoption_steps').set({ done_by: 'niemand' }).execute())).rejects.toThrow(/never changed/)
    await expect(asSystem((tx) => tx.deleteFrom('adoption_steps').execute())).rejects.toThrow(/never changed/)
    const asTown = { authority: marl.authority, actor: { kind: 'system' } } as const
    await expect(transact(application, asTown, (tx) => tx.deleteFrom('adoption_steps').execute())).rejects.toThrow(/permission denied/)
  })
})

describe('going back', () => {
  test('leads to the version and the words that the town used before, and says who did it', async () => {
    const marl = town()
    await marl.releaseAndUse('Eins', ownWords)
    await marl.releaseAndUse('Zwei')
    expect(await marl.back()).toMatchObject({ ok: true, value: { held: true, adoptedBy: 'Berger' } })
    expect(await marl.offers()).toEqual(['Eins', 'Wie heißen Sie?'])
    expect((await marl.steps()).at(-1)).toMatchObject({ step: 'wentBack', by: 'Berger', held: true })
  })

  test('twice leads to the one before that, and not forward again', async () => {
    const marl = town()
    for (const title of ['Eins', 'Zwei', 'Drei']) await marl.releaseAndUse(title)
    await marl.back()
    await marl.back()
    expect(await marl.offers()).toEqual(['Eins', 'Ihr Name'])
    expect(await marl.back()).toEqual({ ok: false, refusal: 'nothingBefore' })
  })

  test('a change of words alone can be undone as well', async () => {
    const marl = town()
    const { digest } = await marl.release('Eins')
    await marl.use(digest)
    await marl.use(digest, ownWords)
    await marl.back()
    expect(await marl.offers()).toEqual(['Eins', 'Ihr Name'])
  })

  test('to a number takes the words that the town last used with that version', async () => {
    const marl = town()
    await marl.releaseAndUse('Eins', ownWords)
    for (const title of ['Zwei', 'Drei']) await marl.releaseAndUse(title)
    expect(await marl.back(1)).toMatchObject({ ok: true })
    expect(await marl.offers()).toEqual(['Eins', 'Wie heißen Sie?'])
    expect(await marl.back()).toEqual({ ok: false, refusal: 'nothingBefore' })
  })

  test('to a version that the town never used keeps its words of today, where they fit', async () => {
    const marl = town()
    await marl.release('Eins')
    await marl.releaseAndUse('Zwei', ownWords)
    expect(await marl.back(1)).toMatchObject({ ok: true })
    expect(await marl.offers()).toEqual(['Eins', 'Wie heißen Sie?'])
  })

  test('to a version that lacks what the town changes is refused, and nothing happens', async () => {
    const marl = town()
    const whole = smallService(marl.serviceId)
    const [page] = whole.pages
    const lacking = { ...whole, pages: [{ ...page!, ask: page!.ask.slice(0, 1) }] }
    await asSystem((tx) => releaseService(tx, { definition: lacking, texts: {} }))
    await marl.releaseAndUse('Zwei', overlay.parse({ omit: [{ question: 'bemerkung', label: 'Bemerkung' }] }))
    expect(await marl.back(1)).toEqual({ ok: false, refusal: 'overlayDoesNotFit' })
    expect(await marl.adoption()).toMatchObject({ held: false })
    expect(await marl.steps()).toHaveLength(1)
  })

  test('is refused where there is nowhere to go', async () => {
    const marl = town()
    expect(await marl.back()).toEqual({ ok: false, refusal: 'notAdopted' })
    await marl.releaseAndUse('Eins')
    expect(await marl.back()).toEqual({ ok: false, refusal: 'nothingBefore' })
    expect(await marl.back(7)).toEqual({ ok: false, refusal: 'noSuchVersion' })
    expect(await marl.back(1)).toMatchObject({ ok: true, value: { held: true } })
    expect(await marl.back(1)).toEqual({ ok: false, refusal: 'alreadyThere' })
  })
})

describe('a town that went back', () => {
  test('stays there when a new version is rolled out; its stage and office follow', async () => {
    const marl = town()
    for (const title of ['Eins', 'Zwei']) await marl.releaseAndUse(title)
    await marl.back()
    const { digest } = await marl.release('Drei')
    await marl.use(digest, ownWords, 'pilot', 'ordnung')
    expect(await marl.offers()).toEqual(['Eins', 'Ihr Name'])
    expect(await marl.adoption()).toMatchObject({ held: true, stage: 'pilot', officeId: 'ordnung' })
    expect((await marl.steps()).slice(-2).map(({ step }) => step)).toEqual(['staged', 'officeChanged'])
  })

  test('follows again once it is let go, and can go back again', async () => {
    const marl = town()
    for (const title of ['Eins', 'Zwei']) await marl.releaseAndUse(title)
    await marl.back()
    expect(await marl.forward()).toMatchObject({ ok: true, value: { held: false } })
    expect(await marl.offers()).toEqual(['Eins', 'Ihr Name'])
    await marl.releaseAndUse('Drei')
    expect(await marl.offers()).toEqual(['Drei', 'Ihr Name'])
    await marl.back()
    expect(await marl.offers()).toEqual(['Eins', 'Ihr Name'])
    expect((await marl.steps()).map(({ step }) => step)).toEqual(['adopted', 'moved', 'wentBack', 'forward', 'moved', 'wentBack'])
  })

  test('is let go once', async () => {
    const marl = town()
    expect(await marl.forward()).toEqual({ ok: false, refusal: 'notAdopted' })
    await marl.releaseAndUse('Eins')
    expect(await marl.forward()).toEqual({ ok: false, refusal: 'notHeld' })
  })
})
