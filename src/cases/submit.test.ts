import { describe, expect, test } from 'vitest'
import { publicKeySet } from '../platform/signing.ts'
import { testDatabase } from '../../test/database.ts'
import { dogService, foundTown, keeper, monday, onlineKeeper, type Town } from '../../test/town.ts'
import { endAdoption } from '../catalogue/adoptions.ts'
import { releaseService } from '../catalogue/versions.ts'
import { transact } from '../platform/database.ts'
import { casesOfSubmission, readCase } from './cases.ts'
import type { CaseEvent } from './events.ts'
import { verifyReceipt } from './receipt.ts'
import { accessCodeOf, submissionOf, submitDraft } from './submit.ts'

const database = testDatabase()

const submit = (town: Town, id: string) => town.asApplicant(id, (tx) => submitDraft(tx, id, town.deps))

describe('sending a draft', () => {
  test('gives a reference of the town, a case at the competent office and a due day', async () => {
    const town = await foundTown(database)
    const { submission, caseId } = await town.send(keeper)
    expect(submission.reference).toMatch(/^MU-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    expect(read.ok && read.value).toMatchObject({
      reference: submission.reference,
      officeId: 'steuern',
      state: 'received',
      dueOn: '2026-12-23',
      applicantName: 'Zoë Łukasiewicz',
    })
  })

  test('freezes answers, versions, statute and assessment', async () => {
    const town = await foundTown(database)
    const { caseId } = await town.send(keeper)
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    if (!read.ok) throw new Error(read.refusal)
    const { submission } = read.value
    expect([submission.serviceDigest, submission.overlayDigest]).toEqual([town.version.serviceDigest, town.version.overlayDigest])
    expect(submission.bylawDigest).toMatch(/^[0-9a-f]{64}$/)
    expect(submission.content).toMatchObject({
      answers: keeper,
      sentOn: '2026-11-23',
      assessment: [{ id: 'jahr', amount: 15600, paragraph: '§ 3' }],
    })
  })

  test('twice gives the same submission', async () => {
    const town = await foundTown(database)
    const id = await town.begin(keeper)
    const [first, second] = [await submit(town, id), await submit(town, id)]
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(second.value).toEqual({ ...first.value, isNew: false })
    expect(first.value.isNew).toBe(true)
  })

  test('eight times at the same moment makes one submission, one case and one event', async () => {
    const events: CaseEvent[] = []
    const town = await foundTown(database, { listener: async (_tx, event) => void events.push(event) })
    const id = await town.begin(keeper)
    const sent = await Promise.all(Array.from({ length: 8 }, () => submit(town, id)))
    expect(new Set(sent.map((result) => result.ok && result.value.reference)).size).toBe(1)
    expect(sent.filter((result) => result.ok && result.value.isNew)).toHaveLength(1)
    expect(await town.asApplicant(id, (tx) => casesOfSubmission(tx, id))).toHaveLength(1)
    expect(events.map(({ step, sequence }) => [step, sequence])).toEqual([['received', 1]])
  })

  test('keeps nothing when what follows from it fails', async () => {
    const town = await foundTown(database, { listener: () => Promise.reject(new Error('the queue is broken')) })
    const id = await town.begin(keeper)
    await expect(submit(town, id)).rejects.toThrow('the queue is broken')
    expect(await town.asApplicant(id, (tx) => submissionOf(tx, id))).toBeNull()
    expect(await town.asApplicant(id, (tx) => casesOfSubmission(tx, id))).toEqual([])
  })

  test('is refused as long as an answer is missing', async () => {
    const town = await foundTown(database)
    const { rufname: _rufname, ...unfinished } = keeper
    expect(await submit(town, await town.begin(unfinished))).toEqual({ ok: false, refusal: 'notFinished' })
  })

  test('is refused to the neighbour and to a clerk', async () => {
    const town = await foundTown(database)
    const id = await town.begin(keeper)
    const neighbour = await town.begin(keeper)
    expect(await town.asApplicant(neighbour, (tx) => submitDraft(tx, id, town.deps))).toEqual({ ok: false, refusal: 'draftNotFound' })
    expect(await town.asClerk((tx) => submitDraft(tx, id, town.deps))).toEqual({ ok: false, refusal: 'draftNotFound' })
  })

  test('goes on with the version it began with, although a new one was released', async () => {
    const town = await foundTown(database)
    const id = await town.begin(keeper)
    await transact(database.owner, { authority: null, actor: { kind: 'system' } }, (tx) =>
      releaseService(tx, { definition: { ...dogService, title: `Hund melden ${id}` }, texts: {} }),
    )
    await submit(town, id)
    const read = await town.asApplicant(id, async (tx) => readCase(tx, (await casesOfSubmission(tx, id))[0]!.id))
    expect(read.ok && read.value.submission.serviceDigest).toBe(town.version.serviceDigest)
  })

  test('is refused when the town has ended the service meanwhile', async () => {
    const town = await foundTown(database)
    const id = await town.begin(keeper)
    await transact(database.owner, { authority: town.authority, actor: { kind: 'system' } }, (tx) =>
      endAdoption(tx, town.authority, 'hund', 'Test'),
    )
    expect(await submit(town, id)).toEqual({ ok: false, refusal: 'noLongerOffered' })
  })

  test('records the words of consent and when it was given', async () => {
    const town = await foundTown(database)
    const { caseId } = await town.send(onlineKeeper)
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    expect(read.ok && read.value.submission.content?.recipient).toEqual({
      addressLines: ['Zoë Łukasiewicz', 'Bahnhofstraße 12', '99999 Musterstadt'],
      email: 'zoe@example.org',
      electronicConsent: { wording: 'Dürfen wir Ihnen den Bescheid elektronisch bekannt geben?', givenAt: monday.now().toISOString() },
    })
  })
})

describe('the receipt', () => {
  test('can be checked offline and says what was received when', async () => {
    const town = await foundTown(database)
    const { submission } = await town.send(keeper)
    const checked = await verifyReceipt(`${submission.receipt}\n`, publicKeySet(town.deps.signing))
    expect(checked.ok && checked.value).toMatchObject({
      reference: submission.reference,
      authority: town.authority,
      service: 'hund',
      serviceVersion: town.version.serviceDigest,
      sent: submission.contentDigest,
      receivedAt: '2026-11-23T09:00:00.000Z',
    })
  })

  test("is not believed with another town's key, nor when one character differs", async () => {
    const [town, other] = [await foundTown(database), await foundTown(database)]
    const { submission } = await town.send(keeper)
    expect(await verifyReceipt(submission.receipt, publicKeySet(other.deps.signing))).toEqual({ ok: false, refusal: 'unknownKey' })
    const [header, payload, signature] = submission.receipt.split('.') as [string, string, string]
    const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('"hund"', '"hand"')).toString('base64url')
    expect(await verifyReceipt(`${header}.${forged}.${signature}`, publicKeySet(town.deps.signing))).toEqual({
      ok: false,
      refusal: 'wrongSignature',
    })
    expect(await verifyReceipt('nothing', publicKeySet(town.deps.signing))).toEqual({ ok: false, refusal: 'malformed' })
  })

  test('shows the same code again to who holds the draft, and another draft has another code', async () => {
    const town = await foundTown(database)
    const [one, two] = [await town.send(keeper), await town.send(keeper)]
    expect(accessCodeOf(one.submission.id, town.deps.accessCodeSecret)).toBe(one.code)
    expect(one.code).not.toBe(two.code)
  })
})
