/**
 * Every variable that configures the program, in one place: its type, what it is for, what is allowed. The table in
 * docs/configuration.md is generated from this, and so are the sentences about a wrong value.
 */
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from './project-root.ts'

/** What is told about a variable besides its type. */
export type About = {
  readonly purpose: string
  readonly allowed: string
  /** The value when nothing is said; absent when it must be said. */
  readonly otherwise?: string
  /** Never printed, in no message and no log. */
  readonly isSecret?: boolean
}

export const about = z.registry<About>()

/** A copy, because some variables share a type and each is told about by itself. */
function tell<Schema extends z.ZodType>(schema: Schema, told: About): Schema {
  const variable = schema.clone()
  about.add(variable, told)
  return variable
}

const isAddressOf =
  (schemes: readonly string[]) =>
  (text: string): boolean =>
    URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))
const webAddress = z
  .string()
  .refine(isAddressOf(['http', 'https']))
  .transform((text) => text.replace(/\/+$/, ''))
const databaseAddress = z.string().refine(isAddressOf(['postgres', 'postgresql']))
const folder = z
  .string()
  .min(1)
  .transform((path) => resolve(path))
const secret = z.string().min(32)
const yesNo = z.enum(['yes', 'no']).transform((answer) => answer === 'yes')

/** `gelsenkirchen=https://serviceportal.gelsenkirchen.de, marl=https://…` as a map from authority to base address. */
const portalAddresses = z
  .string()
  .transform((text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((entry) => entry.split('=', 2)),
  )
  .pipe(z.array(z.tuple([z.string().regex(/^[a-z]+(-[a-z]+)*$/), webAddress])))
  .transform((entries): Readonly<Record<string, string>> => Object.fromEntries(entries))

const scannerAddress = z.string().regex(/^(unix:\/.+|tcp:\/\/(\[[0-9a-fA-F:]+\]|[^\s/:[\]]+):\d{1,5})$/)

const databaseAllowed = 'an address like postgres://role:password@host:5432/portal'

export const configSchema = z.object({
  MODE: tell(z.enum(['demo', 'production']).default('demo'), {
    purpose: 'Demo: embedded database, stand-ins, secrets made on the spot. Production refuses all of these.',
    allowed: 'demo or production',
    otherwise: 'demo',
  }),
  HOST: tell(z.string().min(1).default('localhost'), {
    purpose: 'The network interface to listen on.',
    allowed: 'a host name or IP address',
    otherwise: 'localhost',
  }),
  PORT: tell(z.coerce.number().int().min(1).max(65_533).default(3000), {
    purpose: 'The port to listen on. In the demo the stand-ins take the two ports after it.',
    allowed: 'a whole number from 1 to 65533',
    otherwise: '3000',
  }),
  BASE_URL: tell(webAddress, {
    purpose: 'The address of the regional portal, as browsers see it.',
    allowed: 'an address that begins with http:// or https:// (in production https://)',
    otherwise: 'demo: http://localhost:PORT',
  }),
  PORTAL_ADDRESSES: tell(portalAddresses.default({}), {
    purpose: 'The addresses of city portals that have one of their own; the others lie below BASE_URL.',
    allowed: 'pairs like gelsenkirchen=https://serviceportal.gelsenkirchen.de, separated by commas',
    otherwise: 'none',
  }),
  TRUST_PROXY: tell(
    z
      .string()
      .min(1)
      .default('none')
      .transform((text) => (text === 'none' ? false : text)),
    {
      purpose: 'The reverse proxies whose X-Forwarded headers are believed.',
      allowed: 'none, or IP addresses and networks separated by commas',
      otherwise: 'none',
    },
  ),
  DATA_DIR: tell(folder.default(join(projectRoot, 'data')), {
    purpose: 'The folder for what must be kept: in the demo the database and the secrets.',
    allowed: 'a folder that can be written',
    otherwise: './data beside the program',
  }),
  FILES_DIR: tell(folder.default(join(projectRoot, 'data', 'files')), {
    purpose: 'The folder for files that people upload; all processes of an installation share it. Nothing serves it.',
    allowed: 'a folder that can be written, in production as a whole path',
    otherwise: 'files below DATA_DIR',
  }),
  CLAMD_URL: tell(scannerAddress.optional(), {
    purpose: 'The virus scanner (clamd) that every upload is sent to. Without it, the desk sees that files were not scanned.',
    allowed: 'tcp://host:port or unix:/path/of/the/socket; its StreamMaxLength must be as large as the largest upload',
    otherwise: 'demo: the stand-in; production: none',
  }),
  DATABASE_URL_OWNER: tell(databaseAddress.optional(), {
    purpose: 'The database as the role portal_owner, for migrations.',
    allowed: databaseAllowed,
    otherwise: 'demo: embedded',
    isSecret: true,
  }),
  DATABASE_URL_APPLICATION: tell(databaseAddress.optional(), {
    purpose: 'The database as the role portal_application, for pages.',
    allowed: databaseAllowed,
    otherwise: 'demo: embedded',
    isSecret: true,
  }),
  DATABASE_URL_WORKER: tell(databaseAddress.optional(), {
    purpose: 'The database as the role portal_worker, for jobs.',
    allowed: databaseAllowed,
    otherwise: 'demo: embedded',
    isSecret: true,
  }),
  DATABASE_CONNECTIONS: tell(z.coerce.number().int().min(2).max(500).default(20), {
    purpose: 'Connections to the database at the same time, for pages.',
    allowed: 'a whole number from 2 to 500',
    otherwise: '20',
  }),
  WORKER: tell(yesNo.default(true), {
    purpose: 'Whether the process that serves pages also does the jobs; if not, start `./portal worker` beside it.',
    allowed: 'yes or no',
    otherwise: 'yes',
  }),
  PROVE: tell(yesNo.default(true), {
    purpose:
      'Whether the demo, once it has started, proves its services in a process beside it: about a minute of one processor for new versions.',
    allowed: 'yes or no',
    otherwise: 'yes',
  }),
  NETWORK_DIR: tell(folder.default(join(projectRoot, 'networks', 'emscher-lippe')), {
    purpose: 'The folder with the region: authorities, services, statutes.',
    allowed: 'a folder',
    otherwise: './networks/emscher-lippe',
  }),
  SERVICES_DIR: tell(folder.default(join(projectRoot, 'services')), {
    purpose: 'The folder with the joint online services.',
    allowed: 'a folder',
    otherwise: './services',
  }),
  OIDC_ISSUER: tell(webAddress, {
    purpose: 'The identity provider of the staff (OpenID Connect issuer).',
    allowed: 'an address that begins with http:// or https:// (in production https://)',
    otherwise: 'demo: the stand-in',
  }),
  OIDC_CLIENT_ID: tell(z.string().min(1), {
    purpose: 'The name under which the identity provider knows the portal.',
    allowed: 'any text',
    otherwise: 'demo: serviceportal',
  }),
  OIDC_CLIENT_SECRET: tell(z.string().min(16), {
    purpose: 'The secret that the identity provider gave the portal.',
    allowed: 'at least 16 characters',
    otherwise: 'demo: made once',
    isSecret: true,
  }),
  SMTP_URL: tell(z.string().refine(isAddressOf(['smtp', 'smtps'])), {
    purpose: 'The mail server.',
    allowed: 'an address like smtps://user:password@host:465 or smtp://host:25',
    otherwise: 'demo: the stand-in mailbox',
    isSecret: true,
  }),
  MAIL_FROM: tell(z.string().regex(/^([^<>\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/), {
    purpose: 'The sender of all mails.',
    allowed: 'an address like Serviceportal <portal@example.org>',
    otherwise: 'demo: an address of example.org',
  }),
  SESSION_SECRET: tell(secret, {
    purpose: 'Signs and encrypts cookies. A new one signs everybody out.',
    allowed: 'at least 32 random characters',
    otherwise: 'demo: made once',
    isSecret: true,
  }),
  ACCESS_CODE_SECRET: tell(secret, {
    purpose:
      'The codes of applicants (to look up their case) and of testers derive from it. Keep it: with a new one, codes cannot be shown again.',
    allowed: 'at least 32 random characters',
    otherwise: 'demo: made once',
    isSecret: true,
  }),
  SIGNING_KEY: tell(z.string().min(1), {
    purpose: 'The Ed25519 private key that signs receipts.',
    allowed: 'a JWK as JSON, or PEM (PKCS #8)',
    otherwise: 'demo: made once',
    isSecret: true,
  }),
  MAP_WMS_URL: tell(webAddress.optional(), {
    purpose: 'The background of maps: a Web Map Service (WMS 1.1.1 or newer). Without a background one draws on a grid of metres.',
    allowed: 'an address that begins with http:// or https:// (in production https://)',
    otherwise: 'none',
  }),
  MAP_WMS_LAYERS: tell(
    z
      .string()
      .regex(/^[^\s"'<>&]+$/)
      .optional(),
    { purpose: 'The layers of MAP_WMS_URL to show.', allowed: 'names separated by commas', otherwise: 'none' },
  ),
  MAP_TILES_URL: tell(
    webAddress.refine((url) => ['{z}', '{x}', '{y}'].every((part) => url.includes(part)) && !url.includes('{s}')).optional(),
    {
      purpose: 'Or, instead of MAP_WMS_URL, a service of tiles (XYZ or WMTS in the web grid).',
      allowed: 'an address with {z}, {x} and {y} in it, like https://tiles.example.org/{z}/{x}/{y}.png, on one host',
      otherwise: 'none',
    },
  ),
  MAP_ATTRIBUTION: tell(z.string().min(1).max(300).optional(), {
    purpose: 'Whom the licence of the background asks to be named. Shown on each map; needed with a background.',
    allowed: 'any text, like © GeoBasis-DE / BKG',
    otherwise: 'none',
  }),
  LOG_LEVEL: tell(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'), {
    purpose: 'How much is logged.',
    allowed: 'fatal, error, warn, info, debug or silent',
    otherwise: 'info',
  }),
})

/** The configuration, checked. */
export type Config = z.infer<typeof configSchema>
export type ConfigVariable = keyof Config
