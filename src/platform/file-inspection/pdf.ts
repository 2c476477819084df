/** Looks into a PDF: whether it is one from its first byte to its last, and that it only shows something. */
import { fork } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { inTurn } from '../in-turn.ts'
import type { PdfVerdict } from './pdf-program.ts'
import type { FileRefusal } from './refusal.ts'

/** How long a PDF may take, in milliseconds, and how much memory, in bytes. A plan of 50 MB takes a second. */
export type PdfLimits = { readonly milliseconds: number; readonly bytes: number }

const usual: PdfLimits = { milliseconds: 20_000, bytes: 768 * 2 ** 20 }
const MILLISECONDS_BETWEEN_LOOKS = 50
const MEGABYTES_OF_OBJECTS = 256
const BYTES_OF_PAGE = 4096
/** White space that some programs leave behind the end. */
const MOST_WHITE_SPACE = 1024
const program = join(projectRoot, 'src/platform/file-inspection/pdf-program.ts')

// One after the other, because each is held in memory whole.
const alone = inTurn(1)

/** What is wrong with a PDF; null when nothing is. One that takes too long or too much memory counts as broken. */
export async function problemOfPdf(path: string, size: number, limits: PdfLimits = usual): Promise<FileRefusal | null> {
  const ends = await problemOfEnds(path, size)
  if (ends) return ends
  const verdict = await alone(() => verdictOf(path, limits))
  if (verdict === 'fine') return null
  if (verdict === 'encrypted') return { code: 'fileEncrypted' }
  return verdict === 'broken' ? { code: 'fileBroken' } : { code: 'fileActive', part: verdict }
}

/** It must begin with its first byte and end with its mark of the end: what stands before or behind belongs to another file. */
async function problemOfEnds(path: string, size: number): Promise<FileRefusal | null> {
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(5)
    await handle.read(head, 0, head.length, 0)
    if (head.toString('latin1') !== '%PDF-') return { code: 'fileMixed' }
    const tail = Buffer.alloc(Math.min(size, MOST_WHITE_SPACE + 5))
    await handle.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf('%%EOF')
    if (end !== -1) return tail.subarray(end + 5).every((byte) => [0, 9, 10, 12, 13, 32].includes(byte)) ? null : { code: 'fileMixed' }
    return { code: (await hasEnd(handle, size)) ? 'fileMixed' : 'fileBroken' }
  } finally {
    await handle.close()
  }
}

/** Whether the mark of the end stands anywhere: then something was put behind it. Without, the file was cut off. */
async function hasEnd(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  const chunk = Buffer.alloc(256 * 1024)
  for (let at = 0; at < size; at += chunk.length - 5) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
    if (chunk.subarray(0, bytesRead).includes('%%EOF')) return true
  }
  return false
}

/**
 * Asks the program in a process of its own. Not in a thread: one whose memory is full ends the whole process, whatever
 * limit it was given ("CALL_AND_RETRY_LAST Allocation failed"), and a PDF of a million names fills it.
 */
function verdictOf(path: string, { milliseconds, bytes }: PdfLimits): Promise<PdfVerdict> {
  const child = fork(program, [path], {
    execArgv: [`--max-old-space-size=${MEGABYTES_OF_OBJECTS}`],
    env: {},
    // Whatever a library prints may quote the file.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve) => {
    let verdict: PdfVerdict = 'broken'
    const end = (): void => void child.kill('SIGKILL')
    const tooLong = setTimeout(end, milliseconds)
    // Buffers lie outside of what Node limits by itself.
    const tooMuch = setInterval(() => void bytesOf(child.pid).then((used) => used > bytes && end()), MILLISECONDS_BETWEEN_LOOKS)
    child.once('message', (reported: PdfVerdict) => {
      verdict = reported
      end()
    })
    child.once('spawn', () => beModest(child.pid))
    const settle = (): void => {
      clearTimeout(tooLong)
      clearInterval(tooMuch)
      resolve(verdict)
    }
    child.once('close', settle)
    child.once('error', settle)
  })
}

/** Pages that people wait for come first. */
function beModest(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 10)
  } catch {
    // It is done already.
  }
}

/** Resident memory of a process, where the system tells it. */
async function bytesOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(status.split(' ')[1] ?? 0) * BYTES_OF_PAGE
}
