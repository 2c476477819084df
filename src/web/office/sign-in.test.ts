import { describe, expect, test } from 'vitest'
import { base, deskUnderTest, ownHost, town } from '../../../test/desk.ts'

const desk = deskUnderTest()

describe('signing in', () => {
  test('leads to the page that was asked for, as the person who was chosen', async () => {
    const asked = await desk.visitor.get(`${town}/amt?seite=2`)
    expect([asked.status, asked.location]).toEqual([302, `${town}/amt/anmeldung?weiter=%2Famt%3Fseite%3D2`])
    const page = await desk.visitor.follow(await desk.visitor.get(await desk.choose('gelsenkirchen.steuern', asked)))
    expect(page.address).toBe(`${town}/amt?seite=2`)
    expect(JSON.parse(page.text)).toMatchObject({
      subject: 'ge-1',
      name: 'Sabine Kowalski',
      authority: 'gelsenkirchen',
      offices: ['steuern'],
      roles: ['clerk'],
    })
  })

  test('works on the own host of a town', async () => {
    const page = await desk.visitor.follow(await desk.signIn('gelsenkirchen.steuern', ownHost))
    expect(page.address).toBe(`${ownHost}/amt`)
    expect(page.status).toBe(200)
  })

  test('from the number of the machine goes to the portal under its name first', async () => {
    const begun = await desk.app.inject({ url: '/gelsenkirchen/amt/anmeldung?weiter=%2Famt', headers: { host: '127.0.0.1:3999' } })
    expect(begun.headers.location).toBe(`${town}/amt/anmeldung?weiter=%2Famt`)
  })

  test('on the regional portal offers the desks', async () => {
    const page = await desk.visitor.follow(await desk.visitor.get(`${base}/amt`))
    expect(page.status).toBe(200)
    expect(page.text).toContain('href="/gelsenkirchen/amt"')
    expect(page.text).toContain('href="/marl/amt"')
  })

  test('is German also for those who come from an English page', async () => {
    expect((await desk.visitor.get(`${town}/en/amt/anmeldung?weiter=%2Famt`)).location).toBe(`${town}/amt/anmeldung?weiter=%2Famt`)
  })

  test('gives cookies that no script reads and that belong to the path of the town', async () => {
    const answer = await desk.signIn()
    const cookies = answer.headers.getSetCookie().filter((line) => line.startsWith('amt-sitzung-gelsenkirchen='))
    expect(cookies).toEqual([expect.stringMatching(/^amt-sitzung-gelsenkirchen=[\w-]{43}; Path=\/gelsenkirchen; HttpOnly; SameSite=Lax$/)])
  })

  test('works in two tabs at once', async () => {
    const one = await desk.visitor.get(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F1`)
    const other = await desk.visitor.get(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F2`)
    expect((await desk.visitor.get(await desk.choose('gelsenkirchen.steuern', one))).location).toBe(`${town}/amt/vorgang/1`)
    let second = await desk.visitor.get(other.location!)
    while (second.location?.startsWith(desk.standIns.issuer)) second = await desk.visitor.get(second.location)
    expect((await desk.visitor.get(second.location!)).location).toBe(`${town}/amt/vorgang/2`)
  })

  test('a second time gives a new session and ends the one before', async () => {
    await desk.signIn()
    const before = desk.visitor.cookie(`${town}/amt`, 'amt-sitzung')!
    await desk.visitor.get(await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung?person=andere`)))
    expect(desk.visitor.cookie(`${town}/amt`, 'amt-sitzung')).not.toBe(before)
    const thief = desk.newVisitor()
    thief.setCookie(base, 'amt-sitzung-gelsenkirchen', before)
    expect((await thief.get(`${town}/amt`)).status).toBe(302)
  })

  test('is not repeated by those who are signed in', async () => {
    await desk.signIn()
    expect((await desk.visitor.get(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F7`)).location).toBe(`${town}/amt/vorgang/7`)
  })

  test.each([
    'https://evil.example/',
    '//evil.example/amt',
    '/\\evil.example/amt',
    '/amt/../themen',
    '/amt/%2e%2e/themen',
    '/amtlich',
    'amt',
    '\u0000',
    '/amt\t/../..//evil.example',
  ])('never leads on to %j', async (weiter) => {
    const begun = await desk.visitor.get(`${town}/amt/anmeldung?weiter=${encodeURIComponent(weiter)}`)
    const answer = await desk.visitor.get(await desk.choose('gelsenkirchen.steuern', begun))
    expect(answer.location).toBe(`${town}/amt`)
  })

  test('that was broken off says so and signs nobody in', async () => {
    const page = await desk.visitor.follow(await desk.visitor.get(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F7`))
    const answer = await desk.visitor.follow(await desk.visitor.post(page.address, { abbrechen: 'ja' }))
    expect(answer.text).toContain('abgebrochen')
    expect(answer.text).toContain('href="/gelsenkirchen/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F7"')
    expect(desk.visitor.cookie(`${town}/amt`, 'amt-sitzung')).toBeUndefined()
  })

  test('while the provider is down gets a page that says so', async () => {
    const lonely = await desk.withProvider('http://localhost:9')
    const answer = await lonely.inject({ url: '/gelsenkirchen/amt/anmeldung', headers: { host: 'localhost:3999' } })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('Der Anmeldedienst antwortet gerade nicht')
    await lonely.close()
  })
})

describe('an answer of the provider is refused', () => {
  const refusal = { status: 400, saysSo: true, isSignedIn: false }

  async function outcomeOf(callback: string, by = desk.visitor): Promise<typeof refusal> {
    const { status, text } = await by.get(callback)
    return {
      status,
      saysSo: text.includes('konnten wir nicht annehmen'),
      isSignedIn: by.cookie(`${town}/amt`, 'amt-sitzung') !== undefined,
    }
  }

  test('with a state that was not given out', async () => {
    const callback = new URL(await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung`)))
    callback.searchParams.set('state', 'x'.repeat(43))
    expect(await outcomeOf(callback.href)).toEqual(refusal)
  })

  test('with a state of which only the beginning is right', async () => {
    const callback = new URL(await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung`)))
    callback.searchParams.set('state', `${callback.searchParams.get('state')!.slice(0, -1)}~`)
    expect(await outcomeOf(callback.href)).toEqual(refusal)
  })

  test('without a state, with two, or with none of its parts', async () => {
    const callback = new URL(await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung`)))
    const state = callback.searchParams.get('state')!
    callback.searchParams.append('state', state)
    expect(await outcomeOf(callback.href)).toEqual(refusal)
    callback.searchParams.delete('state')
    expect(await outcomeOf(callback.href)).toEqual(refusal)
    expect(await outcomeOf(`${town}/amt/anmeldung/zurueck`)).toEqual(refusal)
  })

  test('in a browser that did not begin it', async () => {
    const callback = await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung`))
    expect(await outcomeOf(callback, desk.newVisitor())).toEqual(refusal)
  })

  test('that carries the nonce of another sign-in', async () => {
    const begun = await desk.visitor.get(`${town}/amt/anmeldung`)
    const changed = new URL(begun.location!)
    changed.searchParams.set('nonce', 'replayed')
    expect(await outcomeOf(await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(changed.href)))).toEqual(refusal)
  })

  test('with a code that is not genuine', async () => {
    const callback = new URL(await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung`)))
    callback.searchParams.set('code', 'forged')
    expect(await outcomeOf(callback.href)).toEqual(refusal)
  })

  test('at another town than it began', async () => {
    const callback = await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung`))
    const { name, value } = { name: 'amt-anmeldung-marl', value: desk.visitor.cookie(callback, 'amt-anmeldung')! }
    const detail = new URL(callback).searchParams.get('state')!.slice(0, 12)
    desk.visitor.setCookie(base, `${name}-${detail}`, value)
    expect(await outcomeOf(callback.replace('/gelsenkirchen/', '/marl/'))).toEqual(refusal)
  })

  test('a second time, and when it took too long', async () => {
    const callback = await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung`))
    const late = await desk.choose('gelsenkirchen.steuern', await desk.visitor.get(`${town}/amt/anmeldung?person=andere`))
    await desk.visitor.get(callback)
    const again = await desk.visitor.get(callback)
    expect(again.status).toBe(400)
    desk.pass(11)
    expect((await desk.visitor.get(late)).status).toBe(400)
  })
})

describe('signing out', () => {
  test('ends the session, also for a copy of the cookie, and offers to sign out at the provider', async () => {
    await desk.signIn()
    const token = desk.visitor.cookie(`${town}/amt`, 'amt-sitzung')!
    const { csrf: csrfToken } = JSON.parse((await desk.visitor.get(`${town}/amt`)).text)
    const page = await desk.visitor.follow(await desk.visitor.post(`${town}/amt/abmeldung`, { _csrf: csrfToken }))
    expect(page.address).toBe(`${town}/amt/abgemeldet`)
    expect(page.text).toContain(`${desk.standIns.issuer}/session/end?`)
    const thief = desk.newVisitor()
    thief.setCookie(base, 'amt-sitzung-gelsenkirchen', token)
    expect((await thief.get(`${town}/amt`)).status).toBe(302)
  })

  test('cannot be done by another site', async () => {
    await desk.signIn()
    expect((await desk.visitor.post(`${town}/amt/abmeldung`, { _csrf: 'forged' })).status).toBe(403)
    expect((await desk.visitor.get(`${town}/amt`)).status).toBe(200)
  })
})
