import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { foundTown, keeper, monday } from '../../test/town.ts'
import { clockAt } from '../platform/clock.ts'
import { transact } from '../platform/database.ts'
import { createDraft, deleteExpiredDrafts, draftScope, newDraftId, readDraft, saveAnswers, unlockDraft } from './drafts.ts'
import { submitDraft } from './submit.ts'

const database = testDatabase()
const network = { authority: null, actor: { kind: 'system' } } as const

describe('a draft', () => {
  test('is opened by its token, and by no other', async () => {
    const town = await foundTown(database)
    const id = newDraftId()
    const { token } = await town.asApplicant(id, (tx) => createDraft(tx, id, town.version, monday))
    await town.asPublic(async (tx) => {
      expect(await unlockDraft(tx, id, token, monday)).toEqual({ ok: true, value: draftScope(town.authority, id) })
      expect(await unlockDraft(tx, id, `${token}x`, monday)).toEqual({ ok: false, refusal: 'draftNotFound' })
      expect(await unlockDraft(tx, newDraftId(), token, monday)).toEqual({ ok: false, refusal: 'draftNotFound' })
      expect(await unlockDraft(tx, 'no-id', token, monday)).toEqual({ ok: false, refusal: 'draftNotFound' })
    })
  })

  test('lets whoever opened it see it within the same transaction, and no other draft', async () => {
    const town = await foundTown(database)
    const id = newDraftId()
    const { token } = await town.asApplicant(id, (tx) => createDraft(tx, id, town.version, monday))
    const neighbours = await town.begin(keeper)
    await town.asPublic(async (tx) => {
      await unlockDraft(tx, id, `${token}x`, monday)
      expect((await readDraft(tx, id)).ok).toBe(false)
      await unlockDraft(tx, id, token, monday)
      expect((await readDraft(tx, id)).ok).toBe(true)
      await unlockDraft(tx, neighbours, token, monday)
      expect((await readDraft(tx, neighbours)).ok).toBe(false)
    })
  })

  test('is not opened by its token in the portal of another town', async () => {
    const [town, other] = [await foundTown(database), await foundTown(database)]
    const id = newDraftId()
    const { token } = await town.asApplicant(id, (tx) => createDraft(tx, id, town.version, monday))
    expect(await other.asPublic((tx) => unlockDraft(tx, id, token, monday))).toEqual({ ok: false, refusal: 'draftNotFound' })
  })

  test('is not opened after 24 hours', async () => {
    const town = await foundTown(database)
    const id = newDraftId()
    const { token, expiresAt } = await town.asApplicant(id, (tx) => createDraft(tx, id, town.version, monday))
    expect(expiresAt).toEqual(new Date('2026-11-24T09:00:00Z'))
    const unlockAt = (time: string) => town.asPublic((tx) => unlockDraft(tx, id, token, clockAt(time)))
    expect((await unlockAt('2026-11-24T08:59:59Z')).ok).toBe(true)
    expect((await unlockAt('2026-11-24T09:00:00Z')).ok).toBe(false)
  })

  test('is not seen by the neighbour, nor by a clerk, nor by the public', async () => {
    const town = await foundTown(database)
    const id = await town.begin(keeper)
    const missing = { ok: false, refusal: 'draftNotFound' }
    expect(await town.asApplicant(await town.begin(keeper), (tx) => readDraft(tx, id))).toEqual(missing)
    expect(await town.asClerk((tx) => readDraft(tx, id))).toEqual(missing)
    expect(await town.asPublic((tx) => readDraft(tx, id))).toEqual(missing)
    expect(await town.asApplicant(await town.begin(keeper), (tx) => saveAnswers(tx, id, ['rufname'], { rufname: 'Hasso' }))).toEqual(
      missing,
    )
    expect((await town.asApplicant(id, (tx) => readDraft(tx, id))).ok).toBe(true)
  })

  test('keeps what two tabs saved on two pages at the same time', async () => {
    const town = await foundTown(database)
    const id = await town.begin({})
    await Promise.all([
      town.asApplicant(id, (tx) =>
        saveAnswers(tx, id, ['person', 'anschrift'], { person: keeper['person'], anschrift: keeper['anschrift'] }),
      ),
      town.asApplicant(id, (tx) => saveAnswers(tx, id, ['rufname', 'bemerkung'], { rufname: 'Bello' })),
    ])
    const draft = await town.asApplicant(id, (tx) => readDraft(tx, id))
    expect(draft.ok && draft.value.answers).toEqual(keeper)
  })

  test('loses an answer that was taken back, and only that', async () => {
    const town = await foundTown(database)
    const id = await town.begin({ ...keeper, bemerkung: 'bellt' })
    const saved = await town.asApplicant(id, (tx) => saveAnswers(tx, id, ['rufname', 'bemerkung'], { rufname: 'Bella' }))
    expect(saved).toEqual({ ok: true, value: { ...keeper, rufname: 'Bella' } })
    const draft = await town.asApplicant(id, (tx) => readDraft(tx, id))
    expect(draft.ok && draft.value.answers).toEqual({ ...keeper, rufname: 'Bella' })
  })

  test('ignores answers to questions that the page did not ask', async () => {
    const town = await foundTown(database)
    const id = await town.begin(keeper)
    await town.asApplicant(id, (tx) => saveAnswers(tx, id, ['bemerkung'], { bemerkung: 'bellt', rufname: 'Hasso' }))
    const draft = await town.asApplicant(id, (tx) => readDraft(tx, id))
    expect(draft.ok && draft.value.answers).toEqual({ ...keeper, bemerkung: 'bellt' })
  })

  test('does not change any more once it was sent', async () => {
    const town = await foundTown(database)
    const id = await town.begin(keeper)
    await town.asApplicant(id, (tx) => submitDraft(tx, id, town.deps))
    expect(await town.asApplicant(id, (tx) => saveAnswers(tx, id, ['rufname'], { rufname: 'Hasso' }))).toEqual({
      ok: false,
      refusal: 'alreadySubmitted',
    })
    const draft = await town.asApplicant(id, (tx) => readDraft(tx, id))
    expect(draft.ok && [draft.value.isSubmitted, draft.value.answers]).toEqual([true, keeper])
  })

  test('is deleted when its time is over, in every town; what was sent stays', async () => {
    const yesterday = clockAt('2025-01-01T00:00:00Z')
    const towns = [await foundTown(database, { clock: yesterday }), await foundTown(database, { clock: yesterday })]
    const sent = await towns[0]!.send(keeper)
    const old = await Promise.all(towns.map((town) => town.begin(keeper)))
    const fresh = newDraftId()
    await towns[0]!.asApplicant(fresh, (tx) => createDraft(tx, fresh, towns[0]!.version, { now: () => new Date() }))
    expect(await transact(database.worker, network, deleteExpiredDrafts)).toBeGreaterThanOrEqual(3)
    expect((await towns[0]!.asApplicant(old[0]!, (tx) => readDraft(tx, old[0]!))).ok).toBe(false)
    expect((await towns[1]!.asApplicant(old[1]!, (tx) => readDraft(tx, old[1]!))).ok).toBe(false)
    expect((await towns[0]!.asApplicant(fresh, (tx) => readDraft(tx, fresh))).ok).toBe(true)
    const again = await towns[0]!.asApplicant(sent.submission.id, (tx) => submitDraft(tx, sent.submission.id, towns[0]!.deps))
    expect(again.ok && again.value.reference).toBe(sent.submission.reference)
  })

  test('cannot be deleted by who serves pages', async () => {
    await expect(transact(database.application, network, deleteExpiredDrafts)).rejects.toThrow(/permission denied/)
  })
})
