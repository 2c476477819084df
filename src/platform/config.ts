/** Reads the configuration from the environment, once, at the edge; everything else gets the typed result handed in. */
import { isAbsolute, join } from 'node:path'
import type { z } from 'zod'
import { about, type Config, configSchema, type ConfigVariable } from './config-schema.ts'
import { demoSecrets } from './demo-secrets.ts'
import { OperatorError } from './operator-error.ts'

export type { Config } from './config-schema.ts'

/** Names to texts, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

const documentation = 'docs/configuration.md'
const variables = Object.keys(configSchema.shape) as ConfigVariable[]

/**
 * The configuration of this process. In the demo, what is missing is filled in: addresses of the stand-ins, and secrets
 * that are made once and kept in DATA_DIR. Throws an OperatorError with a sentence for each variable that is wrong.
 */
export async function loadConfig(environment: Environment): Promise<Config> {
  const given = withoutEmpty(environment)
  const isDemo = (given.MODE ?? 'demo') === 'demo'
  // Folder and port decide what the demo fills in, so they are read first.
  const { DATA_DIR, PORT } = read(configSchema.pick({ MODE: true, DATA_DIR: true, PORT: true }), given)
  const withFolders = { FILES_DIR: join(DATA_DIR, 'files'), ...given }
  const config = read(configSchema, isDemo ? { ...demoAddresses(PORT), ...(await demoSecrets(DATA_DIR)), ...withFolders } : withFolders)
  if (config.MODE === 'production') refuseInProduction(config, given)
  refuseHalfADatabase(config)
  refuseHalfAMap(config)
  return config
}

function read<Schema extends z.ZodType>(schema: Schema, given: Record<string, string>): z.output<Schema> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const wrong = new Set(result.error.issues.map((issue) => issue.path[0] as ConfigVariable))
  throw new OperatorError([...wrong].map((name) => sentenceAbout(name, given[name])).join('\n'))
}

/** `PORT is "abc"; allowed is a whole number from 1 to 65533 (docs/configuration.md).` A secret is not repeated. */
function sentenceAbout(name: ConfigVariable, given: string | undefined): string {
  const told = about.get(configSchema.shape[name])
  const what =
    given === undefined
      ? 'is not set'
      : told?.isSecret
        ? `is set, but not to what it must be (${given.length} characters were given)`
        : `is "${given}"`
  return `${name} ${what}; allowed is ${told?.allowed} (${documentation}).`
}

const withoutEmpty = (environment: Environment): Record<string, string> =>
  Object.fromEntries(variables.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])))

/** Where the stand-ins of the demo are: the provider and the mailbox after the portal's port, their SMTP after that. */
const demoAddresses = (port: number): Record<string, string> => ({
  BASE_URL: `http://localhost:${port}`,
  OIDC_ISSUER: `http://localhost:${port + 1}`,
  OIDC_CLIENT_ID: 'serviceportal',
  SMTP_URL: `smtp://127.0.0.1:${port + 2}`,
  MAIL_FROM: 'Serviceportal <serviceportal@example.org>',
})

function refuseInProduction(config: Config, given: Record<string, string>): void {
  const reasons = [
    isAbsolute(given.FILES_DIR ?? given.DATA_DIR ?? '/')
      ? ''
      : `${given.FILES_DIR === undefined ? 'DATA_DIR' : 'FILES_DIR'} must be a whole path: where the uploads lie must not depend on where the portal is started.`,
    config.DATABASE_URL_OWNER
      ? ''
      : 'DATABASE_URL_OWNER, DATABASE_URL_APPLICATION and DATABASE_URL_WORKER must be set: the embedded database is for the demo.',
    ...[config.BASE_URL, ...Object.values(config.PORTAL_ADDRESSES)].map((url) =>
      url.startsWith('https:') ? '' : `${url} must begin with https:// in production.`,
    ),
    config.OIDC_ISSUER.startsWith('https:')
      ? ''
      : `OIDC_ISSUER is ${config.OIDC_ISSUER}, but must begin with https:// in production; stand-ins are for the demo.`,
    ...(['MAP_WMS_URL', 'MAP_TILES_URL'] as const).map((name) =>
      config[name]?.startsWith('http:') ? `${name} must begin with https:// in production; browsers show no other picture there.` : '',
    ),
    new Set([config.SESSION_SECRET, config.ACCESS_CODE_SECRET, config.OIDC_CLIENT_SECRET]).size < 3
      ? 'SESSION_SECRET, ACCESS_CODE_SECRET and OIDC_CLIENT_SECRET must differ.'
      : '',
    ...(['SESSION_SECRET', 'ACCESS_CODE_SECRET'] as const).map((name) =>
      new Set(config[name]).size < 10 ? `${name} is too simple; make one with: openssl rand -base64 32` : '',
    ),
  ].filter(Boolean)
  if (reasons.length > 0) throw new OperatorError(reasons.map((reason) => `Production: ${reason} (${documentation})`).join('\n'))
}

function refuseHalfADatabase(config: Config): void {
  const urls = [config.DATABASE_URL_OWNER, config.DATABASE_URL_APPLICATION, config.DATABASE_URL_WORKER]
  const given = urls.filter((url) => url !== undefined)
  if (given.length !== 0 && given.length !== 3) {
    throw new OperatorError(
      `Of DATABASE_URL_OWNER, DATABASE_URL_APPLICATION and DATABASE_URL_WORKER set all three or none (${documentation}).`,
    )
  }
}

function refuseHalfAMap({ MAP_WMS_URL, MAP_WMS_LAYERS, MAP_TILES_URL, MAP_ATTRIBUTION }: Config): void {
  const reasons = [
    MAP_WMS_URL && MAP_TILES_URL ? 'Of MAP_WMS_URL and MAP_TILES_URL set one: a map has one background' : '',
    (MAP_WMS_URL === undefined) === (MAP_WMS_LAYERS === undefined) ? '' : 'Set MAP_WMS_URL and MAP_WMS_LAYERS together',
    (MAP_WMS_URL ?? MAP_TILES_URL) !== undefined && MAP_ATTRIBUTION === undefined
      ? 'Set MAP_ATTRIBUTION: the licence of a map asks somebody to be named'
      : '',
  ].filter(Boolean)
  if (reasons.length > 0) throw new OperatorError(reasons.map((reason) => `${reason} (${documentation}).`).join('\n'))
}

/** The text of docs/configuration.md. */
export function configurationDocument(): string {
  const rows = variables.map((name) => {
    const told = about.get(configSchema.shape[name])
    return `| \`${name}\` | ${told?.purpose} | ${told?.allowed} | ${told?.otherwise ?? 'must be set'} |`
  })
  return [
    '# Configuration',
    '',
    'Everything is configured by environment variables. This page is generated from `src/platform/config-schema.ts` by `node tools/write-documents.ts`; a test fails when it is out of date.',
    '',
    'Where it says "demo: …", production requires a value. No secret has a default: the demo makes its secrets once and keeps them in `DATA_DIR/secrets.json`, readable by its owner only.',
    '',
    '| variable | for | allowed | when not set |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    'Production needs a PostgreSQL 15 or newer with the extensions `pg_trgm` and `unaccent` and three roles, `portal_owner` (owns the database), `portal_application` and `portal_worker`, none of them superuser or with `BYPASSRLS`.',
    '',
  ].join('\n')
}
