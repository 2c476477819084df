/**
 * Who may open and do what, over HTTP: one line for each role and thing; for permits in `permit-permissions.test.ts`. The
 * database's own policies are tested beside it.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '../../src/platform/database.ts'
import type { Fields, Visitor } from '../visitor.ts'
import { begin, caseAtDesk, lookUp, messageOf, reach, send, type Sent, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')
const elsewhere = () => portal.town('marl')

let applicant: Visitor
let neighbour: Visitor
let sent: Sent
/** The case at the desk in Gelsenkirchen. */
let id = ''
let staff: Record<'own' | 'colleague' | 'otherOffice' | 'otherTown' | 'nobody', Visitor>

beforeAll(async () => {
  applicant = portal.newVisitor()
  sent = await send(applicant, home())
  await lookUp(applicant, home(), sent)
  neighbour = portal.newVisitor()
  await lookUp(neighbour, home(), await send(neighbour, home()))
  staff = {
    own: await portal.clerk('gelsenkirchen.steuern'),
    colleague: await portal.clerk('gelsenkirchen.steuern2'),
    otherOffice: await portal.clerk('gelsenkirchen.ordnung'),
    otherTown: await portal.clerk('marl.steuern'),
    nobody: portal.newVisitor(),
  }
  id = (await caseAtDesk(staff.own, home(), sent.reference)).split('/').at(-1)!
})

/** Posts with a token that counts, so that only the permission can refuse. */
async function post(visitor: Visitor, address: string, fields: Fields = {}) {
  const form = await visitor.get(`${new URL(address).origin}${/^\/[a-z-]+/.exec(new URL(address).pathname)![0]}/status`)
  return visitor.post(address, { _csrf: tokenOf(form), _version: '1', ...fields })
}

const gets = ['', '/entscheidung', '/bescheid.pdf', '/neuberechnung']
const posts = ['/beginnen', '/frage', '/antwort', '/entscheidung', '/versand']

describe('a case at the desk', () => {
  test.each([
    ['its clerk', 'own', 200],
    ['a colleague of the same office', 'colleague', 200],
    ['a clerk of another office of the same town', 'otherOffice', 404],
  ] as const)('is opened by %s: %s %i', async (_, who, status) => {
    const page = await staff[who].get(`${home()}/amt/vorgang/${id}`)
    expect(page.status).toBe(status)
    expect(page.text.includes('Müller-Šimšić')).toBe(status === 200)
  })

  test.each([
    ['its clerk', 'own', 200],
    ['a colleague of the same office', 'colleague', 200],
    ['a clerk of another office of the same town', 'otherOffice', 404],
  ] as const)('is computed anew by %s: %s %i', async (_, who, status) => {
    const page = await staff[who].get(`${home()}/amt/vorgang/${id}/neuberechnung?tag=2027-02-01`)
    expect(page.status).toBe(status)
    expect(page.text.includes('Hundesteuer')).toBe(status === 200)
  })

  test.each(gets)('is not shown to a clerk of another office, nor named on the list: GET %s', async (path) => {
    expect((await staff.otherOffice.get(`${home()}/amt/vorgang/${id}${path}`)).status).toBe(404)
    expect((await staff.otherOffice.get(`${home()}/amt`)).text).not.toContain(sent.reference)
  })

  test.each(gets)('is not shown at the desk of another town: GET %s', async (path) => {
    const answer = await staff.otherTown.get(`${elsewhere()}/amt/vorgang/${id}${path}`)
    expect(answer.status).toBe(404)
    expect((await staff.otherTown.get(`${elsewhere()}/amt`)).text).not.toContain(sent.reference)
  })

  test.each(posts)('is not moved by a clerk of another office: POST %s', async (path) => {
    expect((await post(staff.otherOffice, `${home()}/amt/vorgang/${id}${path}`, { question: 'Wie heißt er?' })).status).toBe(404)
  })

  test.each(posts)('is not moved from the desk of another town: POST %s', async (path) => {
    expect((await post(staff.otherTown, `${elsewhere()}/amt/vorgang/${id}${path}`, { question: 'Wie heißt er?' })).status).toBe(404)
  })

  test.each(gets)('sends whoever is not signed in to the sign-in: GET %s', async (path) => {
    const answer = await staff.nobody.get(`${home()}/amt/vorgang/${id}${path}`)
    expect(answer.status).toBe(302)
    expect(new URL(answer.location!).pathname).toBe('/gelsenkirchen/amt/anmeldung')
  })

  test.each(posts)('is not moved by whoever is not signed in: POST %s', async (path) => {
    expect((await post(staff.nobody, `${home()}/amt/vorgang/${id}${path}`, { question: 'Wie heißt er?' })).status).toBe(401)
  })

  test.each(posts)('is not moved without a token: POST %s', async (path) => {
    const answer = await staff.own.post(`${home()}/amt/vorgang/${id}${path}`, { _version: '1', question: 'Wie heißt er?' })
    expect(answer.status).toBe(403)
  })

  test('stands after all of that as it was sent', async () => {
    const page = messageOf(await staff.own.get(`${home()}/amt/vorgang/${id}`))
    expect(page).toContain('Eingegangen')
    expect(page).not.toContain('Wie heißt er?')
  })

  test('is not opened with the session of another town, whatever the cookie is called', async () => {
    const token = staff.otherTown.cookie(elsewhere(), 'amt-sitzung-marl')!
    const thief = portal.newVisitor()
    thief.setCookie(home(), 'amt-sitzung-gelsenkirchen', token, '/gelsenkirchen')
    expect((await thief.get(`${home()}/amt`)).status).toBe(302)
    expect((await thief.get(`${home()}/amt/vorgang/${id}`)).status).toBe(302)
  })

  test('is not opened with the digest of a session, which the database holds', async () => {
    const [row] = await transact(portal.database.worker, { authority: null, actor: { kind: 'system' } }, (tx) =>
      tx.selectFrom('staff_sessions').select('token_hash').where('authority_id', '=', 'gelsenkirchen').execute(),
    )
    const thief = portal.newVisitor()
    thief.setCookie(home(), 'amt-sitzung-gelsenkirchen', row!.token_hash, '/gelsenkirchen')
    expect((await thief.get(`${home()}/amt`)).status).toBe(302)
  })

  test('has no desk on the regional portal', async () => {
    expect((await staff.own.get(`${portal.base}/amt`)).status).toBe(302)
    expect((await staff.own.get(`${portal.base}/amt/vorgang/${id}`)).status).toBe(302)
  })
})

describe('an application', () => {
  const pages = ['', '/pruefen', '/beleg', '/kopie.pdf', '/empfangsbestaetigung.jws']

  test.each(pages)('is open to its own browser: GET %s', async (page) => {
    expect((await applicant.follow(await applicant.get(sent.draft + page))).status).toBe(200)
  })

  test.each(pages)('is not open to a neighbour who has sent one too: GET %s', async (page) => {
    expect((await neighbour.get(sent.draft + page)).status).toBe(404)
  })

  test.each(pages)('is not open to the clerk who works on it: GET %s', async (page) => {
    expect((await staff.own.get(sent.draft + page)).status).toBe(404)
  })

  test('does not change any more once it was sent, nor is it sent again', async () => {
    const first = new URL((await begin(portal.newVisitor(), home())).address).pathname.split('/').at(-1)!
    const answers = [
      await post(applicant, `${sent.draft}/${first}`, { halterArt: 'organisation' }),
      await post(applicant, `${sent.draft}/pruefen`),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(303)
      expect(answer.location).toBe(`${sent.draft}/beleg`)
    }
    expect((await staff.own.get(`${home()}/amt`)).text.split(sent.reference).length - 1).toBe(1)
  })
})

describe('the state of a case', () => {
  test('is shown to who has reference and code, in the own town and on the regional portal', async () => {
    for (const where of [home(), portal.base]) {
      const page = await lookUp(portal.newVisitor(), where, sent)
      expect(page.address).toBe(`${where}/status/vorgang`)
      expect(messageOf(page)).toContain(sent.reference)
    }
  })

  test.each([
    ['a wrong code', () => ({ ...sent, code: '0000-0000-0000-0000' })],
    ['a wrong reference', () => ({ ...sent, reference: 'GE-7K3Q-9F2M-X' })],
    ["a neighbour's code", async () => ({ reference: sent.reference, code: (await send(portal.newVisitor(), home())).code })],
    ['nothing', () => ({ reference: '', code: '' })],
  ])('is not shown for %s, and the answer does not tell what was wrong', async (_, given) => {
    const page = await lookUp(portal.newVisitor(), home(), await given())
    expect(page.status).toBe(422)
    expect(messageOf(page)).toContain('Vorgangszeichen und Code passen nicht zusammen')
  })

  test('is not shown to whoever has not looked it up', async () => {
    const stranger = portal.newVisitor()
    for (const page of ['/status/vorgang', '/status/vorgang?antwort=ja'])
      expect((await stranger.get(home() + page)).location).toBe(`${home()}/status`)
    expect((await stranger.get(`${home()}/status/bescheid.pdf`)).status).toBe(404)
    expect((await post(stranger, `${home()}/status/antwort`, { reply: 'von Fremden' })).location).toBe(`${home()}/status`)
  })

  test('is not shown for a seal that was forged, cut, or made for something else', async () => {
    const seal = applicant.cookie(home(), 'vorgang')!
    for (const forged of ['', 'x', seal.slice(0, -4), `${seal}AAAA`, seal.split('.').toReversed().join('.')]) {
      const thief = portal.newVisitor()
      thief.setCookie(home(), 'vorgang', forged, '/gelsenkirchen')
      expect((await thief.get(`${home()}/status/vorgang`)).location).toBe(`${home()}/status`)
    }
  })

  test('is no longer shown half an hour later', async () => {
    expect((await applicant.get(`${home()}/status/vorgang`)).status).toBe(200)
    portal.pass(0.51)
    expect((await applicant.get(`${home()}/status/vorgang`)).location).toBe(`${home()}/status`)
    portal.pass(-0.51)
  })
})

describe('taking back what was sent', () => {
  test('ends the case for whoever looked it up, once, and for nobody else', async () => {
    const keeper = portal.newVisitor()
    const own = await send(keeper, home())
    await post(portal.newVisitor(), `${home()}/status/ruecknahme`)
    const page = await lookUp(keeper, home(), own)
    expect(messageOf(page)).toContain('Eingegangen')
    await post(keeper, `${home()}/status/ruecknahme`, { _csrf: tokenOf(page) })
    const after = await keeper.get(`${home()}/status/vorgang`)
    expect(after.text).toContain('Zurückgenommen')
    expect(after.text).not.toContain('/status/ruecknahme')
    await post(keeper, `${home()}/status/ruecknahme`, { _csrf: tokenOf(after) })
    expect((await keeper.get(`${home()}/status/vorgang`)).text.split('Sie haben Ihre Angaben zurückgenommen').length).toBe(2)
  })
})

describe('every form', () => {
  test.each(['/antrag/hundeanmeldung', '/status', '/status/antwort', '/status/ruecknahme', '/status/ende', '/amt/abmeldung'])(
    'refuses a post without a token: %s',
    async (path) => {
      const visitor = portal.newVisitor()
      await visitor.get(`${home()}/status`)
      expect([303, 403]).toContain((await visitor.post(home() + path, { reference: sent.reference, code: sent.code })).status)
      expect((await visitor.get(`${home()}/status/vorgang`)).status).toBe(303)
    },
  )

  test('of the portal that posts is in these tests', () => {
    const routes = portal.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .filter((line) => line.includes('POST')).length
    // /antrag, /antrag/:service/erprobung, /entwurf/:draft/pruefen, /entwurf/:draft/:page, files sent and taken out by a script, /status, /status/antwort, /status/ruecknahme, /status/ende, /amt/abmeldung, and five moves of a case.
    expect(routes).toBe(11 + posts.length)
  })

  test('of a stranger who signs out changes nothing for a clerk', async () => {
    const review = await reach(portal.newVisitor(), home(), 'pruefen')
    expect(review.status).toBe(200)
    await post(portal.newVisitor(), `${home()}/amt/abmeldung`)
    expect((await staff.own.get(`${home()}/amt`)).status).toBe(200)
  })
})
