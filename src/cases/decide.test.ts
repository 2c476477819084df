import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { foundTown, keeper, onlineKeeper, type Town } from '../../test/town.ts'
import type { Answers } from '../forms/question.ts'
import { clockAt } from '../platform/clock.ts'
import { transact, type Tx } from '../platform/database.ts'
import { readCase } from './cases.ts'
import { decideCase } from './decide.ts'
import { decisionOf } from './decisions.ts'
import { deleteContents } from './deletion.ts'
import type { CaseStep } from './events.ts'
import { historyOf, verifyHistory } from './history.ts'
import { fetchNotice, noticeDocument, noticeOf, recordNotification, recordPosting } from './notices.ts'
import type { Decision } from './procedures/procedures.ts'
import { startWork, withdrawCase } from './work.ts'

const database = testDatabase()
const clerk = { subject: 'clerk-of-steuern', name: 'Aylin Demir' }

const assessed: Decision = {
  kind: 'assessed',
  kassenzeichen: ' 12.34567.8 ',
  dogTagNumber: '4711',
  payments: [{ on: '2026-12-15', amount: 14_300 }],
  lines: [{ label: 'Ein Hund', annual: 15_600, firstMonth: '2026-02', lastMonth: '2026-12' }],
}
const closed: Decision = { kind: 'closedWithoutAssessment', reasons: 'Der Hund lebt in Bottrop 🦮.' }

/** A town that knows its remedy, and a case on which work was started. */
async function startedCase(
  answers: Answers = keeper,
  options: Parameters<typeof foundTown>[1] = {},
): Promise<{ town: Town; caseId: string; submissionId: string }> {
  const town = await foundTown(database, { remedy: { example: false }, ...options })
  const { caseId, submission } = await town.send(answers)
  await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
  return { town, caseId, submissionId: submission.id }
}

const decide =
  (town: Town, caseId: string, decision: Decision = assessed, version = 2) =>
  (tx: Tx) =>
    decideCase(tx, clerk, caseId, version, decision, town.deps)

describe('deciding', () => {
  test.each([assessed, { ...assessed, kind: 'assessedOtherwise', reasons: 'Es sind zwei Hunde.' } as Decision, closed])(
    'ends the case: $kind',
    async (decision) => {
      const steps: CaseStep[] = []
      const { town, caseId } = await startedCase(keeper, { listener: async (_tx, { step }) => void steps.push(step) })
      expect(await town.asClerk(decide(town, caseId, decision))).toMatchObject({ ok: true, value: { state: 'decided', channel: 'post' } })
      const read = await town.asClerk((tx) => readCase(tx, caseId))
      expect(read.ok && [read.value.state, read.value.decision?.kind]).toEqual(['decided', decision.kind])
      expect(steps).toEqual(['received', 'noticeReady'])
    },
  )

  test('keeps the decision with the remedy as it was worded, and who took it', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    const taken = await town.asApplicant(caseId, (tx) => decisionOf(tx, caseId))
    expect(taken).toMatchObject({
      decidedBy: 'clerk-of-steuern',
      content: {
        decision: { ...assessed, kassenzeichen: '12.34567.8' },
        remedy: { text: 'Sie können innerhalb eines Monats Klage erheben.' },
      },
    })
  })

  test('twice is refused: it was decided already', async () => {
    const { town, caseId } = await startedCase()
    const results = await Promise.all([town.asClerk(decide(town, caseId)), town.asClerk(decide(town, caseId, closed))])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'alreadyDecided' })
  })

  test('on an outdated screen is refused', async () => {
    const { town, caseId } = await startedCase()
    expect(await town.asClerk(decide(town, caseId, assessed, 1))).toEqual({ ok: false, refusal: 'changedMeanwhile' })
  })

  test('before work was started, and after a withdrawal, is refused', async () => {
    const town = await foundTown(database, { remedy: { example: false } })
    const { caseId } = await town.send(keeper)
    expect(await town.asClerk(decide(town, caseId, assessed, 1))).toEqual({ ok: false, refusal: 'notPossibleNow' })
    await town.asApplicant(caseId, (tx) => withdrawCase(tx, caseId, town.deps))
    expect(await town.asClerk(decide(town, caseId, assessed, 2))).toEqual({ ok: false, refusal: 'notPossibleNow' })
  })

  test('is refused to a clerk of another office, a clerk of another town, and the applicant', async () => {
    const { town, caseId } = await startedCase()
    const other = await foundTown(database, { remedy: { example: false } })
    const notYours = { ok: false, refusal: 'notYourCase' }
    expect(await town.asClerk(decide(town, caseId), 'ordnung')).toEqual(notYours)
    expect(await other.asClerk(decide(town, caseId))).toEqual(notYours)
    expect(await town.asPublic(decide(town, caseId))).toEqual(notYours)
    expect(await town.asApplicant(caseId, decide(town, caseId))).toEqual({ ok: false, refusal: 'notPossibleNow' })
  })

  test('with something missing is refused, and nothing is kept', async () => {
    const { town, caseId } = await startedCase()
    expect(await town.asClerk(decide(town, caseId, { ...closed, reasons: '' }))).toEqual({ ok: false, refusal: 'incomplete' })
    expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toBeNull()
  })

  test.each([
    ['no remedy is known', {}, 'remedyUnknown'],
    ['the remedy has run out', { remedy: { example: false, to: '2026-11-22' } }, 'remedyUnknown'],
    ['it is an example and this is no demo', { remedy: { example: true } }, 'remedyUnknown'],
  ])('is refused when %s', async (_what, options, refusal) => {
    const town = await foundTown(database, options)
    const { caseId } = await town.send(keeper)
    await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
    expect(await town.asClerk(decide(town, caseId))).toEqual({ ok: false, refusal })
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toBeNull()
  })

  test('with an example remedy is possible in the demo', async () => {
    const { town, caseId } = await startedCase(keeper, { remedy: { example: true }, examplesCount: true })
    expect((await town.asClerk(decide(town, caseId))).ok).toBe(true)
  })

  test('leaves a history that is whole, also after the contents were deleted', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    const whole = { isIntact: true, entries: 3, brokenAt: null, changedContents: [] }
    expect(await town.asClerk((tx) => verifyHistory(tx, caseId))).toEqual(whole)
    await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) => deleteContents(tx, caseId))
    expect(await town.asClerk((tx) => verifyHistory(tx, caseId))).toEqual(whole)
    expect(await town.asClerk((tx) => noticeDocument(tx, caseId))).toBeNull()
    expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toMatchObject({ kind: 'assessed', content: null })
  })
})

describe('the notice', () => {
  test('goes by post without consent: the applicant sees a copy once it is posted, the desk prints the letter', async () => {
    const { town, caseId } = await startedCase({ ...keeper, email: 'zoe@example.org', elektronisch: false })
    await town.asClerk(decide(town, caseId))
    expect(await town.asApplicant(caseId, (tx) => noticeOf(tx, caseId))).toMatchObject({
      channel: 'post',
      consent: null,
      writtenOn: '2026-11-23',
      sentOn: null,
      deemedServedOn: null,
    })
    expect(await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, town.deps.clock))).toBeNull()
    await town.asClerk((tx) => recordPosting(tx, caseId, '2026-11-23', town.deps.clock))
    expect(await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, town.deps.clock))).toMatchObject({
      kind: 'noticeCopy',
      mediaType: 'application/pdf',
    })
    expect(await town.asClerk((tx) => noticeDocument(tx, caseId))).toMatchObject({ kind: 'notice' })
  })

  test('goes electronically with consent, and the consent is kept with it', async () => {
    const { town, caseId } = await startedCase(onlineKeeper)
    await town.asClerk(decide(town, caseId))
    expect(await town.asApplicant(caseId, (tx) => noticeOf(tx, caseId))).toMatchObject({
      channel: 'electronic',
      consent: { wording: 'Dürfen wir Ihnen den Bescheid elektronisch bekannt geben?', givenAt: '2026-11-23T09:00:00.000Z' },
    })
    expect(await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, town.deps.clock))).toMatchObject({ kind: 'notice' })
  })

  test('is written for a name and reasons that no font can show', async () => {
    const { town, caseId } = await startedCase({ ...keeper, bemerkung: '🦮 שלום' })
    expect((await town.asClerk(decide(town, caseId, closed))).ok).toBe(true)
    const document = await town.asClerk((tx) => noticeDocument(tx, caseId))
    expect(document?.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await town.asClerk((tx) => decisionOf(tx, caseId)))?.content?.decision).toEqual(closed)
  })

  test('counts as served four days after the clerk posted it, once', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    const tuesday = clockAt('2026-11-24T08:00:00Z')
    const post = (day: string) => town.asClerk((tx) => recordPosting(tx, caseId, day, tuesday))
    expect(await post('2026-11-25')).toEqual({ ok: false, refusal: 'dayImpossible' })
    expect(await post('2026-11-22')).toEqual({ ok: false, refusal: 'dayImpossible' })
    expect(await post('2026-11-24')).toMatchObject({
      ok: true,
      value: { channel: 'post', sentOn: '2026-11-24', deemedServedOn: '2026-11-30' },
    })
    expect(await post('2026-11-24')).toEqual({ ok: false, refusal: 'alreadySent' })
    expect((await town.asClerk((tx) => historyOf(tx, caseId))).at(-1)?.move).toBe('sendNotice')
    expect((await town.asClerk((tx) => verifyHistory(tx, caseId))).isIntact).toBe(true)
  })

  test('cannot be posted by a clerk of another office', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    expect(await town.asClerk((tx) => recordPosting(tx, caseId, '2026-11-23', town.deps.clock), 'ordnung')).toEqual({
      ok: false,
      refusal: 'notYourCase',
    })
  })

  test('counts as served four days after its notification, and a second notification changes nothing', async () => {
    const { town, caseId } = await startedCase(onlineKeeper)
    await town.asClerk(decide(town, caseId))
    const notify = (time: string) =>
      transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) =>
        recordNotification(tx, caseId, new Date(time)),
      )
    // Half past eleven at night in UTC is the next day in Berlin.
    await notify('2026-11-23T23:30:00Z')
    await notify('2026-11-26T08:00:00Z')
    expect(await town.asApplicant(caseId, (tx) => noticeOf(tx, caseId))).toMatchObject({
      sentOn: '2026-11-24',
      deemedServedOn: '2026-11-30',
    })
  })

  test('that goes by post is not served by a notification', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) =>
      recordNotification(tx, caseId, new Date()),
    )
    expect(await town.asApplicant(caseId, (tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: null })
  })

  test('is not seen by the neighbour nor by another office', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    const neighbour = (await town.send(keeper)).caseId
    expect(await town.asApplicant(neighbour, (tx) => noticeDocument(tx, caseId))).toBeNull()
    expect(await town.asClerk((tx) => noticeDocument(tx, caseId), 'ordnung')).toBeNull()
  })
})
