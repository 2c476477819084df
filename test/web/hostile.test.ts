/** What somebody tries who wishes harm. Each of these was tried by hand first; none may ever work. */
import { describe, expect, test } from 'vitest'
import { begin, caseAtDesk, filled, foundMarkup, goOnTo, keeper, lookUp, markup, messageOf, press, reach, send, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')

describe('markup from an applicant or a clerk', () => {
  test('is text on every page that shows it', async () => {
    const visitor = portal.newVisitor()
    const clerk = await portal.clerk('gelsenkirchen.steuern')
    const sent = await send(visitor, home(), { ...keeper, anmerkung: markup, versicherungsnummer: markup.slice(0, 60) })
    const address = await caseAtDesk(clerk, home(), sent.reference)
    await press(clerk, await clerk.get(address), '/beginnen')
    const refused = await press(clerk, await clerk.get(address), '/frage', { question: `${markup}\u0000` })
    expect(refused.status).toBe(422)
    await press(clerk, await clerk.get(address), '/frage', { question: markup })
    const shown = [refused, await clerk.get(address), await lookUp(visitor, home(), sent), await visitor.get(`${sent.draft}/beleg`)]
    for (const { text } of shown) expect(foundMarkup.exec(text)).toBeNull()
    expect(messageOf(shown[1]!)).toContain(markup)
    expect(messageOf(shown[2]!)).toContain(markup)
  })

  test('is text on the page that keeps what was typed when nobody is signed in', async () => {
    const answer = await portal.newVisitor().post(`${home()}/amt/vorgang/x/frage`, { question: markup, [markup]: 'x', _version: markup })
    expect(answer.status).toBe(401)
    expect(foundMarkup.exec(answer.text)).toBeNull()
  })

  test('is text where a search, a town or a reference is shown again', async () => {
    const visitor = portal.newVisitor()
    const form = await visitor.get(`${home()}/status`)
    const pages = [
      await visitor.get(`${home()}/suche?q=${encodeURIComponent(markup)}`),
      await visitor.get(`${portal.base}/orte?ort=${encodeURIComponent(markup)}&weiter=${encodeURIComponent(markup)}`),
      await visitor.post(form.address, { _csrf: tokenOf(form), reference: markup, code: markup }),
    ]
    for (const { text } of pages) expect(foundMarkup.exec(text)).toBeNull()
    for (const url of [`/suche?q=${markup.replaceAll(' ', '+')}`, `/gelsenkirchen/${markup.replaceAll(' ', '')}`]) {
      const { body } = await portal.app.inject({ method: 'GET', url })
      expect(foundMarkup.exec(body)).toBeNull()
    }
  })
})

describe('an e-mail address', () => {
  test.each([
    'a@example.org\r\nBcc: viele@example.org',
    'a@example.org\nSubject: Gewonnen',
    'a@example.org%0ABcc:x@example.org',
    'a@example.org, b@example.org',
    'a@example.org;b@example.org',
    '"a\\"b"@example.org',
    'Chef <a@example.org>',
    'a@[127.0.0.1]',
    'a@localhost',
    'a b@example.org',
    'a@example.org\u0000',
    '-oQ/tmp -X/tmp/x@example.org',
    `a@${'x'.repeat(300)}.org`,
  ])('that would say more than to whom (%j) is refused', async (email) => {
    const visitor = portal.newVisitor()
    const page = await reach(visitor, home(), 'email')
    const answer = await visitor.post(page.address, { ...filled(page, keeper), email })
    expect(answer.status).toBe(422)
  })
})

describe('an address to go on at', () => {
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2f/evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/@evil.example',
    'evil.example',
    '/amt/../..//evil.example',
    '\u0000//evil.example',
  ]

  test.each(elsewhere)('never leads out of the portal after a town was chosen: %j', async (target) => {
    for (const query of [
      `ort=Marl&weiter=${encodeURIComponent(target)}`,
      `ort=Marl&weiter=/suche&weiter=${encodeURIComponent(target)}`,
      `vergessen=1&weiter=${encodeURIComponent(target)}`,
    ]) {
      const { location } = await portal.newVisitor().get(`${portal.base}/orte?${query}`)
      expect(new URL(location!).origin).toBe(portal.base)
    }
  })

  test.each(elsewhere)('never leads out of the portal for who is signed in: %j', async (target) => {
    const clerk = await portal.clerk('gelsenkirchen.steuern')
    const { location } = await clerk.get(`${home()}/amt/anmeldung?weiter=${encodeURIComponent(target)}`)
    expect(location).toMatch(new RegExp(`^${home()}/amt`))
  })

  test('is never built from a host that a request made up', async () => {
    const made = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' }
    for (const path of [
      '/amt',
      '/amt/anmeldung',
      '/',
      '/antrag/hundeanmeldung',
      '/orte',
      '/status/vorgang',
      '/sitemap.xml',
      '/robots.txt',
    ]) {
      const answer = await portal.newVisitor().send('GET', home() + path, undefined, made)
      expect([path, `${answer.headers.get('location')} ${answer.text}`.includes('evil.example')]).toEqual([path, false])
    }
  })
})

describe('at the same moment', () => {
  test('ten sendings of one draft, through two processes, make one case and one receipt', async () => {
    const visitor = portal.newVisitor()
    const review = await reach(visitor, home(), 'pruefen')
    const other = portal.newVisitor(await portal.another())
    const [, id = ''] = /entwurf\/([^/]+)/.exec(review.address) ?? []
    other.setCookie(home(), `entwurf-${id}`, visitor.cookie(review.address, `entwurf-${id}`)!, '/gelsenkirchen')
    other.setCookie(home(), '_csrf', visitor.cookie(review.address, '_csrf')!)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? visitor : other).post(review.address, { _csrf: tokenOf(review) })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303))
    const references = await Promise.all(
      answers.map(async (answer) => /[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec((await visitor.follow(answer)).text)?.[0]),
    )
    expect(new Set(references).size).toBe(1)
    const clerk = await portal.clerk('gelsenkirchen.steuern')
    expect((await clerk.get(`${home()}/amt`)).text.split(references[0]!)).toHaveLength(2)
  })

  test('a page is saved and the draft is sent: what the receipt shows is what was declared', async () => {
    const visitor = portal.newVisitor()
    const page = await goOnTo(visitor, await begin(visitor, home()), 'anmerkung')
    const review = await goOnTo(visitor, page, 'pruefen')
    const answers = await Promise.all([
      visitor.post(review.address, { _csrf: tokenOf(review) }),
      visitor.post(page.address, { ...filled(page, keeper), anmerkung: 'im letzten Moment' }),
      visitor.post(review.address, { _csrf: tokenOf(review) }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  })

  test('two clerks decide: one notice goes out, the other hears that somebody was faster', async () => {
    const sent = await send(portal.newVisitor(), home())
    const clerks = [await portal.clerk('gelsenkirchen.steuern'), await portal.clerk('gelsenkirchen.steuern2')]
    const address = await caseAtDesk(clerks[0]!, home(), sent.reference)
    await press(clerks[0]!, await clerks[0]!.get(address), '/beginnen')
    const decided = await Promise.all(
      clerks.map(async (clerk, index) => {
        const form = await clerk.get(`${address}/entscheidung?art=closedWithoutAssessment`)
        const version = /name="_version" value="(\d+)"/.exec(form.text)![1]!
        return clerk.post(form.address, { ...filled(form, {}), begruendung: `Grund ${index}`, _version: version, _step: 'erlassen' })
      }),
    )
    expect(decided.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
  })
})

describe('a cookie', () => {
  test.each(['__proto__', 'constructor', '<script>', '%00', '%ED%A0%80', 'x'.repeat(4000), '../../etc', '"'])(
    'with any value is no trouble: %s',
    async (value) => {
      const visitor = portal.newVisitor()
      for (const name of [
        'ort',
        '_csrf',
        'vorgang',
        'amt-sitzung-gelsenkirchen',
        'amt-eingaben-gelsenkirchen',
        'amt-anmeldung-gelsenkirchen-0123456789ab',
        '__proto__',
      ])
        visitor.setCookie(portal.base, name, value)
      for (const path of [
        '/',
        '/suche?q=hund',
        '/status',
        '/status/vorgang',
        '/amt',
        '/amt/anmeldung/fortsetzen',
        '/amt/anmeldung/zurueck?state=0123456789abcdef',
        '/antrag/hundeanmeldung',
      ])
        for (const base of [portal.base, home()]) {
          const answer = await visitor.get(base + path)
          expect([base + path, answer.status < 500]).toEqual([base + path, true])
          expect(answer.text).not.toMatch(/<script/)
        }
    },
  )
})
