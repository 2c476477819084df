/** What a file is by its content, whatever it is called. */
import { fileTypeFromBuffer } from 'file-type'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type FileKind, kindOfMediaType } from './accepted-kinds.ts'

/** A kind that can be accepted, or what else it is: an archive, a document of an office program, one with macros, or none of these. */
export type Content = FileKind | 'archive' | 'office' | 'macros' | 'other'

const archives = new Set([
  'application/zip',
  'application/x-tar',
  'application/x-rar-compressed',
  'application/gzip',
  'application/x-bzip2',
  'application/x-7z-compressed',
  'application/x-xz',
  'application/zstd',
  'application/lzip',
  'application/x-lz4',
  'application/x-lzh-compressed',
  'application/x-compress',
  'application/x-arj',
  'application/x-ace-compressed',
  'application/x-cpio',
  'application/x-unix-archive',
  'application/x-iso9660-image',
  'application/x-apple-diskimage',
  'application/vnd.ms-cab-compressed',
  'application/java-archive',
])
const office = /^application\/(vnd\.openxmlformats-officedocument|vnd\.oasis\.opendocument|vnd\.ms-|x-cfb$|rtf$)/

/** How macros are called within a document: of today (a ZIP archive's entry), and of before 2007 (UTF-16 in a compound file). */
const macroNames = [Buffer.from('vbaProject.bin'), Buffer.from('_VBA_PROJECT', 'utf16le')]

/** What a kind is known by stands at the beginning; no reader of formats is led through a whole file that somebody made for it. */
const BYTES_OF_HEAD = 256 * 1024

async function mediaTypeOf(path: string): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BYTES_OF_HEAD), 0, BYTES_OF_HEAD, 0)
    return (await fileTypeFromBuffer(buffer.subarray(0, bytesRead)).catch(() => undefined))?.mime ?? ''
  } finally {
    await handle.close()
  }
}

/** Looks at the bytes of a file. */
export async function contentOf(path: string): Promise<Content> {
  const mime = await mediaTypeOf(path)
  const kind = kindOfMediaType(mime)
  if (kind) return kind
  const isOffice = office.test(mime)
  if (isOffice || archives.has(mime)) {
    if (mime.includes('macroenabled') || (await holds(path, macroNames))) return 'macros'
    return isOffice ? 'office' : 'archive'
  }
  return 'other'
}

async function holds(path: string, needles: readonly Buffer[]): Promise<boolean> {
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1
  let before = Buffer.alloc(0)
  for await (const chunk of createReadStream(path)) {
    const seen = Buffer.concat([before, chunk as Buffer])
    if (needles.some((needle) => seen.includes(needle))) return true
    before = seen.subarray(-overlap)
  }
  return false
}

const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1')
/** The end of a ZIP archive's directory, with the longest comment behind it (PKWARE APPNOTE 6.3.3, 4.3.16). */
const [LENGTH_OF_END, LONGEST_COMMENT] = [22, 65_535]

/** Whether a file is also a ZIP archive, which is read from its end: the directory's end stands there, its comment reaching to the last byte. */
export async function isAlsoArchive(path: string, size: number): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const tail = Buffer.alloc(Math.min(size, LENGTH_OF_END + LONGEST_COMMENT))
    await handle.read(tail, 0, tail.length, size - tail.length)
    for (let at = tail.lastIndexOf(DIRECTORY_END); at !== -1; at = at === 0 ? -1 : tail.lastIndexOf(DIRECTORY_END, at - 1)) {
      if (at + LENGTH_OF_END <= tail.length && tail.readUInt16LE(at + 20) === tail.length - at - LENGTH_OF_END) return true
    }
    return false
  } finally {
    await handle.close()
  }
}

/** Whether a file that is a picture is a PDF as well: readers look for its head in the first 1024 bytes. */
export async function isAlsoPdf(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(1024)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead).includes('%PDF-')
  } finally {
    await handle.close()
  }
}
