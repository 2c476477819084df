/**
 * A visitor of several web addresses without a browser: keeps cookies as a browser does, follows redirects on demand.
 * Addresses of an application under test are answered by injection, all others over HTTP.
 */
import type { FastifyInstance, HTTPMethods } from 'fastify'

/** What came back. `location` is absolute. */
export type Visit = {
  readonly address: string
  readonly status: number
  readonly location: string | null
  readonly headers: Headers
  readonly text: string
}

type Cookie = { readonly name: string; readonly value: string; readonly host: string; readonly path: string }

/** Posted fields: a value, or several of the same name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A file of a form: the name of its field, what it is called, its bytes. */
export type FormFile = { readonly field: string; readonly name: string; readonly bytes: Buffer }

/** A form in parts (RFC 7578), as a browser sends it when it holds files: fields first, in their order. */
export function inParts(fields: Fields, files: readonly FormFile[]): { readonly type: string; readonly body: Buffer } {
  const boundary = '----form-of-a-test'
  const part = (head: string, content: Buffer | string): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content as string),
      Buffer.from('\r\n'),
    ])
  const texts = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => part(`name="${name}"`, each)))
  const uploads = files.map(({ field, name, bytes }) =>
    part(`name="${field}"; filename="${name.replaceAll('"', '%22')}"\r\ncontent-type: application/octet-stream`, bytes),
  )
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...texts, ...uploads, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

export class Visitor {
  #cookies: Cookie[] = []
  readonly #applications: ReadonlyMap<string, FastifyInstance>

  /** `applications` by origin: `http://localhost:3000`. */
  constructor(applications: Readonly<Record<string, FastifyInstance>> = {}) {
    this.#applications = new Map(Object.entries(applications))
  }

  get(address: string): Promise<Visit> {
    return this.send('GET', address)
  }

  post(address: string, fields: Fields): Promise<Visit> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each)
    return this.send('POST', address, body.toString())
  }

  /** Posts a form with files. */
  postFiles(address: string, fields: Fields, files: readonly FormFile[]): Promise<Visit> {
    const { type, body } = inParts(fields, files)
    return this.send('POST', address, body, { 'content-type': type })
  }

  /** Goes on by GET until an answer is no redirect. */
  async follow(visit: Visit): Promise<Visit> {
    let current = visit
    for (let hops = 0; current.location !== null; hops += 1) {
      if (hops === 10) throw new Error(`${visit.address} redirects in a circle`)
      current = await this.get(current.location)
    }
    return current
  }

  /** The value of a cookie that would be sent to an address, by the beginning of its name. */
  cookie(address: string, name: string): string | undefined {
    return this.#cookiesFor(new URL(address)).find((cookie) => cookie.name.startsWith(name))?.value
  }

  /** Sets a cookie as if it had been stolen or forged. */
  setCookie(address: string, name: string, value: string, path = '/'): void {
    this.#keep({ name, value, host: new URL(address).hostname, path })
  }

  #cookiesFor(url: URL): Cookie[] {
    return this.#cookies.filter(
      ({ host, path }) =>
        host === url.hostname && (url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`)),
    )
  }

  #keep(cookie: Cookie): void {
    this.#cookies = this.#cookies.filter(({ name, host, path }) => !(name === cookie.name && host === cookie.host && path === cookie.path))
    if (cookie.value !== '') this.#cookies.push(cookie)
  }

  #receive(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/'
      const isOver = attributes.some(
        (attribute) => /^max-age=0$/i.test(attribute) || (/^expires=/i.test(attribute) && new Date(attribute.slice(8)) < new Date()),
      )
      const separator = pair.indexOf('=')
      this.#keep({ name: pair.slice(0, separator), value: isOver ? '' : pair.slice(separator + 1), host: url.hostname, path })
    }
  }

  /** Any request, also one that no browser would make. `headers` (small letters) replace those that a browser sends. */
  async send(method: HTTPMethods, address: string, body?: string | Buffer, changed: Readonly<Record<string, string>> = {}): Promise<Visit> {
    const url = new URL(address)
    const cookie = this.#cookiesFor(url)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const headers = {
      host: url.host,
      accept: 'text/html',
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
      ...changed,
    }
    const application = this.#applications.get(url.origin)
    const answer = application ? await inject(application, method, url, headers, body) : await request(method, url, headers, body)
    this.#receive(url, answer.headers.getSetCookie())
    const location = answer.headers.get('location')
    return { address, ...answer, location: location === null ? null : new URL(location, url).href }
  }
}

type Answer = Pick<Visit, 'status' | 'headers' | 'text'>

async function inject(
  application: FastifyInstance,
  method: HTTPMethods,
  url: URL,
  headers: Record<string, string>,
  body?: string | Buffer,
): Promise<Answer> {
  const answer = await application.inject({
    method,
    url: url.pathname + url.search,
    headers,
    ...(body === undefined ? {} : { payload: body }),
  })
  const received = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) for (const each of [value ?? []].flat()) received.append(name, String(each))
  return { status: answer.statusCode, headers: received, text: answer.body }
}

async function request(method: string, url: URL, headers: Record<string, string>, body?: string | Buffer): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
