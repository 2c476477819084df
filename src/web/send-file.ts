import type { FastifyReply } from 'fastify'

/** Sends a file to be kept, never to be run or framed. File names are ours: letters, digits, dots and hyphens. */
export const sendFile = (reply: FastifyReply, mediaType: string, fileName: string, bytes: Buffer): FastifyReply =>
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(mediaType)
    .send(bytes)
