/**
 * Asks a virus scanner about a file: clamd's INSTREAM (clamd(8)), in which the bytes are sent over, so that the scanner may
 * run on another machine and needs no access to ours.
 */
import { createReadStream } from 'node:fs'
import { connect, type NetConnectOpts, type Socket } from 'node:net'
import { ok, refused, type Result } from './result.ts'

/** `infected`: something was found. `unavailable`: the scanner gave no answer that counts, so nothing is known of the file. */
export type VirusScan = (path: string) => Promise<Result<'clean', 'infected' | 'unavailable'>>

/** What is told to the operator; never the file's name. */
export type ScanLog = {
  readonly warn: (entry: object, message: string) => void
  readonly error: (entry: object, message: string) => void
}

const BYTES_AT_ONCE = 64 * 1024
/** A scanner that says nothing for so long will say nothing any more. */
const MILLISECONDS_OF_SILENCE = 30_000
const LONGEST_REPLY = 4096

/** Scans by the clamd at an address (`tcp://host:3310` or `unix:/run/clamav/clamd.ctl`). Each file has a connection of its own. */
export function clamdScan(address: string, log: ScanLog, millisecondsOfSilence = MILLISECONDS_OF_SILENCE): VirusScan {
  const target = targetOf(address)
  return async (path) => {
    try {
      const reply = await replyTo(path, target, millisecondsOfSilence)
      if (/^stream: OK$/.test(reply)) return ok('clean')
      const found = /^stream: (\S+) FOUND$/.exec(reply)?.[1]
      if (found !== undefined) {
        log.warn({ found }, 'the virus scanner found something in an upload, which was refused')
        return refused('infected')
      }
      // A limit of the scanner's that is smaller than ours is among these: "INSTREAM size limit exceeded. ERROR".
      log.error(
        { reply: reply.slice(0, 200) },
        'the virus scanner gave no verdict, so an upload was refused; see CLAMD_URL and the limits of clamd',
      )
    } catch (error) {
      log.error(
        { fault: (error as NodeJS.ErrnoException).code ?? String(error) },
        'the virus scanner cannot be reached, so an upload was refused; see CLAMD_URL',
      )
    }
    return refused('unavailable')
  }
}

function targetOf(address: string): NetConnectOpts {
  if (address.startsWith('unix:')) return { path: address.slice('unix:'.length) }
  const { hostname, port } = new URL(address)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** Sends a file over and gives what the scanner says, without the NUL that ends it. */
function replyTo(path: string, target: NetConnectOpts, millisecondsOfSilence: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(target)
    let reply = ''
    socket.setTimeout(millisecondsOfSilence, () => socket.destroy(new Error('silence')))
    socket.on('data', (chunk: Buffer) => {
      reply += chunk.toString('latin1')
      if (reply.includes('\0') || reply.length > LONGEST_REPLY) socket.destroy()
    })
    // Also when it was refused midway: the scanner may have said why before it hung up.
    socket.once('error', (error) => (reply === '' ? reject(error) : resolve(wordsOf(reply))))
    socket.once('close', () => (reply === '' ? reject(new Error('no reply')) : resolve(wordsOf(reply))))
    sendOver(path, socket).catch((error: unknown) => socket.destroy(error instanceof Error ? error : new Error(String(error))))
  })
}

const wordsOf = (reply: string): string => reply.replace(/\0[^]*$/, '').trim()

/** The command, then each piece after its length in four bytes; a piece of no length ends it. */
async function sendOver(path: string, socket: Socket): Promise<void> {
  await written(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of createReadStream(path, { highWaterMark: BYTES_AT_ONCE })) {
    if (socket.destroyed) return
    await written(socket, lengthOf((chunk as Buffer).length))
    await written(socket, chunk as Buffer)
  }
  await written(socket, lengthOf(0))
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** Waits until there is room for more, or the connection is over. */
function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed || socket.write(bytes)) return resolve()
    const go = (): void => {
      socket.off('drain', go).off('close', go)
      resolve()
    }
    socket.once('drain', go).once('close', go)
  })
}
