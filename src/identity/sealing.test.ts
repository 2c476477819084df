import { expect, test } from 'vitest'
import { sealFor } from './sealing.ts'

const now = new Date('2026-11-23T10:00:00Z')
const inAnHour = new Date('2026-11-23T11:00:00Z')
const secret = 'a secret of the tests, long enough to be one'

test('what was sealed opens again, and shows nothing of itself before', async () => {
  const seal = sealFor(secret, 'forms')
  const sealed = await seal.seal({ reasons: 'Zwei Hunde, nicht drei' }, inAnHour)
  expect(sealed).toMatch(/^[\w.-]+$/)
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Hunde')
  expect(await seal.open(sealed, now)).toEqual({ reasons: 'Zwei Hunde, nicht drei' })
})

test('what was sealed for one purpose does not open for another', async () => {
  const sealed = await sealFor(secret, 'sign-in at gelsenkirchen').seal('x', inAnHour)
  expect(await sealFor(secret, 'sign-in at marl').open(sealed, now)).toBeNull()
})

test('a seal of another installation does not open', async () => {
  const sealed = await sealFor('another secret of another portal here', 'forms').seal('x', inAnHour)
  expect(await sealFor(secret, 'forms').open(sealed, now)).toBeNull()
})

test('after its time a seal does not open any more', async () => {
  const seal = sealFor(secret, 'forms')
  expect(await seal.open(await seal.seal('x', now), inAnHour)).toBeNull()
})

test.each(['', 'nonsense', 'a.b.c.d.e', '\u0000'])('%j is no seal', async (forged) => {
  expect(await sealFor(secret, 'forms').open(forged, now)).toBeNull()
})

test('one changed character spoils it', async () => {
  const seal = sealFor(secret, 'forms')
  const sealed = await seal.seal({ subject: 'a' }, inAnHour)
  const middle = Math.floor(sealed.length / 2)
  const changed = sealed.slice(0, middle) + (sealed[middle] === 'A' ? 'B' : 'A') + sealed.slice(middle + 1)
  expect(await seal.open(changed, now)).toBeNull()
})
