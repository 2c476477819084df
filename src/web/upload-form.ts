/**
 * Forms that hold files come in parts (multipart/form-data) and are read as they come: the token first, and nothing is read
 * or kept before it is checked; then texts, which stay small, and files, which go to the disk piece by piece.
 */
import multipart, { type Multipart } from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Forms that hold files are taken here. */
    takesFiles?: boolean
  }
}

/** What all files of a page may have together, with some room for its texts. Beyond it nothing is read. */
export const UPLOAD_LIMIT_BYTES = 256 * 2 ** 20
const TEXT_LIMIT_BYTES = 256 * 1024
const MOST_FILES = 60

/** One file of a form, as it comes. `name`: as it was called; `bytes` must be read to their end before the next part comes. */
export type IncomingPart = { readonly field: string; readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }

export type Texts = Record<string, string | string[]>

class UploadForm {
  readonly #parts: AsyncIterator<Multipart>
  /** A first part that is no token waits for its turn. */
  #first: Multipart | null = null
  #bytes = 0

  constructor(request: FastifyRequest) {
    this.#parts = request.parts()
  }

  /** The value of the first part, if that is the token. */
  async token(): Promise<string | undefined> {
    const first = await this.#next()
    if (first?.type === 'field' && first.fieldname === '_csrf' && typeof first.value === 'string') return first.value
    this.#first = first
    return undefined
  }

  /** Reads what follows the token: texts into the result, each file by `take`. */
  async rest(take: (part: IncomingPart) => Promise<void>): Promise<Texts> {
    const texts: Texts = {}
    let length = 0
    for (let part = this.#first ?? (await this.#next()); part; part = await this.#next()) {
      if (part.type === 'file') {
        await take({ field: part.fieldname, name: part.filename ?? '', bytes: this.#counted(part.file) })
        continue
      }
      const { value } = part
      // A part that says it is JSON comes as what it holds; no form of ours has such.
      if (typeof value !== 'string') throw uploadError(422)
      this.#count(value.length)
      length += value.length
      if (part.valueTruncated || length > TEXT_LIMIT_BYTES) throw uploadError(413)
      const before = Object.hasOwn(texts, part.fieldname) ? texts[part.fieldname] : undefined
      texts[part.fieldname] = before === undefined ? value : [before, value].flat()
    }
    return texts
  }

  async #next(): Promise<Multipart | null> {
    try {
      const { value, done } = await this.#parts.next()
      return done ? null : value
    } catch (error) {
      // What the parser does not understand, and a connection that was cut, is not our fault.
      throw uploadError((error as FastifyError).statusCode ?? 400, error)
    }
  }

  async *#counted(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of file) {
        this.#count(chunk.length)
        yield chunk
      }
    } catch (error) {
      throw uploadError((error as FastifyError).statusCode ?? 400, error)
    }
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > UPLOAD_LIMIT_BYTES) throw uploadError(413)
  }
}

/** What cannot be read here; the page that comes says so (415, 413, 400). */
const uploadError = (statusCode: number, cause?: unknown): Error & { statusCode: number } =>
  Object.assign(new Error('a form with files could not be read', { cause }), { statusCode })

/** Refuses a form with files where none are asked for. Throws, so that the rest of it is not waited for. */
export function refuseFiles(): never {
  throw uploadError(415)
}

const forms = new WeakMap<FastifyRequest, UploadForm>()

/** Whether a request says that it is a form with files. */
export const isUpload = ({ headers }: FastifyRequest): boolean => /^multipart\/form-data\b/i.test(headers['content-type'] ?? '')

/** Lets the routes of this scope take forms with files, those that say so. */
export async function takeUploadForms(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, {
    // A name with a path must be seen, to be refused.
    preservePath: true,
    throwFileSizeLimit: false,
    limits: {
      // Counted here, over all parts; the parser would read on and forget the rest in silence.
      fileSize: Number.MAX_SAFE_INTEGER,
      files: MOST_FILES,
      fields: 2000,
      parts: 2000 + MOST_FILES,
      fieldNameSize: 200,
      fieldSize: TEXT_LIMIT_BYTES,
      headerPairs: 20,
    },
  })
  // Before anything is read: what is not wanted, and what is announced to be too much.
  scope.addHook('onRequest', async (request) => {
    if (!isUpload(request)) return
    if (!request.routeOptions.config.takesFiles) refuseFiles()
    if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT_BYTES) throw uploadError(413)
  })
}

/** Before the check of the token: gets it from where it stands in a form with files. */
export const readToken: preHandlerAsyncHookHandler = async (request) => {
  if (!isUpload(request)) return
  const form = new UploadForm(request)
  forms.set(request, form)
  request.body = { _csrf: await form.token() }
}

/** Reads the rest of a form with files; afterwards `request.body` holds its texts, as those of any other form. */
export async function readUploadForm(request: FastifyRequest, take: (part: IncomingPart) => Promise<void>): Promise<Texts> {
  const form = forms.get(request)
  if (!form) throw new Error('a form with files is read after its token, and once')
  forms.delete(request)
  const texts = await form.rest(take)
  request.body = texts
  return texts
}

/** Reads bytes that nobody wants, so that what follows them is reached. */
export async function forget(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

/** Where a form is shown again without its files being taken: its texts, so that nothing that was typed is lost. */
export async function readTextsOnly(request: FastifyRequest): Promise<void> {
  if (forms.has(request)) await readUploadForm(request, ({ bytes }) => forget(bytes))
}
