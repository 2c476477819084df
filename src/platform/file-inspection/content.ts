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
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02', 'latin1')
const LOCATOR_OF_LARGE_END = Buffer.from('PK\x06\x07', 'latin1')
/** Lengths of the end of a ZIP archive's directory, and of what stands before that of a large archive (PKWARE APPNOTE 6.3.3, 4.3.15, 4.3.16). */
const [LENGTH_OF_END, LENGTH_OF_LOCATOR] = [22, 20]
const CHUNK = 2 ** 20

/**
 * Whether a file is also a ZIP archive, which is read from its end: wherever the end of a directory stands that leads to a
 * directory, because readers find it before whatever trails; or one, even of no files, whose comment reaches to the last byte.
 */
export async function isAlsoArchive(path: string, size: number): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const bytesAt = async (at: number, count: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(at < 0 ? 0 : count)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, Math.max(0, at))
      return bytes.subarray(0, bytesRead)
    }
    const isEnd = async (at: number): Promise<boolean> => {
      const end = await bytesAt(at, LENGTH_OF_END)
      if (end.length < LENGTH_OF_END) return false
      const places = [at - end.readUInt32LE(12), end.readUInt32LE(16)]
      for (const place of places) if ((await bytesAt(place, 4)).equals(DIRECTORY_ENTRY)) return true
      if ((await bytesAt(at - LENGTH_OF_LOCATOR, 4)).equals(LOCATOR_OF_LARGE_END)) return true
      return end.readUInt16LE(20) === size - at - LENGTH_OF_END
    }
    for (let begin = 0; begin < size; begin += CHUNK) {
      const chunk = await bytesAt(begin, CHUNK + DIRECTORY_END.length - 1)
      for (let at = chunk.indexOf(DIRECTORY_END); at !== -1; at = chunk.indexOf(DIRECTORY_END, at + 1))
        if (await isEnd(begin + at)) return true
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
