/** A service at stage `test` is for the people that the network's files name, and for nobody else; a pilot is for all, and says so. */
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { adopt, adoptionOf } from '../../src/catalogue/adoptions.ts'
import { testerCode } from '../../src/catalogue/testers.ts'
import { noChanges } from '../../src/forms/overlay.ts'
import type { Adoption } from '../../src/network/region.ts'
import type { Region } from '../../src/network/store.ts'
import { transact } from '../../src/platform/database.ts'
import { keeperIn } from '../browser/keepers.ts'
import type { Visit, Visitor } from '../visitor.ts'
import { begin, enterAsTester, goOnTo, messageOf, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const town = () => portal.town('gelsenkirchen')
const start = () => `${town()}/antrag/musterdienst`
const [sample, dog] = [
  { authority: 'gelsenkirchen', service: 'musterdienst' },
  { authority: 'gelsenkirchen', service: 'hundeanmeldung' },
]
const inMarl = { authority: 'marl', service: 'musterdienst' }
const pilot = { authority: 'herten', service: 'hundeanmeldung' }
const erika = 'Erika Mustermann'

const codeOf = (adoption: { authority: string; service: string }, name = erika) =>
  testerCode(portal.deps.config.ACCESS_CODE_SECRET, adoption, name)

/** The region with these testers of what is tried. */
function regionWith(testers: readonly string[]): Region {
  const region = portal.deps.region()
  const tried = [sample, dog, inMarl]
  return {
    ...region,
    adoption: (authority, service) =>
      tried.some((each) => each.authority === authority && each.service === service)
        ? ({ authority, service, stage: 'test', office: 'ordnung', testers: [...testers] } as unknown as Adoption)
        : region.adoption(authority, service),
  }
}
const appWith = (testers: readonly string[]) => portal.another({ region: () => regionWith(testers) })

beforeAll(async () => {
  for (const { authority, service } of [dog, inMarl, pilot]) {
    await transact(portal.database.owner, { authority: null, actor: { kind: 'system' } }, async (tx) => {
      const known = (await adoptionOf(tx, sample.authority, service))!
      const change = { authority, serviceId: service, serviceDigest: known.serviceDigest, overlay: noChanges, by: 'Test' }
      await adopt(tx, { ...change, stage: authority === pilot.authority ? 'pilot' : 'test', officeId: 'steuern' })
    })
  }
})
// All come from one connection.
beforeEach(() => sql`delete from rate_limits`.execute(portal.database.owner))

const expectGate = (visit: Visit, status = 200): void => {
  expect(visit.status).toBe(status)
  expect(messageOf(visit)).toContain('Dieser Dienst wird noch erprobt')
  expect(messageOf(visit)).not.toContain('Jetzt beginnen')
}
const cookieOf = (visitor: Visitor): string => visitor.cookie(start(), 'erprobung-musterdienst') ?? ''

describe('somebody without a code', () => {
  test('is told that the service is still tested, in both languages, and where to go meanwhile', async () => {
    const visitor = portal.newVisitor()
    expectGate(await visitor.get(start()))
    expect(messageOf(await visitor.get(`${town()}/en/antrag/musterdienst`))).toContain('This service is still being tested')
    const dogs = await portal.newVisitor(await appWith([])).get(`${town()}/antrag/hundeanmeldung`)
    expect(dogs.text).toMatch(/<a href="\/gelsenkirchen\/leistungen\/[a-z-]+">Hund/)
  })

  test('begins no draft', async () => {
    const visitor = portal.newVisitor()
    const answer = await visitor.post(start(), { _csrf: tokenOf(await visitor.get(start())) })
    expectGate(answer, 403)
    expect(answer.headers.getSetCookie().join()).not.toContain('entwurf-')
  })

  test('does not come in with a wrong code, one of another service or one of another town', async () => {
    const visitor = portal.newVisitor(await appWith([erika]))
    const stranger = codeOf(sample, 'Max Mustermann')
    for (const code of ['', 'x', '0000-0000-0000-0000', stranger, codeOf(dog), codeOf(inMarl)]) {
      const refused = await enterAsTester(visitor, town(), 'musterdienst', code)
      expectGate(refused, 422)
      expect(messageOf(refused)).toContain('Dieser Code passt nicht zu diesem Dienst')
    }
    expectGate(await visitor.get(start()))
  })

  test('finds the service neither on the regional portal nor by searching', async () => {
    const visitor = portal.newVisitor()
    expect((await visitor.get(`${portal.base}/antrag/musterdienst`)).status).toBe(404)
    for (const home of [portal.base, town()])
      expect((await visitor.get(`${home}/suche?q=Musterdienst`)).text).not.toContain('antrag/musterdienst')
  })

  test('is sent back to the question from the address that takes the code', async () => {
    expectGate(await portal.newVisitor().follow(await portal.newVisitor().get(`${start()}/erprobung`)))
  })

  test('is asked to wait after ten guesses, and a right code is no way around it', async () => {
    const visitor = portal.newVisitor()
    for (let guess = 0; guess < 10; guess += 1) expect((await enterAsTester(visitor, town(), 'musterdienst', `${guess}`)).status).toBe(422)
    expect((await enterAsTester(visitor, town(), 'musterdienst', codeOf(sample))).status).toBe(429)
    expectGate(await visitor.get(start()))
  })

  test('sees a stale form again, with what was typed', async () => {
    const visitor = portal.newVisitor()
    const answer = await visitor.post(`${start()}/erprobung`, { _csrf: 'x', code: '7K3Q' })
    expectGate(answer, 403)
    expect(answer.text).toContain('value="7K3Q"')
    expect(cookieOf(visitor)).toBe('')
  })
})

describe('a tester', () => {
  test('comes in with the code however it is typed, and begins; every page says that it is a test', async () => {
    const visitor = portal.newVisitor()
    const page = await enterAsTester(visitor, town(), 'musterdienst', codeOf(sample).toLowerCase().replaceAll('-', ' '))
    expect(page.address).toBe(start())
    const first = await begin(visitor, town(), 'musterdienst')
    for (const each of [page, first]) expect(each.text).toContain('Erprobung: Dieser Dienst ist noch nicht für alle da')
    expect((await visitor.get(`${town()}/en/antrag/musterdienst`)).text).toContain('Test phase: this service is not open to everybody yet')
  })

  test('stays in for thirty days', async () => {
    const visitor = portal.newVisitor()
    await enterAsTester(visitor, town(), 'musterdienst', codeOf(sample))
    const app = (days: number) =>
      portal.another({ clock: { now: () => new Date(portal.deps.clock.now().getTime() + days * 24 * 60 * 60_000) } })
    const again = async (days: number): Promise<Visit> => {
      const later = portal.newVisitor(await app(days))
      later.setCookie(start(), 'erprobung-musterdienst', cookieOf(visitor), '/gelsenkirchen')
      return later.get(start())
    }
    expect(messageOf(await again(29))).toContain('Jetzt beginnen')
    expectGate(await again(31))
  })

  test('is let in to this service of this town alone', async () => {
    const app = await appWith([erika])
    const visitor = portal.newVisitor(app)
    await enterAsTester(visitor, town(), 'musterdienst', codeOf(sample))
    const value = cookieOf(visitor)
    visitor.setCookie(town(), 'erprobung-hundeanmeldung', value, '/gelsenkirchen')
    expectGate(await visitor.get(`${town()}/antrag/hundeanmeldung`))
    visitor.setCookie(portal.town('marl'), 'erprobung-musterdienst', value, '/marl')
    expectGate(await visitor.get(`${portal.town('marl')}/antrag/musterdienst`))
    expect(messageOf(await visitor.get(start()))).toContain('Jetzt beginnen')
  })

  test('who is no longer named is out, the others are not; a draft that was begun goes on', async () => {
    const [both, one] = [await appWith([erika, 'Max Mustermann']), await appWith(['Max Mustermann'])]
    const moved = (from: Visitor): Visitor => {
      const to = portal.newVisitor(one)
      to.setCookie(start(), 'erprobung-musterdienst', cookieOf(from), '/gelsenkirchen')
      return to
    }
    const visitors = [portal.newVisitor(both), portal.newVisitor(both)] as const
    await enterAsTester(visitors[0], town(), 'musterdienst', codeOf(sample))
    await enterAsTester(visitors[1], town(), 'musterdienst', codeOf(sample, 'Max Mustermann'))
    const draft = await begin(visitors[0], town(), 'musterdienst')
    const out = moved(visitors[0])
    expectGate(await out.get(start()))
    expectGate(await enterAsTester(out, town(), 'musterdienst', codeOf(sample)), 422)
    expect(messageOf(await moved(visitors[1]).get(start()))).toContain('Jetzt beginnen')
    const id = /entwurf\/([^/]+)/.exec(draft.address)![1]!
    out.setCookie(start(), `entwurf-${id}`, visitors[0].cookie(draft.address, `entwurf-${id}`)!, '/gelsenkirchen')
    expect((await out.get(draft.address)).status).toBe(200)
  })

  test('a cookie of one’s own making lets nobody in', async () => {
    const visitor = portal.newVisitor()
    for (const value of ['ja', 'eyJhbGciOiJub25lIn0.e30.', codeOf(sample)]) {
      visitor.setCookie(start(), 'erprobung-musterdienst', value, '/gelsenkirchen')
      expectGate(await visitor.get(start()))
    }
  })
})

describe('a pilot', () => {
  const german = 'Pilotbetrieb: Dieser Dienst gilt schon, ist aber neu.'
  const english = 'Pilot phase: this service is valid already, but new.'

  test('is open to everybody, and each page from the start to the receipt says what it is', async () => {
    const herten = portal.town('herten')
    const visitor = portal.newVisitor()
    const shown: Visit[] = [await visitor.get(`${herten}/antrag/hundeanmeldung`)]
    const review = await goOnTo(visitor, await begin(visitor, herten), 'pruefen', {
      answers: keeperIn('Herten', '45699'),
      seen: (page) => shown.push(page),
    })
    const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
    expect(receipt.address).toMatch(/beleg$/)
    expect(shown.length).toBeGreaterThan(5)
    for (const page of [...shown, review, receipt]) {
      expect([page.address, page.text]).toEqual([page.address, expect.stringContaining(german)])
      // What is valid elsewhere has no effect in a demonstration.
      expect(page.text).toContain('Dies ist eine Vorführung.')
    }
    for (const page of [shown[0]!, receipt])
      expect((await visitor.get(page.address.replace('/herten/', '/herten/en/'))).text).toContain(english)
  })
})
