/**
 * The whole portal with the whole region on a database of its own, without listening: what a visitor of any town meets.
 * Call `portalUnderTest()` at the top of a test file.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { adoptionOf } from '../../src/catalogue/adoptions.ts'
import { readCatalogueRecords } from '../../src/catalogue/records.ts'
import { createDraft, draftScope, newDraftId, saveAnswers } from '../../src/cases/drafts.ts'
import { addEvidence } from '../../src/cases/evidence.ts'
import { openLetterWriter } from '../../src/cases/letter-writer.ts'
import { notifyApplicant } from '../../src/delivery/deliveries.ts'
import { beginSession } from '../../src/identity/sessions.ts'
import type { UploadedFile } from '../../src/forms/context.ts'
import { filesIn } from '../../src/forms/files.ts'
import type { Answers } from '../../src/forms/question.ts'
import { readRegion } from '../../src/network/store.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { type Environment, loadConfig } from '../../src/platform/config.ts'
import { transact, type Tx } from '../../src/platform/database.ts'
import { openFileStore } from '../../src/platform/file-store.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { generateSigningKey, openSigningKey } from '../../src/platform/signing.ts'
import { buildApp } from '../../src/web/app.ts'
import { buildAssets } from '../../src/web/assets/build.ts'
import type { WebDeps } from '../../src/web/deps.ts'
import { ownDatabase, type TestDatabase } from '../database.ts'
import { sampleOf } from '../sample-files.ts'
import { Visitor } from '../visitor.ts'

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/** Variables of an installation as it would really run, at https and with a host of its own for Gelsenkirchen. */
export const production: Environment = {
  MODE: 'production',
  BASE_URL: 'https://portal.example.org',
  PORTAL_ADDRESSES: 'gelsenkirchen=https://serviceportal.gelsenkirchen.example',
  DATABASE_URL_OWNER: 'postgres://not-used.example/portal',
  DATABASE_URL_APPLICATION: 'postgres://not-used.example/portal',
  DATABASE_URL_WORKER: 'postgres://not-used.example/portal',
  OIDC_ISSUER: 'https://identity.example.org',
  OIDC_CLIENT_ID: 'serviceportal',
  OIDC_CLIENT_SECRET: 'only-for-tests-0123456789-oidc',
  SMTP_URL: 'smtps://mail.example.org:465',
  MAIL_FROM: 'portal@example.org',
  SESSION_SECRET: 'only-for-tests-abcdefghijklmnopqrstuvwxyz-session',
  ACCESS_CODE_SECRET: 'only-for-tests-abcdefghijklmnopqrstuvwxyz-code',
}

export class WholePortal {
  app!: FastifyInstance
  database!: TestDatabase
  deps!: WebDeps
  /** Without a slash at the end. */
  readonly base: string
  readonly #settings: Environment
  readonly #apps: FastifyInstance[] = []
  #directory = ''
  #laterByMilliseconds = 0

  /** `settings`: variables that differ from those of a silent demo. */
  constructor(settings: Environment = {}) {
    this.#settings = settings
    this.base = settings.BASE_URL ?? 'http://localhost:3999'
  }

  async open(): Promise<void> {
    this.#directory = await mkdtemp(join(tmpdir(), 'whole-portal-'))
    this.database = await ownDatabase('region')
    const config = await loadConfig({
      MODE: 'demo',
      LOG_LEVEL: 'silent',
      BASE_URL: this.base,
      DATA_DIR: this.#directory,
      SIGNING_KEY: await generateSigningKey(),
      ...this.#settings,
    })
    const { region, catalogue } = await transact(this.database.owner, everywhere, async (tx) => ({
      region: await readRegion(tx),
      catalogue: await readCatalogueRecords(tx),
    }))
    const clock: Clock = { now: () => new Date(Date.now() + this.#laterByMilliseconds) }
    this.deps = {
      config,
      clock,
      database: this.database.application,
      region: () => region,
      catalogue: () => catalogue,
      assets: await buildAssets(),
      signing: await openSigningKey(config.SIGNING_KEY),
      writeLetter: openLetterWriter(projectRoot),
      listener: notifyApplicant,
      files: await openFileStore(config.FILES_DIR),
      scan: null,
    }
    this.app = await this.another()
  }

  async close(): Promise<void> {
    await Promise.all(this.#apps.map((app) => app.close()))
    await rm(this.#directory, { recursive: true })
  }

  /** A second process of the same installation, or the same one after a restart; `changed`: what is configured otherwise. */
  async another(changed: Partial<WebDeps> = {}): Promise<FastifyInstance> {
    const app = await buildApp({ ...this.deps, ...changed })
    this.#apps.push(app)
    return app
  }

  newVisitor(app = this.app): Visitor {
    const { protocol, host } = new URL(this.base)
    const names = ['', 'gelsenkirchen.', 'marl.'].map((name) => `${protocol}//${name}${host}`)
    const own = Object.values(this.deps.config.PORTAL_ADDRESSES).map((address) => new URL(address).origin)
    return new Visitor(Object.fromEntries([...names, ...own].map((origin) => [origin, app])))
  }

  /** Lets time pass, for everything that asks the clock. */
  pass(hours: number): void {
    this.#laterByMilliseconds += hours * 60 * 60 * 1000
  }

  town = (name: string): string => `${this.base}/${name}`

  /** A browser with a draft of these answers (as they are stored), and the address below which the draft's pages lie. */
  async draftOf(authority: string, serviceId: string, answers: Answers): Promise<{ visitor: Visitor; draft: string }> {
    const id = newDraftId()
    const token = await transact(this.database.application, draftScope(authority, id), async (tx) => {
      const adoption = await adoptionOf(tx, authority, serviceId)
      if (!adoption) throw new Error(`${authority} does not offer ${serviceId}`)
      const { serviceDigest, overlayDigest } = adoption
      const created = await createDraft(tx, id, { serviceId, serviceDigest, overlayDigest, language: 'de' }, this.deps.clock)
      await saveAnswers(tx, id, Object.keys(answers), await this.#uploaded(tx, id, answers))
      return created.token
    })
    const visitor = this.newVisitor()
    visitor.setCookie(this.town(authority), `entwurf-${id}`, token, `/${authority}`)
    return { visitor, draft: `${this.town(authority)}/entwurf/${id}` }
  }

  /** The answers with small files of the same names in the store, in the place of those that they only speak of. */
  async #uploaded(tx: Tx, draftId: string, answers: Answers): Promise<Answers> {
    const uploads = new Map<string, UploadedFile>()
    for (const file of filesIn(answers)) {
      const staged = await this.deps.files.stage(Readable.from([await sampleOf(file.mediaType)]), 10_000_000)
      const { size, digest } = staged
      const kept = { ...file, id: await staged.keep(), size, digest }
      await addEvidence(tx, draftId, { ...kept, isScanned: false }, null, this.deps.clock)
      uploads.set(file.id, kept)
    }
    const replaced = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value
      if (Array.isArray(value)) return value.map(replaced)
      const known = 'id' in value ? uploads.get(String(value.id)) : undefined
      return known ?? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaced(entry)]))
    }
    return replaced(answers) as Answers
  }

  /** A browser in which somebody of the demo's staff is signed in (`login` as in networks/emscher-lippe/staff.yaml). */
  async clerk(login: string): Promise<Visitor> {
    const member = this.deps.region().staff.find((each) => each.login === login)
    if (!member) throw new Error(`nobody signs in as ${login}`)
    const { authority, subject, name } = member
    const begun = await transact(this.database.application, { authority, actor: { kind: 'clerk', id: '', subject } }, (tx) =>
      beginSession(tx, { subject, name }, this.deps.clock.now()),
    )
    if (!begun.ok) throw new Error(`${login} has no role`)
    const visitor = this.newVisitor()
    visitor.setCookie(this.town(authority), `amt-sitzung-${authority}`, begun.value.token, `/${authority}`)
    return visitor
  }
}

/** A portal that opens before all tests of a file and closes after them. */
export function portalUnderTest(settings: Environment = {}): WholePortal {
  const portal = new WholePortal(settings)
  beforeAll(() => portal.open())
  afterAll(() => portal.close())
  return portal
}
