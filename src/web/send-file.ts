import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply } from 'fastify'
import type { Readable } from 'node:stream'

/** Headers of a file to be kept, never to be run or framed, whatever it holds. */
const asAttachment = (reply: FastifyReply, mediaType: string, disposition: string): FastifyReply =>
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', disposition)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(mediaType)

/** Sends a file of ours: its name has letters, digits, dots and hyphens. */
export const sendFile = (reply: FastifyReply, mediaType: string, fileName: string, bytes: Buffer): FastifyReply =>
  asAttachment(reply, mediaType, `attachment; filename="${fileName}"`).send(bytes)

/** Sends a file that somebody uploaded, under the name that it had, as it is read. */
export const sendStored = (
  reply: FastifyReply,
  { name, mediaType, size }: { readonly name: string; readonly mediaType: string; readonly size: number },
  bytes: Readable,
): FastifyReply => asAttachment(reply, mediaType, contentDisposition(name)).header('content-length', size).send(bytes)
