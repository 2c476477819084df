/** Deciding on a permit: the whole way from the submission to the notice that counts as served, under the VwVfG NRW. */
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { readPdf } from '../../test/pdf-text.ts'
import { granted, grantedInPart, onlinePetition, permitService, petition, refusal } from '../../test/permits.ts'
import { foundTown, keeper, type Town } from '../../test/town.ts'
import type { Answers } from '../forms/question.ts'
import { type Clock, clockAt } from '../platform/clock.ts'
import { transact, type Tx } from '../platform/database.ts'
import { casesToPost } from './cases.ts'
import { decideCase } from './decide.ts'
import { decisionOf } from './decisions.ts'
import { deleteContents } from './deletion.ts'
import { historyOf, verifyHistory } from './history.ts'
import { fetchNotice, noticeDocument, noticeOf, recordNotification, recordPosting } from './notices.ts'
import type { Decision } from './procedures/procedures.ts'
import { askApplicant, receiveReply, startWork } from './work.ts'

const database = testDatabase()
const clerk = { subject: 'clerk-of-steuern', name: 'Aylin Demir' }

const heard = { kind: 'heard', on: '2026-11-23', way: 'telephone' } as const

async function startedCase(answers: Answers = petition, service = permitService): Promise<{ town: Town; caseId: string }> {
  const town = await foundTown(database, { remedy: { example: false }, service })
  const { caseId } = await town.send(answers)
  await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
  return { town, caseId }
}

const decide =
  (town: Town, caseId: string, decision: Decision = granted) =>
  (tx: Tx) =>
    decideCase(tx, clerk, caseId, 2, decision, town.deps)

const notify = (town: Town, caseId: string, time: string): Promise<void> =>
  transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) =>
    recordNotification(tx, caseId, new Date(time)),
  )

const toPost = async (town: Town, day: string, office?: string): Promise<string[]> =>
  (await town.asClerk((tx) => casesToPost(tx, day), office)).map(({ id }) => id)

describe('deciding on a permit', () => {
  test.each([granted, { ...grantedInPart, hearing: heard }, refusal])(
    'ends the case, and the chain of its history holds: $kind',
    async (decision) => {
      const { town, caseId } = await startedCase()
      expect(await town.asClerk(decide(town, caseId, decision))).toMatchObject({ ok: true, value: { state: 'decided', channel: 'post' } })
      expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toMatchObject({ kind: decision.kind, content: { decision } })
      expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ procedure: 'permit' })
      const whole = { isIntact: true, entries: 3, brokenAt: null, changedContents: [] }
      expect(await town.asClerk((tx) => verifyHistory(tx, caseId))).toEqual(whole)
      await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) => deleteContents(tx, caseId))
      expect(await town.asClerk((tx) => verifyHistory(tx, caseId))).toEqual(whole)
      expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toMatchObject({ kind: decision.kind, content: null })
    },
  )

  test('writes a notice from what was sent and what was decided', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    const document = await town.asClerk((tx) => noticeDocument(tx, caseId))
    const { text } = await readPdf(document!.bytes)
    expect(text).toContain('Aufstellerlaubnis Guten Tag Zoë Łukasiewicz, vielen Dank für Ihren Antrag „Etwas aufstellen“')
    expect(text).toContain('Sie können innerhalb eines Monats Klage erheben.')
  })

  test('as if it were a tax is refused, and a tax cannot be permitted', async () => {
    const permits = await startedCase()
    const closed: Decision = { kind: 'closedWithoutAssessment', reasons: 'So.' }
    expect(await permits.town.asClerk(decide(permits.town, permits.caseId, closed))).toEqual({ ok: false, refusal: 'otherProcedure' })
    const town = await foundTown(database, { remedy: { example: false } })
    const { caseId } = await town.send(keeper)
    await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
    for (const decision of [granted, grantedInPart, refusal])
      expect(await town.asClerk(decide(town, caseId, decision))).toEqual({ ok: false, refusal: 'otherProcedure' })
    expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toBeNull()
  })

  test('is possible while a reply is missing, and no reply is taken afterwards', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk((tx) => askApplicant(tx, caseId, 2, 'Was meinen Sie dazu?', town.deps))
    expect(
      await town.asClerk((tx) => decideCase(tx, clerk, caseId, 3, { ...refusal, hearing: { ...heard, way: 'portal' } }, town.deps)),
    ).toMatchObject({
      ok: true,
      value: { state: 'decided' },
    })
    expect(await town.asApplicant(caseId, (tx) => receiveReply(tx, caseId, null, 'Doch!', town.deps))).toEqual({
      ok: false,
      refusal: 'alreadyDecided',
    })
  })

  test('with something missing is refused, and nothing is kept', async () => {
    const { town, caseId } = await startedCase()
    const unasked = { ...refusal, hearing: { ...heard, way: 'portal' } } as const
    const ahead = { ...refusal, hearing: { kind: 'heard', on: '2026-11-24', way: 'portal' } } as const
    for (const decision of [{ ...granted, permitted: '' }, { ...grantedInPart, hearing: heard, reasons: '' }, unasked, ahead])
      expect(await town.asClerk(decide(town, caseId, decision))).toEqual({ ok: false, refusal: 'incomplete' })
    expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toBeNull()
    expect(await town.asClerk((tx) => noticeDocument(tx, caseId))).toBeNull()
  })

  test('is refused to a clerk of another office and to the applicant', async () => {
    const { town, caseId } = await startedCase()
    expect(await town.asClerk(decide(town, caseId), 'ordnung')).toEqual({ ok: false, refusal: 'notYourCase' })
    expect(await town.asApplicant(caseId, decide(town, caseId))).toEqual({ ok: false, refusal: 'notPossibleNow' })
  })
})

describe('the notice of a permit', () => {
  const at = (time: string): Clock => clockAt(time)

  test('that was posted counts as served on the fourth day, even on a Saturday', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    expect(await toPost(town, '2026-11-24')).toEqual([caseId])
    const posted = await town.asClerk((tx) => recordPosting(tx, caseId, '2026-11-24', at('2026-11-24T08:00:00Z')))
    expect(posted).toMatchObject({ ok: true, value: { sentOn: '2026-11-24', deemedServedOn: '2026-11-28' } })
    expect(await toPost(town, '2026-11-24')).toEqual([])
  })

  test('is not served by its notification but by being fetched, once, and the history says so', async () => {
    const { town, caseId } = await startedCase(onlinePetition)
    await town.asClerk(decide(town, caseId))
    await notify(town, caseId, '2026-11-23T10:00:00Z')
    expect(await town.asApplicant(caseId, (tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: '2026-11-23', deemedServedOn: null })
    // Half past eleven at night in UTC is the next day in Berlin.
    const fetched = await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, at('2026-11-26T23:30:00Z')))
    expect(fetched).toMatchObject({ kind: 'notice' })
    await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, at('2026-11-30T09:00:00Z')))
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: '2026-11-23', deemedServedOn: '2026-11-28' })
    const moves = (await town.asClerk((tx) => historyOf(tx, caseId))).map(({ move, actorKind }) => `${move} by ${actorKind}`)
    expect(moves.slice(-2)).toEqual(['sendNotice by system', 'fetchNotice by applicant'])
    expect((await town.asClerk((tx) => verifyHistory(tx, caseId))).isIntact).toBe(true)
  })

  test('that was fetched before its notification went out is served, and the notification changes no day', async () => {
    const { town, caseId } = await startedCase(onlinePetition)
    await town.asClerk(decide(town, caseId))
    await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, town.deps.clock))
    await notify(town, caseId, '2026-11-25T10:00:00Z')
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: '2026-11-23', deemedServedOn: '2026-11-24' })
  })

  test('is not served when the desk looks at it', async () => {
    const { town, caseId } = await startedCase(onlinePetition)
    await town.asClerk(decide(town, caseId))
    expect(await town.asClerk((tx) => noticeDocument(tx, caseId))).toMatchObject({ kind: 'notice' })
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: null, deemedServedOn: null })
  })

  test('that nobody fetched in ten days is only a copy then, and goes by post', async () => {
    const { town, caseId } = await startedCase(onlinePetition)
    await town.asClerk(decide(town, caseId))
    await notify(town, caseId, '2026-11-23T10:00:00Z')
    const post = (day: string) => town.asClerk((tx) => recordPosting(tx, caseId, day, at(`${day}T09:00:00Z`)))
    expect(await post('2026-12-03')).toEqual({ ok: false, refusal: 'alreadySent' })
    expect(await toPost(town, '2026-12-03')).toEqual([])
    expect(await toPost(town, '2026-12-04')).toEqual([caseId])
    const late = await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, at('2026-12-04T09:00:00Z')))
    expect(late).toMatchObject({ kind: 'noticeCopy' })
    expect(await post('2026-12-04')).toMatchObject({
      ok: true,
      value: { channel: 'post', sentOn: '2026-12-04', deemedServedOn: '2026-12-08' },
    })
    expect(await post('2026-12-04')).toEqual({ ok: false, refusal: 'alreadySent' })
  })

  test('of a neighbour is not fetched', async () => {
    const { town, caseId } = await startedCase(onlinePetition)
    await town.asClerk(decide(town, caseId))
    const neighbour = (await town.send(petition)).caseId
    expect(await town.asApplicant(neighbour, (tx) => fetchNotice(tx, caseId, town.deps.clock))).toBeNull()
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ deemedServedOn: null })
    expect(await toPost(town, '2027-01-01', 'ordnung')).toEqual([])
  })
})
