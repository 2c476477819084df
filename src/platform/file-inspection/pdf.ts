/** Looks into a PDF: whether it is one from its first byte to its last, and that it only shows something. */
import { open } from 'node:fs/promises'
import { inProcess, type Limits } from './in-process.ts'
import type { PdfVerdict } from './pdf-program.ts'
import { MOST_PAGES } from './pdf-pages.ts'
import type { FileRefusal } from './refusal.ts'

/** A plan of 50 MB takes a second. */
const usual: Limits = { milliseconds: 5000, bytes: 768 * 2 ** 20 }
/** White space that some programs leave behind the end. */
const MOST_WHITE_SPACE = 1024

/** What is wrong with a PDF; null when nothing is. One that takes too long or too much memory counts as broken. */
export async function problemOfPdf(path: string, size: number, limits: Limits = usual, signal?: AbortSignal): Promise<FileRefusal | null> {
  const ends = await problemOfEnds(path, size)
  if (ends) return ends
  const verdict = (await inProcess<PdfVerdict>('pdf-program', [path], limits, signal)) ?? 'broken'
  if (verdict === 'fine') return null
  if (verdict === 'encrypted') return { code: 'fileEncrypted' }
  if (verdict === 'tooManyPages') return { code: 'fileTooManyPages', max: MOST_PAGES }
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
