import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { foundTown, keeper, type Town } from '../../test/town.ts'
import { transact, type Tx } from '../platform/database.ts'
import { lookUpCase, openCasesOf, readCase } from './cases.ts'
import type { CaseStep } from './events.ts'
import { historyOf, verifyHistory } from './history.ts'
import { deleteContents } from './deletion.ts'
import { askApplicant, receiveReply, startWork, withdrawCase } from './work.ts'

const database = testDatabase()
const notYours = { ok: false, refusal: 'notYourCase' }

/** A case on which a question was asked. */
async function askedCase(town: Town): Promise<{ caseId: string; submissionId: string }> {
  const { caseId, submission } = await town.send(keeper)
  await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
  await town.asClerk((tx) => askApplicant(tx, caseId, 2, 'Welche Rasse hat Ihr Hund?', town.deps))
  return { caseId, submissionId: submission.id }
}

describe('who sees a case', () => {
  const seenBy = (look: (town: Town, caseId: string, other: Town) => Promise<{ ok: boolean }>) => async () => {
    const [town, other] = [await foundTown(database), await foundTown(database)]
    const { caseId } = await town.send(keeper)
    return look(town, caseId, other)
  }
  const read = (caseId: string) => (tx: Tx) => readCase(tx, caseId)

  test('a clerk of the competent office does', async () => {
    expect((await seenBy((town, id) => town.asClerk(read(id)))()).ok).toBe(true)
  })
  test('the applicant does, by the case and by the submission', async () => {
    expect((await seenBy((town, id) => town.asApplicant(id, read(id)))()).ok).toBe(true)
    const town = await foundTown(database)
    const { caseId, submission } = await town.send(keeper)
    expect((await town.asApplicant(submission.id, read(caseId))).ok).toBe(true)
  })
  test('a clerk of another office of the town does not', async () => {
    expect(await seenBy((town, id) => town.asClerk(read(id), 'ordnung'))()).toEqual(notYours)
  })
  test('a clerk of another town does not', async () => {
    expect(await seenBy((_town, id, other) => other.asClerk(read(id)))()).toEqual(notYours)
  })
  test('the public does not', async () => {
    expect(await seenBy((town, id) => town.asPublic(read(id)))()).toEqual(notYours)
  })
  test('a neighbour who sent something does not', async () => {
    expect(await seenBy(async (town, id) => town.asApplicant((await town.send(keeper)).caseId, read(id)))()).toEqual(notYours)
  })
  test('of all that belongs to it, nobody else sees or adds anything either', async () => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    const neighbour = (await town.send(keeper)).caseId
    for (const look of [
      town.asApplicant.bind(null, neighbour),
      (work: (tx: Tx) => Promise<number>) => town.asClerk(work, 'ordnung'),
      town.asPublic,
    ] as const) {
      expect(
        await look(async (tx) => (await tx.selectFrom('case_contents').select('id').where('case_id', '=', caseId).execute()).length),
      ).toBe(0)
      expect(
        await look(async (tx) => (await tx.selectFrom('case_history').select('sequence').where('case_id', '=', caseId).execute()).length),
      ).toBe(0)
    }
    await expect(
      town.asApplicant(neighbour, (tx) =>
        tx
          .insertInto('case_contents')
          .values({
            id: crypto.randomUUID(),
            authority_id: town.authority,
            case_id: caseId,
            kind: 'reply',
            text: 'Ich war es nicht.',
            salt: 's',
            written_at: new Date(),
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('the desk', () => {
  test('lists open cases by due day', async () => {
    const town = await foundTown(database)
    const first = await town.send(keeper)
    const second = await town.send(keeper)
    await transact(database.owner, { authority: town.authority, actor: { kind: 'system' } }, async (tx) => {
      await tx
        .updateTable('cases')
        .set({ due_on: '2026-12-01' } as never)
        .where('id', '=', second.caseId)
        .execute()
    })
    expect((await town.asClerk(openCasesOf)).map(({ id }) => id)).toEqual([second.caseId, first.caseId])
    expect(await town.asClerk(openCasesOf, 'ordnung')).toEqual([])
  })

  test('takes a case up: then it has a clerk', async () => {
    const town = await foundTown(database)
    const { caseId } = await town.send(keeper)
    expect(await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))).toMatchObject({
      ok: true,
      value: { state: 'inProgress', version: 2 },
    })
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    expect(read.ok && read.value.clerkSubject).toBe('clerk-of-steuern')
  })

  test('tells the second of two clerks that the case has changed meanwhile', async () => {
    const town = await foundTown(database)
    const { caseId } = await town.send(keeper)
    const results = await Promise.all([1, 2].map(() => town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'changedMeanwhile' })
  })

  test.each([
    ['a clerk of another office', (town: Town, work: (tx: Tx) => Promise<unknown>) => town.asClerk(work, 'ordnung')],
    ['the public', (town: Town, work: (tx: Tx) => Promise<unknown>) => town.asPublic(work)],
  ])('refuses work to %s', async (_who, as) => {
    const town = await foundTown(database)
    const { caseId } = await town.send(keeper)
    expect(await as(town, (tx) => startWork(tx, caseId, 1, town.deps))).toEqual(notYours)
  })

  test('refuses work to the applicant', async () => {
    const town = await foundTown(database)
    const { caseId } = await town.send(keeper)
    expect(await town.asApplicant(caseId, (tx) => startWork(tx, caseId, 1, town.deps))).toEqual({ ok: false, refusal: 'notPossibleNow' })
  })

  test('refuses a question before work was started', async () => {
    const town = await foundTown(database)
    const { caseId } = await town.send(keeper)
    expect(await town.asClerk((tx) => askApplicant(tx, caseId, 1, 'Welche Rasse?', town.deps))).toEqual({
      ok: false,
      refusal: 'notPossibleNow',
    })
  })
})

describe('question and reply', () => {
  test('go back and forth, are kept, and tell the applicant that they came', async () => {
    const steps: CaseStep[] = []
    const town = await foundTown(database, { listener: async (_tx, { step }) => void steps.push(step) })
    const { caseId } = await askedCase(town)
    await town.asApplicant(caseId, (tx) => receiveReply(tx, caseId, null, ' Ein Dackel 🐕\r\nund ein halber Terrier ', town.deps))
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    if (!read.ok) throw new Error(read.refusal)
    expect(read.value.state).toBe('inProgress')
    expect(read.value.texts.map(({ kind, text }) => [kind, text])).toEqual([
      ['question', 'Welche Rasse hat Ihr Hund?'],
      ['reply', 'Ein Dackel 🐕\nund ein halber Terrier'],
    ])
    expect(steps).toEqual(['received', 'questionAsked', 'replyReceived'])
  })

  test('a reply sent twice counts once', async () => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    const reply = () => town.asApplicant(caseId, (tx) => receiveReply(tx, caseId, null, 'Ein Dackel', town.deps))
    const replies = await Promise.all([reply(), reply()])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'notPossibleNow' })
  })

  test.each([
    ['nothing but blanks', ' \n ', 'textMissing'],
    ['10,000 characters', 'x'.repeat(10_000), 'textTooLong'],
    ['a NUL byte', 'Dackel\u0000', 'forbiddenCharacter'],
    ['a lone surrogate', 'Dackel\uD83D', 'forbiddenCharacter'],
  ])('a reply of %s is refused, and the case still waits', async (_what, text, refusal) => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    expect(await town.asApplicant(caseId, (tx) => receiveReply(tx, caseId, null, text, town.deps))).toEqual({ ok: false, refusal })
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    expect(read.ok && read.value.state).toBe('waitingForApplicant')
  })

  test('the neighbour cannot reply', async () => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    const neighbour = (await town.send(keeper)).caseId
    expect(await town.asApplicant(neighbour, (tx) => receiveReply(tx, caseId, null, 'Ein Wolf', town.deps))).toEqual(notYours)
  })

  test('an applicant can take the declaration back, a clerk cannot', async () => {
    const town = await foundTown(database)
    const { caseId } = await town.send(keeper)
    expect(await town.asClerk((tx) => withdrawCase(tx, caseId, town.deps))).toEqual({ ok: false, refusal: 'notPossibleNow' })
    expect(await town.asApplicant(caseId, (tx) => withdrawCase(tx, caseId, town.deps))).toMatchObject({
      ok: true,
      value: { state: 'withdrawn' },
    })
    expect(await town.asClerk((tx) => startWork(tx, caseId, 2, town.deps))).toEqual({ ok: false, refusal: 'notPossibleNow' })
  })
})

describe('looking up by reference and code', () => {
  test('finds the case from any portal, however it was typed', async () => {
    const [town, other] = [await foundTown(database), await foundTown(database)]
    const { submission, caseId, code } = await town.send(keeper)
    const found = await other.asPublic((tx) =>
      lookUpCase(tx, ` ${submission.reference.toLowerCase()}`, code.replaceAll('-', ' ').toLowerCase()),
    )
    expect(found).toEqual({ ok: true, value: { caseId, scope: { authority: town.authority, actor: { kind: 'applicant', id: caseId } } } })
  })

  test('refuses a wrong code, the code of the neighbour, and nonsense alike', async () => {
    const town = await foundTown(database)
    const [mine, neighbour] = [await town.send(keeper), await town.send(keeper)]
    const lookUp = (reference: string, code: string) => town.asPublic((tx) => lookUpCase(tx, reference, code))
    const missing = { ok: false, refusal: 'caseNotFound' }
    expect(await lookUp(mine.submission.reference, neighbour.code)).toEqual(missing)
    expect(await lookUp(mine.submission.reference, '')).toEqual(missing)
    expect(await lookUp("' or 1=1 --", mine.code)).toEqual(missing)
    expect(await lookUp('x'.repeat(10_000), '\u0000')).toEqual(missing)
  })
})

describe('the history', () => {
  test('tells who did what, without contents', async () => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    const history = await town.asClerk((tx) => historyOf(tx, caseId))
    expect(history.map(({ move, state, actorKind, actorSubject }) => [move, state, actorKind, actorSubject])).toEqual([
      ['submit', 'received', 'applicant', null],
      ['startWork', 'inProgress', 'clerk', 'clerk-of-steuern'],
      ['askApplicant', 'waitingForApplicant', 'clerk', 'clerk-of-steuern'],
    ])
    expect(JSON.stringify(history)).not.toMatch(/Rasse|Zoë|Bello/)
  })

  test('is whole, and still is after the contents were deleted', async () => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    const whole = { isIntact: true, entries: 3, brokenAt: null, changedContents: [] }
    expect(await town.asClerk((tx) => verifyHistory(tx, caseId))).toEqual(whole)
    await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) => deleteContents(tx, caseId))
    expect(await town.asClerk((tx) => verifyHistory(tx, caseId))).toEqual(whole)
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    expect(read.ok && [read.value.submission.content, read.value.texts, read.value.applicantName]).toEqual([null, [], null])
  })

  test.each(['update', 'delete'] as const)('cannot be changed by the application nor by the worker (%s)', async (what) => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    for (const connection of [database.application, database.worker]) {
      const change = transact(connection, { authority: town.authority, actor: { kind: 'system' } }, async (tx) => {
        if (what === 'delete') await tx.deleteFrom('case_history').where('case_id', '=', caseId).execute()
        else await tx.updateTable('case_history').set({ move: 'withdraw' }).where('case_id', '=', caseId).execute()
      })
      await expect(change).rejects.toThrow(/permission denied/)
    }
  })

  test('shows where somebody with full rights changed it', async () => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    await transact(database.owner, { authority: town.authority, actor: { kind: 'system' } }, async (tx) => {
      await tx
        .updateTable('case_history')
        .set({ actor_subject: 'somebody-else' })
        .where('case_id', '=', caseId)
        .where('sequence', '=', 2)
        .execute()
    })
    expect(await town.asClerk((tx) => verifyHistory(tx, caseId))).toMatchObject({ isIntact: false, brokenAt: 2 })
  })

  test('shows when a text is no longer what was written', async () => {
    const town = await foundTown(database)
    const { caseId } = await askedCase(town)
    await transact(database.owner, { authority: town.authority, actor: { kind: 'system' } }, async (tx) => {
      await tx.updateTable('case_contents').set({ text: 'Welche Farbe?' }).where('case_id', '=', caseId).execute()
    })
    const verified = await town.asClerk((tx) => verifyHistory(tx, caseId))
    expect([verified.isIntact, verified.brokenAt, verified.changedContents.length]).toEqual([false, null, 1])
  })
})
