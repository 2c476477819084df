import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshAuthority, ownDatabase, type TestDatabase } from '../../test/database.ts'
import type { StaffMember } from '../network/region.ts'
import { transact, type Scope, type Tx } from '../platform/database.ts'
import { forgetParkedPost, parkPost, unparkPost } from './parked-posts.ts'
import { sealFor } from './sealing.ts'
import { beginSession, deleteExpiredSessions, endSession, readSession } from './sessions.ts'
import { importStaff, postsOf } from './staff.ts'

// The cleaning job reaches the sessions of every authority, so these tests share them with nobody.
let own: TestDatabase
beforeAll(async () => {
  own = await ownDatabase()
})
const seal = sealFor('a secret of the tests, long enough to be one', 'parked')
const morning = new Date('2026-11-23T08:00:00Z')
const after = (minutes: number): Date => new Date(morning.getTime() + minutes * 60_000)

const network = { authority: null, actor: { kind: 'system' } } as const
let town: string
beforeEach(() => {
  town = freshAuthority()
})

const inTown = <Value>(actor: Scope['actor'], work: (tx: Tx) => Promise<Value>, authority = town): Promise<Value> =>
  transact(own.application, { authority, actor }, work)
const visiting = <Value>(work: (tx: Tx) => Promise<Value>, authority = town): Promise<Value> => inTown({ kind: 'public' }, work, authority)
const member = (changes: Partial<StaffMember> = {}): StaffMember => ({
  subject: 'sabine',
  login: 'town.steuern',
  name: 'Sabine Kowalski',
  authority: town,
  offices: ['steuern'],
  roles: ['clerk'],
  ...changes,
})
const employ = (...members: StaffMember[]) => inTown({ kind: 'system' }, (tx) => importStaff(tx, members))

async function signIn(subject = 'sabine', now = morning): Promise<string> {
  const begun = await inTown({ kind: 'clerk', id: '', subject }, (tx) => beginSession(tx, { subject, name: 'Sabine Kowalski' }, now))
  if (!begun.ok) throw new Error(begun.refusal)
  return begun.value.token
}

describe('the staff list', () => {
  test('gives roles once, and takes away what it no longer holds', async () => {
    expect(await employ(member({ offices: ['steuern', 'ordnung'] }), member({ subject: 'jo' }))).toEqual({
      added: 3,
      removed: 0,
      unchanged: 0,
    })
    expect(await employ(member({ offices: ['steuern', 'ordnung'] }), member({ subject: 'jo' }))).toEqual({
      added: 0,
      removed: 0,
      unchanged: 3,
    })
    expect(await employ(member({ offices: ['ordnung'] }))).toEqual({ added: 0, removed: 2, unchanged: 1 })
  })

  test('of one authority cannot name members of another', async () => {
    await expect(employ(member({ authority: freshAuthority() }))).rejects.toThrow(/row-level security/)
  })

  test('shows a person their own roles only', async () => {
    await employ(member(), member({ subject: 'jo', offices: ['ordnung'] }))
    const asSabine = <Value>(work: (tx: Tx) => Promise<Value>) => inTown({ kind: 'clerk', id: '', subject: 'sabine' }, work)
    expect(await asSabine((tx) => postsOf(tx, 'sabine'))).toEqual({ offices: ['steuern'], roles: ['clerk'] })
    expect(await asSabine((tx) => postsOf(tx, 'jo'))).toEqual({ offices: [], roles: [] })
  })

  test('shows nobody anything without being asked for by a person or the system', async () => {
    await employ(member())
    expect(await visiting((tx) => tx.selectFrom('staff_roles').selectAll().execute())).toEqual([])
  })

  test('cannot be written by a clerk', async () => {
    await expect(inTown({ kind: 'clerk', id: 'steuern', subject: 'sabine' }, (tx) => importStaff(tx, [member()]))).rejects.toThrow(
      /row-level security/,
    )
  })
})

describe('a session', () => {
  test('is the person, with name, offices and roles', async () => {
    await employ(member({ offices: ['steuern', 'ordnung'] }))
    const token = await signIn()
    expect(await visiting((tx) => readSession(tx, token, after(1)))).toEqual({
      ok: true,
      value: { subject: 'sabine', name: 'Sabine Kowalski', authority: town, offices: ['ordnung', 'steuern'], roles: ['clerk'] },
    })
  })

  test('is refused to somebody without a role here', async () => {
    await employ(member())
    const begun = await inTown({ kind: 'clerk', id: '', subject: 'stranger' }, (tx) =>
      beginSession(tx, { subject: 'stranger', name: 'Fremd' }, morning),
    )
    expect(begun).toEqual({ ok: false, refusal: 'noRoleHere' })
  })

  test('of one town is nothing in another, even with the same person employed there', async () => {
    await employ(member())
    const token = await signIn()
    const neighbour = freshAuthority()
    await inTown({ kind: 'system' }, (tx) => importStaff(tx, [member({ authority: neighbour })]), neighbour)
    expect(await visiting((tx) => readSession(tx, token, after(1)), neighbour)).toEqual({ ok: false, refusal: 'unknown' })
  })

  test('is not found without its token', async () => {
    await employ(member())
    await signIn()
    expect(await visiting((tx) => readSession(tx, 'guessed', morning))).toEqual({ ok: false, refusal: 'unknown' })
    expect(await visiting((tx) => tx.selectFrom('staff_sessions').selectAll().execute())).toEqual([])
    expect(
      await inTown({ kind: 'clerk', id: 'steuern', subject: 'sabine' }, (tx) => tx.selectFrom('staff_sessions').selectAll().execute()),
    ).toEqual([])
  })

  test('is kept without the token itself', async () => {
    await employ(member())
    const token = await signIn()
    const rows = await transact(own.worker, network, (tx) => tx.selectFrom('staff_sessions').selectAll().execute())
    expect(rows.filter(({ authority_id }) => authority_id === town)).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('runs out after 30 minutes without a request, and lives on with one', async () => {
    await employ(member())
    const token = await signIn()
    expect((await visiting((tx) => readSession(tx, token, after(29)))).ok).toBe(true)
    expect((await visiting((tx) => readSession(tx, token, after(58)))).ok).toBe(true)
    expect(await visiting((tx) => readSession(tx, token, after(88)))).toEqual({ ok: false, refusal: 'expired' })
  })

  test('runs out after ten hours of work', async () => {
    await employ(member())
    const token = await signIn()
    for (let minutes = 25; minutes < 600; minutes += 25)
      expect((await visiting((tx) => readSession(tx, token, after(minutes)))).ok).toBe(true)
    expect(await visiting((tx) => readSession(tx, token, after(600)))).toEqual({ ok: false, refusal: 'expired' })
  })

  test('is worth nothing once the role was taken away', async () => {
    await employ(member(), member({ subject: 'jo' }))
    const token = await signIn()
    await employ(member({ subject: 'jo' }))
    expect(await visiting((tx) => readSession(tx, token, after(1)))).toEqual({ ok: false, refusal: 'noRoleHere' })
  })

  test('ends with signing out, others stay', async () => {
    await employ(member())
    const [one, other] = [await signIn(), await signIn()]
    await visiting((tx) => endSession(tx, one))
    expect(await visiting((tx) => readSession(tx, one, after(1)))).toEqual({ ok: false, refusal: 'unknown' })
    expect((await visiting((tx) => readSession(tx, other, after(1)))).ok).toBe(true)
  })

  test('cannot be ended from another town', async () => {
    await employ(member())
    const token = await signIn()
    await visiting((tx) => endSession(tx, token), freshAuthority())
    expect((await visiting((tx) => readSession(tx, token, after(1)))).ok).toBe(true)
  })
})

describe('what was typed when the sign-in had run out', () => {
  const post = { path: '/amt/vorgang/1', page: '/amt/vorgang/1', fields: { reasons: 'Der Hund ist ein Welpe.', lines: ['1', '2'] } }

  async function parked(): Promise<string> {
    await employ(member(), member({ subject: 'jo' }))
    const expired = await signIn()
    const result = await visiting((tx) => parkPost(tx, seal, expired, post, after(60)))
    if (!result.ok) throw new Error(result.refusal)
    return result.value.token
  }

  test('is there again for the same person after the next sign-in, as often as the page is loaded', async () => {
    const token = await parked()
    const session = await signIn('sabine', after(61))
    expect(await visiting((tx) => unparkPost(tx, seal, session, token, after(62)))).toEqual(post)
    expect(await visiting((tx) => unparkPost(tx, seal, session, token, after(63)))).toEqual(post)
  })

  test('is not shown to a colleague at the same browser', async () => {
    const token = await parked()
    const colleague = await signIn('jo', after(61))
    expect(await visiting((tx) => unparkPost(tx, seal, colleague, token, after(62)))).toBeNull()
  })

  test('is not shown in another browser of the same person', async () => {
    await parked()
    const session = await signIn('sabine', after(61))
    expect(await visiting((tx) => unparkPost(tx, seal, session, 'another cookie', after(62)))).toBeNull()
  })

  test('is gone after half an hour', async () => {
    const token = await parked()
    const session = await signIn('sabine', after(91))
    expect(await visiting((tx) => unparkPost(tx, seal, session, token, after(91)))).toBeNull()
  })

  test('is gone once it was sent', async () => {
    const token = await parked()
    const session = await signIn('sabine', after(61))
    await visiting((tx) => forgetParkedPost(tx, session, token))
    expect(await visiting((tx) => unparkPost(tx, seal, session, token, after(62)))).toBeNull()
  })

  test('cannot be parked by somebody who was never signed in', async () => {
    expect(await visiting((tx) => parkPost(tx, seal, 'guessed', post, morning))).toEqual({ ok: false, refusal: 'unknown' })
  })

  test('is not readable in the table', async () => {
    await parked()
    const rows = await transact(own.worker, network, (tx) => tx.selectFrom('parked_posts').selectAll().execute())
    expect(rows.filter(({ authority_id }) => authority_id === town)).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('Welpe')
  })
})

describe('the cleaning job', () => {
  test('deletes what is long over, and leaves what may still be parked or taken up', async () => {
    await employ(member())
    const token = await signIn()
    const parked = await visiting((tx) => parkPost(tx, seal, token, { path: '/amt', page: '/amt', fields: {} }, after(60)))
    expect(parked.ok).toBe(true)
    const clean = (now: Date) => transact(own.worker, network, (tx) => deleteExpiredSessions(tx, now))
    await clean(after(70))
    expect(await visiting((tx) => readSession(tx, token, after(70)))).toEqual({ ok: false, refusal: 'expired' })
    expect(await clean(after(71))).toEqual({ sessions: 0, parkedPosts: 0 })
    const gone = await clean(after(100 * 60))
    expect(gone.parkedPosts).toBeGreaterThan(0)
    expect(await visiting((tx) => readSession(tx, token, after(70)))).toEqual({ ok: false, refusal: 'unknown' })
  })

  test('is the worker alone: the application sees no session without its token', async () => {
    await employ(member())
    await signIn()
    expect(await transact(own.application, network, (tx) => tx.selectFrom('staff_sessions').selectAll().execute())).toEqual([])
    expect(await inTown({ kind: 'system' }, (tx) => tx.selectFrom('staff_sessions').selectAll().execute())).toEqual([])
  })
})
