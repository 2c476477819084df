/** Uploads over a real connection: what no client library would send, and what happens when a line goes dead. */
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answers } from '../../src/forms/question.ts'
import { UPLOAD_LIMIT_BYTES } from '../../src/web/upload-form.ts'
import { onePage } from '../sample-files.ts'
import { inParts, type Visitor } from '../visitor.ts'
import { messageOf, tokenOf } from './ways.ts'
import { answersWithoutFiles } from '../sample-answers.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
let port = 0
let answers: Answers
let visitor: Visitor
let page = ''
let head: (length: number | 'chunked', path?: string) => string
let token = ''

beforeAll(async () => {
  const app = await portal.another()
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
  answers = await answersWithoutFiles()
})
beforeEach(async () => {
  const begun = await portal.draftOf('gelsenkirchen', 'musterdienst', answers)
  visitor = begun.visitor
  page = `${begun.draft}/dateien`
  token = tokenOf(await visitor.get(page))
  const id = begun.draft.split('/').at(-1)!
  const cookies = `entwurf-${id}=${visitor.cookie(page, `entwurf-${id}`)}; _csrf=${visitor.cookie(page, '_csrf')}`
  head = (length, path = '') =>
    [
      `POST ${new URL(page).pathname}${path} HTTP/1.1`,
      'host: localhost:3999',
      `cookie: ${cookies}`,
      'content-type: multipart/form-data; boundary=----form-of-a-test',
      length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`,
      '',
      '',
    ].join('\r\n')
})

const form = (): Buffer => inParts({ _csrf: token }, [{ field: 'plaene.upload', name: 'Lageplan.pdf', bytes: onePage() }]).body
/** A form that goes on with the bytes of its file. */
const begunForm = (): Buffer => form().subarray(0, form().indexOf('%%EOF'))

/** Files that are kept, and files on their way. */
const files = async (): Promise<readonly [kept: number, incoming: number]> => {
  const directory = portal.deps.config.FILES_DIR
  const all = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length
  const incoming = (await readdir(join(directory, 'incoming'))).length
  return [all - incoming, incoming]
}

async function opened(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk) => (received += chunk.toString('utf8')))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return { socket, answer: new Promise((resolve) => socket.once('close', () => resolve(received))) }
}

const untilEqual = async (what: () => Promise<unknown>, wanted: unknown): Promise<void> =>
  expect.poll(what, { timeout: 5000 }).toEqual(wanted)

test('a gigabyte that is announced is refused at once, before any of it comes, with a page that says what to do', async () => {
  for (const path of ['', '/dateien?frage=plaene']) {
    const { socket, answer } = await opened()
    socket.write(head(2 ** 30, path))
    const page = await answer
    expect(page).toMatch(/^HTTP\/1\.1 413/)
    expect(page).toContain('laden Sie große Dateien einzeln hoch')
    expect(page).toContain('Was Sie vorher gespeichert haben, ist unverändert')
  }
})

test('a form that never ends is cut off where it becomes too large, and nothing of it stays', async () => {
  const before = await files()
  const { socket, answer } = await opened()
  const chunk = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
  socket.write(Buffer.concat([Buffer.from(head('chunked')), chunk(begunForm())]))
  const megabytes = chunk(Buffer.alloc(4 * 2 ** 20))
  for (let sent = 0; sent < 2 * UPLOAD_LIMIT_BYTES && !socket.destroyed; sent += megabytes.length)
    await new Promise<void>((resolve) => socket.write(megabytes, () => resolve()))
  expect(await answer).toMatch(/^(HTTP\/1\.1 413|$)/)
  await untilEqual(files, before)
}, 60_000)

test.each([
  ['in the middle of a file', () => begunForm()],
  ['before the token', () => form().subarray(0, 40)],
  ['between two parts', () => form().subarray(0, form().indexOf('plaene') - 30)],
])('a connection that is cut %s leaves nothing behind, and the portal goes on', async (_, sent) => {
  const before = await files()
  const { socket } = await opened()
  socket.write(Buffer.concat([Buffer.from(head(form().length + 1000)), sent()]))
  await new Promise((resolve) => setTimeout(resolve, 200))
  socket.destroy()
  await untilEqual(files, before)
  const answer = await visitor.postFiles(page, { _csrf: token }, [{ field: 'plaene.upload', name: 'Lageplan.pdf', bytes: onePage() }])
  expect(answer.status).toBe(303)
})

test('files that nobody waits for any more are not looked into, and nothing of them stays', async () => {
  const before = await files()
  const plans = Array.from({ length: 5 }, (_, index) => ({ field: 'plaene.upload', name: `${index}.pdf`, bytes: onePage() }))
  const { body } = inParts({ _csrf: token }, plans)
  const { socket } = await opened()
  socket.write(Buffer.concat([Buffer.from(head(body.length)), body]))
  // All of them have arrived, and the first is looked into.
  await untilEqual(async () => (await files())[1], plans.length)
  socket.destroy()
  await untilEqual(async () => (await files())[1], 0)
  const [kept] = await files()
  expect(kept - before[0]).toBeLessThan(plans.length)
})

test('a form that ends in the middle of a file is not taken, and says so', async () => {
  const before = await files()
  const { socket, answer } = await opened()
  socket.write(Buffer.concat([Buffer.from(head(begunForm().length)), begunForm()]))
  const page = await Promise.race([answer, new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString())))])
  expect(page).toMatch(/^HTTP\/1\.1 422/)
  socket.destroy()
  await untilEqual(files, before)
})

test.each([
  ['files', Array.from({ length: 80 }, () => ({ field: 'plaene.upload', name: 'a.pdf', bytes: onePage() })), {}],
  ['fields', [], Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`feld${index}`, 'x']))],
  ['text', [], { 'fotostellen.0.fotostelle': 'x'.repeat(400_000) }],
])('a form of too many %s is told so, and nothing of it is kept', async (_, uploads, fields) => {
  const before = await files()
  const answer = await visitor.postFiles(page, { _csrf: token, ...fields }, uploads)
  expect(answer.status).toBe(413)
  expect(messageOf(answer)).toContain('Das war zu viel auf einmal')
  await untilEqual(files, before)
})

test.each([
  ['without a boundary', 'multipart/form-data', 'x'],
  ['with nothing in it', 'multipart/form-data; boundary=x', ''],
  ['that is none', 'multipart/form-data; boundary=x', 'hallo'],
  ['whose parts have no names', 'multipart/form-data; boundary=x', '--x\r\n\r\nhallo\r\n--x--\r\n'],
  ['whose heads have no end', 'multipart/form-data; boundary=x', `--x\r\n${'a: b\r\n'.repeat(5000)}`],
])('a form with files %s gets an answer', async (_, type, body) => {
  const answer = await visitor.send('POST', page, body, { 'content-type': type })
  expect([403, 422]).toContain(answer.status)
})

describe('a part that says it is JSON', () => {
  const sendJson = (parts: Readonly<Record<string, string>>, type = 'application/json'): ReturnType<Visitor['send']> => {
    const body = Object.entries(parts).map(
      ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}\r\n\r\n${value}\r\n`,
    )
    return visitor.send('POST', page, Buffer.from(`${body.join('')}--x--\r\n`), { 'content-type': 'multipart/form-data; boundary=x' })
  }

  test('is no token, even with the right one inside', async () => {
    for (const value of [`["${token}"]`, `{"a":"${token}"}`, 'null', '{'])
      expect([value, (await sendJson({ _csrf: value })).status]).toEqual([value, 422])
  })

  test('is no answer, and no fault of ours', async () => {
    for (const value of ['{"a":{"b":1}}', '[1]', 'null', '7', '{'])
      expect([value, (await sendJson({ _csrf: JSON.stringify(token), plaene: value })).status]).toEqual([value, 422])
  })
})

test('whoever uploads without end is asked to wait; who only types goes on', async () => {
  const statuses: number[] = []
  for (let sent = 0; sent < 320 && statuses.at(-1) !== 429; sent += 1)
    statuses.push((await visitor.postFiles(`${page}/dateien?frage=plaene`, {}, [])).status)
  expect(statuses.at(-1)).toBe(429)
  expect(statuses.length).toBe(301)
  expect((await visitor.post(page, { _csrf: token })).status).toBe(422)
}, 60_000)
