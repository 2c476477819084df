/**
 * Released versions, by content: the same content twice is one version, and a version never changes, so a
 * case can name it for as long as the case is kept.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Definition, definition } from '../forms/definition.ts'
import { type Overlay, overlay } from '../forms/overlay.ts'
import { type Bylaw, bylaw } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import { digestOf } from '../platform/digest.ts'
import './tables.ts'

/** Texts of a service by language, each by the path of the text it replaces: `{ en: { 'pages.hund.title': 'Your dog' } }`. */
export type ServiceTexts = Readonly<Record<string, Readonly<Record<string, string>>>>

const serviceTexts = z.record(z.string(), z.record(z.string(), z.string()))

/** What is released: the definition together with its texts in other languages. */
export type ReleasableService = { readonly definition: Definition; readonly texts: ServiceTexts }

/** One released version. `number` counts the versions of a service from 1 and is for people; the digest is the identity. */
export type ServiceVersion = ReleasableService & {
  readonly digest: string
  readonly serviceId: string
  readonly number: number
  readonly releasedAt: Date
}

/** The content address of a service: SHA-256 of the canonical JSON of its definition and texts. */
export const serviceDigest = ({ definition: content, texts }: ReleasableService): string => digestOf({ definition: content, texts })

/**
 * Releases a service, once for each content. Needs the owner's connection: nobody else may write versions.
 * `isNew` is false when this content had been released before; then that version is returned.
 */
export async function releaseService(tx: Tx, service: ReleasableService): Promise<{ digest: string; number: number; isNew: boolean }> {
  const digest = serviceDigest(service)
  const serviceId = service.definition.id
  // Two releases of one service at once must not be given the same number.
  await sql`select pg_advisory_xact_lock(hashtext(${`release:${serviceId}`}))`.execute(tx)
  const before = await tx.selectFrom('service_versions').select('number').where('digest', '=', digest).executeTakeFirst()
  if (before) return { digest, number: before.number, isNew: false }
  const { number } = await tx
    .insertInto('service_versions')
    .values((insert) => ({
      digest,
      service_id: serviceId,
      number: insert
        .selectFrom('service_versions')
        .select((select) => sql<number>`coalesce(max(${select.ref('number')}), 0) + 1`.as('next'))
        .where('service_id', '=', serviceId),
      definition: JSON.stringify(service.definition),
      texts: JSON.stringify(service.texts),
    }))
    .returning('number')
    .executeTakeFirstOrThrow()
  return { digest, number, isNew: true }
}

/** A released version by its digest, or null when there is none. */
export async function versionOf(tx: Tx, digest: string): Promise<ServiceVersion | null> {
  const row = await tx.selectFrom('service_versions').selectAll().where('digest', '=', digest).executeTakeFirst()
  return row
    ? {
        digest: row.digest,
        serviceId: row.service_id,
        number: row.number,
        definition: definition.parse(row.definition),
        texts: serviceTexts.parse(row.texts),
        releasedAt: row.released_at,
      }
    : null
}

/** The digest of the version of a service that has this number, or null. */
export async function versionNumbered(tx: Tx, serviceId: string, number: number): Promise<string | null> {
  const row = await tx
    .selectFrom('service_versions')
    .select('digest')
    .where('service_id', '=', serviceId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.digest ?? null
}

/** The newest version of each service, for a roll-out: digest by service id. */
export async function newestVersions(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('service_versions')
    .distinctOn('service_id')
    .select(['service_id', 'digest'])
    .orderBy('service_id')
    .orderBy('number', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.service_id, row.digest]))
}

/** The numbers of a service's versions, for people: number by digest. */
export async function versionNumbers(tx: Tx, serviceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.selectFrom('service_versions').select(['digest', 'number']).where('service_id', '=', serviceId).execute()
  return new Map(rows.map(({ digest, number }) => [digest, number]))
}

/** Keeps what an authority changes of a service, and returns its digest. The same content twice is kept once. */
export async function keepOverlay(tx: Tx, authority: string, serviceId: string, content: Overlay): Promise<string> {
  const digest = digestOf(content)
  await tx
    .insertInto('overlays')
    .values({ authority_id: authority, service_id: serviceId, digest, content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return digest
}

/** An overlay of the transaction's authority by its digest, or null. */
export async function overlayOf(tx: Tx, serviceId: string, digest: string): Promise<Overlay | null> {
  const row = await tx
    .selectFrom('overlays')
    .select('content')
    .where('service_id', '=', serviceId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row ? overlay.parse(row.content) : null
}

// A bylaw of the region in memory never changes, and its digest is asked with each submission.
const bylawDigests = new WeakMap<Bylaw, string>()

/**
 * Keeps a bylaw as it stands, with all its dated values, and returns its digest: what was assessed by it can be
 * computed again. The transaction must be open for the bylaw's authority.
 */
export async function freezeBylaw(tx: Tx, content: Bylaw): Promise<string> {
  const digest = bylawDigests.get(content) ?? digestOf(content)
  bylawDigests.set(content, digest)
  await tx
    .insertInto('bylaw_versions')
    .values({ authority_id: content.authority, bylaw_id: content.id, digest, content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return digest
}

/** A frozen bylaw of the transaction's authority by its digest, or null. */
export async function frozenBylaw(tx: Tx, digest: string): Promise<Bylaw | null> {
  const row = await tx.selectFrom('bylaw_versions').select('content').where('digest', '=', digest).executeTakeFirst()
  return row ? bylaw.parse(row.content) : null
}
