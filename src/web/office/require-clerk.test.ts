import { describe, expect, test } from 'vitest'
import { base, deskUnderTest, neighbour, town } from '../../../test/desk.ts'
import type { Visit } from '../../../test/visitor.ts'

const desk = deskUnderTest()

describe('the desk', () => {
  test('tells somebody without a role there, and lets another person sign in', async () => {
    const answer = await desk.visitor.follow(await desk.signIn('marl.steuern'))
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Hier haben Sie keinen Arbeitsplatz')
    expect(answer.text).toContain('href="/gelsenkirchen/amt/anmeldung?person=andere"')
    expect((await desk.visitor.get(`${town}/amt`)).status).toBe(302)
  })

  test('of a neighbouring town does not know a session of this one', async () => {
    await desk.employ('marl', ['ge-1', 'marl-1'])
    await desk.signIn()
    desk.visitor.setCookie(base, 'amt-sitzung-marl', desk.visitor.cookie(`${town}/amt`, 'amt-sitzung')!)
    expect((await desk.visitor.get(`${town}/amt`)).status).toBe(200)
    expect((await desk.visitor.get(`${neighbour}/amt`)).location).toContain('/marl/amt/anmeldung')
  })

  test('closes at once for those whose role is taken away', async () => {
    await desk.signIn()
    await desk.employ('gelsenkirchen', [])
    const answer = await desk.visitor.get(`${town}/amt`)
    expect(answer.status).toBe(403)
    expect(desk.visitor.cookie(`${town}/amt`, 'amt-sitzung')).toBeUndefined()
  })

  test('asks again after half an hour of nothing, and leads back to the page', async () => {
    await desk.signIn()
    desk.pass(31)
    const asked = await desk.visitor.get(`${town}/amt/vorgang/7`)
    expect(asked.location).toBe(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F7`)
  })
})

describe('a form sent when the sign-in had run out', () => {
  const typed = { _csrf: 'of yesterday', _version: '3', reasons: 'Der Hund ist ein Welpe & <jung>.', lines: ['1', '2'] }

  async function sentTooLate(): Promise<Visit> {
    await desk.signIn()
    desk.pass(31)
    return desk.visitor.post(`${town}/amt/vorgang/7`, typed)
  }

  test('is answered with a link to sign in, and is there again afterwards, ready to be sent', async () => {
    const answer = await sentTooLate()
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('Ihre Eingaben sind noch da')
    const link = /href="([^"]*weiter=[^"]*)"/.exec(answer.text)![1]!
    const page = await desk.visitor.follow(await desk.visitor.get(base + link))
    expect(page.address).toBe(`${town}/amt/anmeldung/fortsetzen`)
    expect(page.text).toContain('Der Hund ist ein Welpe &amp; &lt;jung>.')
    const hidden = Object.fromEntries(
      [...page.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )
    expect(hidden).toMatchObject({ _version: '3', lines: '2' })
    expect(page.text).toContain('action="/gelsenkirchen/amt/vorgang/7"')

    const sent = await desk.visitor.post(`${town}/amt/vorgang/7`, { ...typed, _csrf: hidden['_csrf']! })
    expect(JSON.parse(sent.text).received).toMatchObject({ reasons: typed.reasons, lines: ['1', '2'], _version: '3' })
    expect((await desk.visitor.get(`${town}/amt/anmeldung/fortsetzen`)).status).toBe(404)
  })

  test('is not shown to a colleague who signs in next', async () => {
    await desk.employ('gelsenkirchen', ['ge-1', 'marl-1'])
    await sentTooLate()
    await desk.visitor.follow(
      await desk.visitor.get(await desk.choose('marl.steuern', await desk.visitor.get(`${town}/amt/anmeldung?person=andere`))),
    )
    const page = await desk.visitor.get(`${town}/amt/anmeldung/fortsetzen`)
    expect(page.status).toBe(404)
    expect(page.text).not.toContain('Welpe')
  })

  test('after signing out on purpose is shown for copying', async () => {
    const answer = await desk.visitor.post(`${town}/amt/vorgang/7`, typed)
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('<p>Der Hund ist ein Welpe &amp; &lt;jung>.</p>')
    expect(answer.text).not.toContain('of yesterday')
  })

  test('by another site is not shown as if somebody had typed it', async () => {
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/gelsenkirchen/amt/vorgang/7',
      headers: { host: 'localhost:3999', 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'reasons=Bitte+rufen+Sie+an',
    })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).not.toContain('Bitte rufen Sie an')
  })
})
