/**
 * A stand-in for clamd: speaks the commands that the portal uses (INSTREAM, PING) and finds one thing only, the file that
 * exists to be found (eicar.org). It knows no virus.
 */
import { createServer, type Socket } from 'node:net'
import { listening, portOf } from './listening.ts'

/** The running scanner, reachable from this machine only. */
export type VirusScanner = { readonly address: string; readonly stop: () => Promise<void> }

/** As clamd's StreamMaxLength. */
const MOST_BYTES = 200 * 2 ** 20

/** What is found: the text of the file that exists to be found. Put together, so that no scanner finds this source. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('')
const signature = Buffer.from(eicar)

/** Starts the scanner on a port (0 for a free one). Throws when it is taken. */
export async function startVirusScanner(port: number, mostBytes = MOST_BYTES): Promise<VirusScanner> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    answer(socket, mostBytes).then(
      (reply) => socket.end(`${reply}\0`),
      () => socket.destroy(),
    )
  })
  await listening(server, port)
  return {
    address: `tcp://127.0.0.1:${portOf(server)}`,
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(socket: Socket, mostBytes: number): Promise<string> {
  const bytes = new Incoming(socket)
  const command = await bytes.until(0)
  if (command === 'zPING') return 'PONG'
  if (command !== 'zINSTREAM') return 'UNKNOWN COMMAND'
  let received = 0
  let isFound = false
  let before: Buffer = Buffer.alloc(0)
  for (;;) {
    const length = (await bytes.take(4)).readUInt32BE()
    if (length === 0) return `stream: ${isFound ? 'Eicar-Signature FOUND' : 'OK'}`
    received += length
    if (received > mostBytes) return 'INSTREAM size limit exceeded. ERROR'
    const seen: Buffer = Buffer.concat([before, await bytes.take(length)])
    isFound ||= seen.includes(signature)
    before = seen.subarray(-signature.length)
  }
}

/** The bytes of a connection, asked for by number. Throws when it ends before. */
class Incoming {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(socket: Socket) {
    this.#source = (socket as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  }

  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) await this.#more()
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  async until(byte: number): Promise<string> {
    while (!this.#held.includes(byte)) await this.#more()
    const text = (await this.take(this.#held.indexOf(byte))).toString('latin1')
    await this.take(1)
    return text
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#source.next()
    if (done) throw new Error('the connection ended')
    this.#held = Buffer.concat([this.#held, value])
  }
}
