/** Which authority offers which joint online service, in which version, with which changes of its own. */
import { z } from 'zod'
import type { Overlay } from '../forms/overlay.ts'
import type { Adoption } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import './tables.ts'
import { keepOverlay } from './versions.ts'

export type Stage = Adoption['stage']

/** One authority's adoption as it stands: the version and the overlay by their digests, and the office that decides. */
export type StoredAdoption = {
  readonly authority: string
  readonly serviceId: string
  readonly serviceDigest: string
  readonly overlayDigest: string
  readonly stage: Stage
  readonly officeId: string
  readonly adoptedAt: Date
}

export type AdoptionRequest = {
  readonly authority: string
  readonly serviceId: string
  readonly serviceDigest: string
  readonly overlay: Overlay
  readonly stage: Stage
  readonly officeId: string
  /** Who says so. */
  readonly by: string
}

const columns = ['authority_id', 'service_id', 'service_digest', 'overlay_digest', 'stage', 'office_id', 'adopted_at'] as const

type Row = {
  authority_id: string
  service_id: string
  service_digest: string
  overlay_digest: string
  stage: Stage
  office_id: string
  adopted_at: Date
}

const stage = z.enum(['test', 'pilot', 'live'])

const toAdoption = (row: Row): StoredAdoption => ({
  authority: row.authority_id,
  serviceId: row.service_id,
  serviceDigest: row.service_digest,
  overlayDigest: row.overlay_digest,
  stage: stage.parse(row.stage),
  officeId: row.office_id,
  adoptedAt: row.adopted_at,
})

/**
 * Writes that an authority offers a service. Needs the owner's connection, as `system`. Saying the same again changes
 * nothing, `adoptedAt` included. Whether the overlay fits the version is for the caller to check (`rollOut`).
 */
export async function adopt(tx: Tx, request: AdoptionRequest): Promise<void> {
  const overlayDigest = await keepOverlay(tx, request.authority, request.serviceId, request.overlay)
  const adopted = {
    service_digest: request.serviceDigest,
    overlay_digest: overlayDigest,
    stage: request.stage,
    office_id: request.officeId,
  }
  await tx
    .insertInto('adoptions')
    .values({ authority_id: request.authority, service_id: request.serviceId, ...adopted })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'service_id'])
        .doUpdateSet({ ...adopted, adopted_at: new Date() })
        .where((where) =>
          where.or([
            where('adoptions.service_digest', '!=', adopted.service_digest),
            where('adoptions.overlay_digest', '!=', adopted.overlay_digest),
            where('adoptions.stage', '!=', adopted.stage),
            where('adoptions.office_id', '!=', adopted.office_id),
          ]),
        ),
    )
    .execute()
}

/** Ends an adoption: the authority no longer offers the service. Drafts and cases keep their versions. */
export async function endAdoption(tx: Tx, authority: string, serviceId: string): Promise<void> {
  await tx.deleteFrom('adoptions').where('authority_id', '=', authority).where('service_id', '=', serviceId).execute()
}

/** The adoption of a service by the transaction's authority, or null when it does not offer it. */
export async function adoptionOf(tx: Tx, authority: string, serviceId: string): Promise<StoredAdoption | null> {
  const row = await tx
    .selectFrom('adoptions')
    .select(columns)
    .where('authority_id', '=', authority)
    .where('service_id', '=', serviceId)
    .executeTakeFirst()
  return row ? toAdoption(row) : null
}

/** Every adoption that the transaction may see: an authority its own at all stages, the regional portal the published ones. */
export async function visibleAdoptions(tx: Tx): Promise<StoredAdoption[]> {
  const rows = await tx.selectFrom('adoptions').select(columns).orderBy('service_id').orderBy('authority_id').execute()
  return rows.map(toAdoption)
}
