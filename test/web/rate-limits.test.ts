/** Limits hold across processes: two of one installation count together. */
import { beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { Visit, Visitor } from '../visitor.ts'
import { begin, filled, keeper, messageOf, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')
let other: FastifyInstance

beforeAll(async () => {
  other = await portal.another()
})

/** Asks both processes in turn until one of them refuses; how many were answered before, and the refusal. */
async function untilRefused(ask: (visitor: Visitor) => Promise<Visit>, most: number): Promise<{ answered: number; refusal: Visit }> {
  const visitors = [portal.newVisitor(), portal.newVisitor(other)]
  for (let answered = 0; answered <= most; answered += 1) {
    const answer = await ask(visitors[answered % 2]!)
    if (answer.status === 429) return { answered, refusal: answer }
  }
  throw new Error(`${most} were answered and none refused`)
}

function expectKindPage(refusal: Visit): void {
  expect(messageOf(refusal)).toContain('Bitte warten Sie einen Moment')
  expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refusal.headers.get('content-security-policy')).toContain("default-src 'none'")
}

test('whoever guesses codes is asked to wait after ten, and a right code is no way around it', async () => {
  const guess = async (visitor: Visitor) => {
    const form = await visitor.get(`${home()}/status`)
    return visitor.post(form.address, { _csrf: tokenOf(form), reference: 'GE-7K3Q-9F2M-X', code: '0000-0000-0000-0000' })
  }
  const { answered, refusal } = await untilRefused(guess, 20)
  expect(answered).toBe(10)
  expectKindPage(refusal)
  // The other town, the other language and the regional portal are the same limit.
  const form = await portal.newVisitor().get(`${portal.base}/en/status`)
  const elsewhere = portal.newVisitor()
  const token = tokenOf(await elsewhere.get(form.address))
  expect((await elsewhere.post(`${portal.town('marl')}/status`, { _csrf: token, reference: '', code: '' })).status).toBe(429)
})

test('guesses with a forged token count as well', async () => {
  const answer = await portal
    .newVisitor()
    .post(`${home()}/status`, { _csrf: 'x', reference: 'GE-7K3Q-9F2M-X', code: '0000-0000-0000-0000' })
  expect(answer.status).toBe(429)
})

test('whoever begins drafts without end is asked to wait; who has one goes on', async () => {
  const visitor = portal.newVisitor()
  const page = await begin(visitor, home())
  const { answered, refusal } = await untilRefused(async (each) => {
    const start = await each.get(`${home()}/antrag/hundeanmeldung`)
    return each.post(start.address, { _csrf: tokenOf(start) })
  }, 100)
  expect(answered).toBe(59)
  expectKindPage(refusal)
  expect((await visitor.post(page.address, filled(page, keeper))).status).toBe(303)
})

test('whoever begins sign-ins without end is asked to wait', async () => {
  const { answered, refusal } = await untilRefused((visitor) => visitor.get(`${home()}/amt/anmeldung`), 300)
  expect(answered).toBe(200)
  expectKindPage(refusal)
})

test('whoever comes back from the sign-in without end is asked to wait', async () => {
  const { answered, refusal } = await untilRefused(
    (visitor) => visitor.get(`${home()}/amt/anmeldung/zurueck?state=0123456789abcdef&code=x`),
    300,
  )
  expect(answered).toBe(200)
  expectKindPage(refusal)
})

test('whoever sends pages of a form without end is asked to wait', async () => {
  // One page was sent above already.
  const { answered, refusal } = await untilRefused(
    (visitor) => visitor.post(`${home()}/entwurf/00000000-0000-4000-8000-000000000000/hund`, { _csrf: 'x' }),
    1300,
  )
  expect(answered).toBe(1199)
  expectKindPage(refusal)
}, 60_000)
