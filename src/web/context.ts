/** What every route gets handed in, and what it knows of the portal that a request belongs to. */
import type { Authority } from '../network/region.ts'

export type Language = 'de' | 'en'

/** The portal a request belongs to: the one whose base address it starts with. */
export type Portal = {
  /** Null on the regional portal. */
  readonly authority: Authority | null
  readonly language: Language
  /** The path inside the portal, without base and language: `/themen/umwelt`. */
  readonly path: string
  /** Path on this host for a path inside this portal and language: `/gelsenkirchen/en/themen/umwelt`. */
  readonly href: (path: string) => string
  /** The same page in the other language. */
  readonly inLanguage: (language: Language) => string
  /** Absolute address of a path in this portal, for mails, PDFs and redirects to other hosts. */
  readonly absolute: (path: string) => string
  /** Address of a path in the portal of another authority, or of the regional one (null). */
  readonly at: (authority: string | null, path: string) => string
  /** Path prefix of the portal on this host (`/gelsenkirchen` or empty): the cookie path. */
  readonly base: string
}

declare module 'fastify' {
  interface FastifyRequest {
    portal: Portal
  }
}
