/** Whose draft it is, how far it is, and whether a form comes from us: asked of every request, and nothing saved is lost. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { begin, messageOf, tokenOf } from './ways.ts'
import { filledDraft } from './filled-draft.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const { home, mine, expectUntouched, withRemark } = filledDraft(portal)

describe('a page of a draft', () => {
  test('that is opened too early says where to go on, by GET and by POST', async () => {
    const early = portal.newVisitor()
    const first = await begin(early, home())
    const own = first.address.replace(/\/[^/]*$/, '')
    for (const page of [mine.remarks.replace(/^.*\//, ''), 'pruefen', 'beleg']) {
      const shown = await early.get(`${own}/${page}`)
      expect([page, shown.status]).toEqual([page, 404])
      expect(shown.text).toContain(`href="${new URL(first.address).pathname}"`)
    }
    const posted = await early.post(`${own}/${mine.remarks.replace(/^.*\//, '')}`, { _csrf: tokenOf(first), anmerkung: 'zu früh' })
    expect(posted.status).toBe(404)
    const sent = await early.post(`${own}/pruefen`, { _csrf: tokenOf(first) })
    expect(sent.status).toBe(404)
    expect(messageOf(await early.get(`${own}/beleg`))).not.toContain('Vorgangszeichen')
  })

  test('that does not exist is not there', async () => {
    for (const page of ['gibt-es-nicht', '__proto__', 'constructor', '%00', 'pruefen/mehr']) {
      const answer = await mine.visitor.get(`${mine.draft}/${page}`)
      expect([page, answer.status]).toEqual([page, 404])
    }
  })

  const pages = ['', '/pruefen', '/beleg', '/kopie.pdf', '/empfangsbestaetigung.jws']

  test('is not there for another browser, whoever asks and however', async () => {
    const stranger = portal.newVisitor()
    const token = tokenOf(await begin(stranger, home()))
    for (const page of [...pages, `/${mine.remarks.replace(/^.*\//, '')}`]) {
      const shown = await stranger.get(mine.draft + page)
      expect([page, shown.status]).toEqual([page, 404])
      expect(shown.text).not.toContain('Müller')
    }
    const posts = [
      await expectUntouched(() => stranger.post(mine.remarks, { _csrf: token, anmerkung: 'von Fremden' })),
      await expectUntouched(() => stranger.post(`${mine.draft}/pruefen`, { _csrf: token })),
    ]
    expect(posts.map(({ status }) => status)).toEqual([404, 404])
  })

  test('is not there with the key of another mine.draft, a guessed key, or none', async () => {
    const stranger = portal.newVisitor()
    const own = await begin(stranger, home())
    const [, id = ''] = /entwurf\/([^/]+)/.exec(own.address) ?? []
    const key = stranger.cookie(own.address, `entwurf-${id}`)!
    const [, foreign = ''] = /entwurf\/([^/]+)/.exec(mine.draft) ?? []
    for (const guess of [key, 'A'.repeat(43), '%00', '', '../../x']) {
      stranger.setCookie(home(), `entwurf-${foreign}`, guess, '/gelsenkirchen')
      expect((await stranger.get(mine.draft)).status).toBe(404)
    }
  })

  test('is not there in another town, even for its own browser', async () => {
    const [, id = ''] = /entwurf\/([^/]+)/.exec(mine.draft) ?? []
    mine.visitor.setCookie(portal.base, `entwurf-${id}`, mine.visitor.cookie(mine.draft, `entwurf-${id}`)!, '/')
    for (const elsewhere of [`${portal.town('marl')}/entwurf/${id}`, `${portal.base}/entwurf/${id}`]) {
      expect((await mine.visitor.get(elsewhere)).status).toBe(404)
    }
  })

  test.each([randomUUID(), 'x', '%00', '__proto__', '1; drop table drafts', 'a'.repeat(400)])(
    'of a mine.draft that does not exist (%s) is not there',
    async (id) => {
      expect((await mine.visitor.get(`${home()}/entwurf/${encodeURIComponent(id)}`)).status).toBe(404)
    },
  )
})

describe('a token', () => {
  test.each([
    ['forged', async () => 'x-y'],
    ['missing', async () => ''],
    ['of another browser', async () => tokenOf(await portal.newVisitor().get(`${home()}/status`))],
  ])('that is %s gets the page back with what was typed, and saves nothing', async (_, token) => {
    const fields = await withRemark('Das habe ich lange getippt: <Bello> & Co.')
    const answer = await expectUntouched(async () => mine.visitor.post(mine.remarks, { ...fields, _csrf: await token() }))
    expect(answer.status).toBe(403)
    expect(messageOf(answer)).toContain('Das habe ich lange getippt: <Bello> & Co.')
    expect(messageOf(answer)).toContain('Bitte noch einmal absenden')
    // The page that came back has a token that counts.
    const again = await mine.visitor.post(mine.remarks, { ...fields, _csrf: tokenOf(answer), anmerkung: '' })
    expect(again.status).toBe(303)
  })

  test('that is stale, because the browser forgot its cookie, gets the page back as well', async () => {
    const fields = await withRemark('nach der Pause')
    mine.visitor.setCookie(portal.base, '_csrf', '', '/')
    const answer = await expectUntouched(() => mine.visitor.post(mine.remarks, fields))
    expect(answer.status).toBe(403)
    expect(messageOf(answer)).toContain('nach der Pause')
  })

  test('that is forged sends nothing from the review, and the review comes back', async () => {
    const answer = await expectUntouched(() => mine.visitor.post(`${mine.draft}/pruefen`, { _csrf: 'x' }))
    expect(answer.status).toBe(403)
    expect(messageOf(answer)).toContain('Müller-Šimšić')
    expect((await mine.visitor.get(`${mine.draft}/beleg`)).status).toBe(404)
  })

  test('that is forged begins no draft', async () => {
    const answer = await mine.visitor.post(`${home()}/antrag/hundeanmeldung`, { _csrf: 'x' })
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie().join()).not.toContain('entwurf-')
  })
})
