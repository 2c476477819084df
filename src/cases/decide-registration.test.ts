/** Answering a registration: the whole way from the submission to a letter that informs and is never served. */
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { readPdf } from '../../test/pdf-text.ts'
import { granted } from '../../test/permits.ts'
import { acknowledged, notNeeded, onlineParty, party, registrationService, returned } from '../../test/registrations.ts'
import { foundTown, type Town } from '../../test/town.ts'
import type { Answers } from '../forms/question.ts'
import { clockAt } from '../platform/clock.ts'
import { transact, type Tx } from '../platform/database.ts'
import { casesIn, casesToPost } from './cases.ts'
import { decideCase } from './decide.ts'
import { decisionOf } from './decisions.ts'
import { fetchNotice, noticeDocument, noticeOf, recordNotification, recordPosting } from './notices.ts'
import type { Decision } from './procedures/procedures.ts'
import { startWork } from './work.ts'

const database = testDatabase()
const clerk = { subject: 'clerk-of-steuern', name: 'Aylin Demir' }

/** Nobody entered a legal remedy for this town: none is needed. */
async function startedCase(answers: Answers = party): Promise<{ town: Town; caseId: string }> {
  const town = await foundTown(database, { service: registrationService })
  const { caseId } = await town.send(answers)
  await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
  return { town, caseId }
}

const decide =
  (town: Town, caseId: string, decision: Decision = acknowledged) =>
  (tx: Tx) =>
    decideCase(tx, clerk, caseId, 2, decision, town.deps)

const letterOf = async (town: Town, caseId: string): Promise<{ text: string; fileName: string }> => {
  const document = await town.asClerk((tx) => noticeDocument(tx, caseId))
  return { text: (await readPdf(document!.bytes)).text, fileName: document!.fileName }
}

describe('answering a registration', () => {
  test.each([
    [
      acknowledged,
      /Bestätigung Ihrer Anzeige .* vollständig .* Hochzeit Gäste: 80 Ort: Am Saal 3, .* Wann: am 3\. April 2027 Hinweise Bitte führen Sie eine Liste .* keine Erlaubnis/,
    ],
    [
      returned,
      /Ihre Anzeige ist unvollständig .* Das fehlt Die Zahl der Gäste\. .* noch einmal an, mit allen Angaben\. Das haben Sie angezeigt/,
    ],
    [notNeeded, /Mitteilung zu Ihrer Anzeige .* Begründung Sie feiern zu Hause\. Das haben Sie angezeigt/],
  ])('writes a letter that says so, and nothing of remedies or service: $kind', async (decision, words) => {
    const { town, caseId } = await startedCase()
    expect(await town.asClerk(decide(town, caseId, decision))).toMatchObject({ ok: true, value: { state: 'decided', channel: 'post' } })
    expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toMatchObject({ kind: decision.kind, content: { decision, remedy: null } })
    const { text, fileName } = await letterOf(town, caseId)
    expect(text).toMatch(words)
    expect(text).toContain('Rechtsgrundlage der Anzeige § 1 Feiergesetz')
    expect(text).not.toMatch(/Rechtsbehelf|Klage|Bescheid|bekannt ?gegeben|gilt ohne Unterschrift/)
    expect(fileName).toMatch(/^Schreiben-MU-/)
    expect((await town.asClerk((tx) => casesIn(tx, ['decided']))).map(({ endedAs }) => endedAs)).toEqual([decision.kind])
  })

  test('of another procedure, with something missing, or by another office is refused, and nothing is kept', async () => {
    const { town, caseId } = await startedCase()
    expect(await town.asClerk(decide(town, caseId, granted))).toEqual({ ok: false, refusal: 'otherProcedure' })
    expect(await town.asClerk(decide(town, caseId, { kind: 'returned', missing: ' ' }))).toEqual({ ok: false, refusal: 'incomplete' })
    expect(await town.asClerk(decide(town, caseId), 'ordnung')).toEqual({ ok: false, refusal: 'notYourCase' })
    expect(await town.asApplicant(caseId, decide(town, caseId))).toEqual({ ok: false, refusal: 'notPossibleNow' })
    expect(await town.asClerk((tx) => decisionOf(tx, caseId))).toBeNull()
  })
})

describe('the letter that answers a registration', () => {
  test('goes by post, and counts as served on no day', async () => {
    const { town, caseId } = await startedCase()
    await town.asClerk(decide(town, caseId))
    const toPost = async () => (await town.asClerk((tx) => casesToPost(tx, '2026-11-24'))).map(({ id }) => id)
    expect(await toPost()).toEqual([caseId])
    const posted = await town.asClerk((tx) => recordPosting(tx, caseId, '2026-11-24', clockAt('2026-11-24T08:00:00Z')))
    expect(posted).toMatchObject({ ok: true, value: { sentOn: '2026-11-24', deemedServedOn: null } })
    expect(await toPost()).toEqual([])
    expect(await town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, town.deps.clock))).toMatchObject({ kind: 'noticeCopy' })
  })

  test('goes electronically with consent, and neither its notification nor fetching it serves it', async () => {
    const { town, caseId } = await startedCase(onlineParty)
    expect(await town.asClerk(decide(town, caseId))).toMatchObject({ ok: true, value: { channel: 'electronic' } })
    const fetched = () => town.asApplicant(caseId, (tx) => fetchNotice(tx, caseId, town.deps.clock))
    expect(await fetched()).toMatchObject({ kind: 'notice' })
    await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) =>
      recordNotification(tx, caseId, new Date('2026-11-23T10:00:00Z')),
    )
    expect(await fetched()).toMatchObject({ kind: 'notice' })
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: '2026-11-23', deemedServedOn: null })
    expect(await town.asClerk((tx) => casesToPost(tx, '2027-11-24'))).toEqual([])
  })
})
