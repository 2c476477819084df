/** Requests that no page of ours would send: each gets a clear answer, and what was saved is untouched. */
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGE_LIMIT_BYTES } from '../../src/web/apply/routes.tsx'
import { messageOf, tokenOf } from './ways.ts'
import { filledDraft } from './filled-draft.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const { home, mine, expectUntouched, withRemark } = filledDraft(portal)

describe('a body', () => {
  test('over the limit is told so; what was saved is untouched', async () => {
    const fields = await withRemark('x'.repeat(PAGE_LIMIT_BYTES))
    const answer = await expectUntouched(() => mine.visitor.post(mine.remarks, fields))
    expect(answer.status).toBe(413)
    expect(messageOf(answer)).toContain('Was Sie vorher gespeichert haben, ist unverändert')
  })

  test('with thousands of fields is refused; what was saved is untouched', async () => {
    const fields = await withRemark('eine Antwort')
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`feld${index}`, 'x']))
    const answer = await expectUntouched(() => mine.visitor.post(mine.remarks, { ...fields, ...many }))
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain('eine Antwort')
  })

  test.each([
    ['application/json', JSON.stringify({ anmerkung: '\ud800', _csrf: 'x' })],
    ['application/json', '{"anmerkung": '],
    ['text/plain', 'anmerkung=hallo'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="anmerkung"\r\n\r\nhallo\r\n--x--\r\n'],
    ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['', 'anmerkung=hallo'],
  ])('of another kind than a form (%s) is not taken', async (type, body) => {
    const answer = await expectUntouched(() => mine.visitor.send('POST', mine.remarks, body, { 'content-type': type }))
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain('Das konnten wir nicht verarbeiten')
  })

  test('with broken percent-encoding is read as far as it can be', async () => {
    const token = tokenOf(await mine.visitor.get(mine.remarks))
    const answer = await expectUntouched(() =>
      mine.visitor.send('POST', mine.remarks, `_csrf=${token}&anmerkung=100%&elektronischerBescheid=%zz`),
    )
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain('100%')
  })
})

describe('an address', () => {
  test.each([
    '/%',
    '/%zz',
    '/%ED%A0%80',
    '/antrag/%00',
    '/antrag/%ED%A0%80',
    '/antrag/__proto__',
    '/leistungen/constructor',
    '/leistungen/%00',
    '/themen/__proto__',
    '/themen/%00',
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/assets/look-x.css',
    '/assets/',
    '/__proto__',
    '/constructor/',
    '/amt/vorgang/',
    '/.env',
    '/.git/config',
    '/antrag/hundeanmeldung/x',
    `/${'a'.repeat(400)}`,
    '/status/vorgang/x',
    '/bescheid.pdf',
  ])('that leads nowhere (%s) is a page that says so', async (path) => {
    for (const prefix of ['', '/en', '/gelsenkirchen', '/gelsenkirchen/en']) {
      const answer = await portal.app.inject({ method: 'GET', url: prefix + path })
      expect([prefix, answer.statusCode]).toEqual([prefix, 404])
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  test.each([
    'q=%',
    'q=%ED%A0%80',
    'q=%00',
    'q[]=1&q[]=2',
    'q=1&q=2',
    '__proto__=1&q=hund',
    `q=${'hund+'.repeat(2000)}`,
    'q=%F0%9F%90%95',
    'fuer=__proto__&ebene=x&thema=constructor&q=hund',
    "q=hund'%20or%201=1--%25_\\",
    'q=' + '%28'.repeat(500),
  ])('with a query like %s is searched for what can be read in it', async (query) => {
    for (const page of [portal.base, home()]) {
      const begin = Date.now()
      const answer = await mine.visitor.get(`${page}/suche?${query}`)
      expect(answer.status).toBe(200)
      expect(Date.now() - begin).toBeLessThan(2000)
    }
  })

  test('of the other pages bears any query as well', async () => {
    for (const query of [
      '%',
      '%00',
      '%ED%A0%80',
      '__proto__=1',
      'weiter=%00&ort=%00&vergessen=',
      'state=%00',
      'art=__proto__',
      'ansicht=constructor',
    ]) {
      for (const page of [
        '/',
        '/orte',
        '/themen',
        '/leistungen/hundesteuer',
        '/status',
        '/status/vorgang',
        '/amt',
        '/amt/anmeldung',
        '/amt/anmeldung/zurueck',
        '/partner',
        '/impressum',
      ])
        for (const base of [portal.base, home()]) {
          const { status } = await mine.visitor.get(`${base}${page}?${query}`)
          // 503: no identity provider runs in this test.
          expect([page, query, [200, 302, 303, 400, 404, 422, 503].includes(status)]).toEqual([page, query, true])
        }
    }
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)('is not there by %s', async (method) => {
    for (const page of [`${home()}/antrag/hundeanmeldung`, mine.remarks, `${home()}/amt`, `${portal.base}/`]) {
      const answer = await expectUntouched(() => mine.visitor.send(method, page, method === 'OPTIONS' ? undefined : 'anmerkung=x'))
      expect([page, answer.status]).toEqual([page, 404])
    }
  })
})

/** Sends bytes as they are, which no client library would, and gives what comes back. */
function raw(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'))
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (chunk) => (received += chunk.toString('latin1')))
    socket.on('close', () => resolve(received))
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)))
  })
}

describe('over a real connection', () => {
  let port = 0
  beforeAll(async () => {
    const app = await portal.another()
    await app.listen({ host: '127.0.0.1', port: 0 })
    port = (app.server.address() as AddressInfo).port
  })
  const get = (target: string, headers = 'host: localhost:3999') =>
    raw(port, `GET ${target} HTTP/1.1\r\n${headers}\r\nconnection: close\r\n\r\n`)

  test.each(['unknown.example', 'evil.example:80', '[::', 'gelsenkirchen.localhost:x', 'a b', '..', 'x'.repeat(1000)])(
    'an unknown host (%s) gets the regional portal',
    async (host) => {
      expect(await get('/', `host: ${host}`)).toMatch(/^HTTP\/1\.1 200/)
    },
  )

  test('a request without a host, or with two, is no HTTP', async () => {
    expect(await get('/', 'x-a: b')).toMatch(/^HTTP\/1\.1 400/)
  })

  test('a target that is no path leads nowhere', async () => {
    for (const target of ['http://evil.example/', '*', '/\xff\xfe', '/a/../../etc/passwd', '/?', '?', '/%00'])
      expect(await get(target)).toMatch(/^HTTP\/1\.1 (404|400|200)/)
  })

  test('a target that looks like another host is a path of this one, and the page that comes leads to no other', async () => {
    for (const target of [
      '//evil.example/',
      '/en//evil.example/',
      '/\\\\evil.example/',
      '/en/\\evil.example/',
      '/gelsenkirchen//evil.example',
      '//evil.example/amt/anmeldung',
      '/en//evil.example/amt',
    ]) {
      const answer = await get(target)
      expect([target, answer.startsWith('HTTP/1.1 404')]).toEqual([target, true])
      expect([target, /(?:href|action|src)="(?:[/\\]{2}|https?:\/\/evil)/.exec(answer)]).toEqual([target, null])
      expect(answer).toContain('evil.example')
    }
  })

  test('the cookies of a whole day at the portal are not too many', async () => {
    const cookies = Array.from({ length: 180 }, () => `entwurf-${randomUUID()}=${'k'.repeat(43)}`).join('; ')
    expect(await get('/gelsenkirchen/', `host: localhost:3999\r\ncookie: ${cookies}`)).toMatch(/^HTTP\/1\.1 200/)
  })

  test('a body that never ends, or that says it is longer than it may be, is cut off', async () => {
    const head = 'POST /gelsenkirchen/status HTTP/1.1\r\nhost: localhost:3999\r\ncontent-type: application/x-www-form-urlencoded\r\n'
    expect(await raw(port, `${head}content-length: 999999999\r\n\r\na=b`)).toMatch(/^HTTP\/1\.1 413/)
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    expect(await raw(port, `${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(6)}`)).toMatch(/^HTTP\/1\.1 413/)
  })
})
