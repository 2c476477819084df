import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eicar, startVirusScanner, type VirusScanner } from '../../standins/virus-scanner.ts'
import { listening, portOf } from '../../standins/listening.ts'
import { infectedPdf, onePage } from '../../test/sample-files.ts'
import { clamdScan } from './virus-scan.ts'

let directory = ''
let scanner: VirusScanner
let told: string[] = []
const log = {
  warn: (_: object, message: string) => void told.push(message),
  error: (_: object, message: string) => void told.push(message),
}
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'virus-scan-'))
  scanner = await startVirusScanner(0, 5 * 2 ** 20)
})
afterAll(async () => {
  await scanner.stop()
  await rm(directory, { recursive: true })
})
beforeEach(() => {
  told = []
})

async function scan(bytes: Buffer | string, address = scanner.address, patience?: number) {
  const path = join(directory, 'file')
  await writeFile(path, bytes)
  return clamdScan(address, log, patience)(path)
}

const clean = { ok: true, value: 'clean' }
const infected = { ok: false, refusal: 'infected' }
const unavailable = { ok: false, refusal: 'unavailable' }

test('a file in which nothing is found is clean', async () => {
  expect(await scan(onePage())).toEqual(clean)
  expect(await scan(Buffer.alloc(3_000_000, 'x'))).toEqual(clean)
  expect(told).toEqual([])
})

test('a file in which something is found is infected, wherever it stands, and the operator is told', async () => {
  expect(await scan(infectedPdf)).toEqual(infected)
  for (const before of [0, 65_500, 131_072]) expect(await scan(Buffer.concat([Buffer.alloc(before), Buffer.from(eicar)]))).toEqual(infected)
  expect(told).toHaveLength(4)
  expect(told[0]).toContain('found something')
})

test('several files at once do not get into each other', async () => {
  const paths = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      const path = join(directory, `file-${index}`)
      await writeFile(path, index % 2 === 0 ? onePage() : infectedPdf)
      return path
    }),
  )
  const verdicts = await Promise.all(paths.map(clamdScan(scanner.address, log)))
  expect(verdicts.map(({ ok }) => ok)).toEqual(paths.map((_, index) => index % 2 === 0))
})

test('a scanner that is not there, or whose limit is too small, leaves a file unknown, never clean', async () => {
  expect(await scan(onePage(), 'tcp://127.0.0.1:1')).toEqual(unavailable)
  expect(await scan(onePage(), `unix:${directory}/no-such-socket`)).toEqual(unavailable)
  expect(await scan(Buffer.alloc(20 * 2 ** 20))).toEqual(unavailable)
  expect(told).toHaveLength(3)
  expect(told[2]).toContain('gave no verdict')
})

test.each([
  ['says something else', (socket: Socket) => socket.end('stream: what? ERROR\0')],
  ['hangs up', (socket: Socket) => socket.destroy()],
  ['says nothing', () => undefined],
  ['talks without end', (socket: Socket) => socket.end('stream: OK'.repeat(1000))],
])('a scanner that %s leaves a file unknown', async (_, behave) => {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.resume()
    behave(socket)
  })
  await listening(server, 0)
  expect(await scan(onePage(), `tcp://127.0.0.1:${portOf(server)}`, 300)).toEqual(unavailable)
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
})

test('a scanner is reached by a socket of this machine as well', async () => {
  const path = join(directory, 'clamd.ctl')
  const server = createServer((socket) => {
    socket.resume()
    socket.end('stream: OK\0')
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  expect(await scan(onePage(), `unix:${path}`)).toEqual(clean)
  await new Promise((resolve) => server.close(resolve))
})
