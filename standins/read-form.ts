import type { IncomingMessage } from 'node:http'

const LIMIT_BYTES = 8 * 1024

/** The fields of a posted form. Throws when it is larger than any form of the stand-ins. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LIMIT_BYTES) throw new RangeError('the posted form is too large')
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
