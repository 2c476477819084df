/** What the stand-ins are told when they are started: variables, and one file with the people of the demo. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const variables = z.object({
  MODE: z.enum(['demo', 'test'], { error: 'stand-ins only run in a demo or a test, never in production' }),
  /** Of the portal. The stand-ins listen on the next one. */
  PORT: port.max(65_533).default(3000),
  BASE_URL: z.url().optional(),
  /** Where the mailbox takes mails; not set: two after the portal's. */
  STANDIN_SMTP_PORT: port.optional(),
  STANDIN_PEOPLE: z.string().min(1),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  DATA_DIR: z.string().min(1).optional(),
})

const people = z.object({
  authorities: z.array(z.object({ id: z.string().min(1), name: z.string().min(1) })),
  staff: z.array(z.object({ subject: z.string().min(1), login: z.string().min(1), name: z.string().min(1), authority: z.string().min(1) })),
})

/** Somebody who can sign in at the stand-in identity provider. */
export type Person = z.infer<typeof people>['staff'][number]

/** Everything the stand-ins need; ports may be 0 for a free one. */
export type StandInSettings = {
  /** Where the portal is found: `http://localhost:3000`. */
  readonly portal: string
  readonly port: number
  readonly smtpPort: number
  readonly client: { readonly id: string; readonly secret: string }
  /** Authorities with a portal of their own, by id and name; sign-in may return to each. */
  readonly authorities: readonly { readonly id: string; readonly name: string }[]
  readonly staff: readonly Person[]
  /** Keeps keys and mails across restarts; without it both last as long as the process. */
  readonly directory: string | null
}

/**
 * Reads the settings from the environment and the file `STANDIN_PEOPLE`
 * (JSON: `{ authorities: [{ id, name }], staff: [{ subject, login, name, authority }] }`).
 * Throws an error whose message names each wrong variable.
 */
export function readSettings(environment: Record<string, string | undefined>): StandInSettings {
  const parsed = variables.safeParse(environment)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  }
  const given = parsed.data
  const known = people.safeParse(JSON.parse(readFileSync(given.STANDIN_PEOPLE, 'utf8')))
  if (!known.success) throw new Error(`STANDIN_PEOPLE: ${given.STANDIN_PEOPLE} does not hold authorities and staff`)
  return {
    portal: (given.BASE_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    port: given.PORT + 1,
    smtpPort: given.STANDIN_SMTP_PORT ?? given.PORT + 2,
    client: { id: given.OIDC_CLIENT_ID, secret: given.OIDC_CLIENT_SECRET },
    authorities: known.data.authorities,
    staff: known.data.staff,
    directory: given.DATA_DIR === undefined ? null : `${given.DATA_DIR}/standins`,
  }
}
