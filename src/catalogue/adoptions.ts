/** Which authority offers which joint online service, in which version, with which changes of its own. */
import { z } from 'zod'
import type { Overlay } from '../forms/overlay.ts'
import type { Adoption } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import { digestOf } from '../platform/digest.ts'
import { type AdoptionState, type Step, writeStep } from './adoption-steps.ts'
import './tables.ts'
import { keepOverlay } from './versions.ts'

export type Stage = Adoption['stage']

/** One authority's adoption as it stands. */
export type StoredAdoption = AdoptionState & {
  readonly authority: string
  readonly serviceId: string
  readonly adoptedAt: Date
  /** Who took the last step; empty where that was not recorded. */
  readonly adoptedBy: string
}

/** What an authority is to offer. `by`: who says so, for the ledger. */
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

const columns = [
  'authority_id',
  'service_id',
  'service_digest',
  'overlay_digest',
  'stage',
  'office_id',
  'held',
  'adopted_at',
  'adopted_by',
] as const

type Row = {
  authority_id: string
  service_id: string
  service_digest: string
  overlay_digest: string
  stage: Stage
  office_id: string
  held: boolean
  adopted_at: Date
  adopted_by: string
}

const stage = z.enum(['test', 'pilot', 'live'])

const toAdoption = (row: Row): StoredAdoption => ({
  authority: row.authority_id,
  serviceId: row.service_id,
  serviceDigest: row.service_digest,
  overlayDigest: row.overlay_digest,
  stage: stage.parse(row.stage),
  officeId: row.office_id,
  held: row.held,
  adoptedAt: row.adopted_at,
  adoptedBy: row.adopted_by,
})

/**
 * Writes that an authority offers a service, and a step in its ledger for each thing that changes. Needs the owner's
 * connection, as `system`. Saying the same again changes nothing, `adoptedAt` included. One that is held keeps its version
 * and overlay; only stage and office follow. Whether the overlay fits the version is for the caller to check (`rollOut`).
 */
export async function adopt(tx: Tx, request: AdoptionRequest): Promise<void> {
  const { authority, serviceId, serviceDigest, overlay, officeId, by } = request
  const before = await lockedAdoption(tx, authority, serviceId)
  if (!before) {
    const overlayDigest = await keepOverlay(tx, authority, serviceId, overlay)
    const now = { authority, serviceId, serviceDigest, overlayDigest, stage: request.stage, officeId, held: false }
    const adopted = { ...now, adoptedAt: new Date(), adoptedBy: by }
    await tx
      .insertInto('adoptions')
      .values({ authority_id: authority, service_id: serviceId, ...changeable(adopted) })
      .execute()
    return writeStep(tx, adopted, { step: 'adopted', happenedAt: adopted.adoptedAt, by })
  }
  let now = before
  if (!now.held && (now.serviceDigest !== serviceDigest || now.overlayDigest !== digestOf(overlay))) {
    const overlayDigest = await keepOverlay(tx, authority, serviceId, overlay)
    now = await changeAdoption(tx, now, { serviceDigest, overlayDigest }, 'moved', by)
  }
  if (now.stage !== request.stage) now = await changeAdoption(tx, now, { stage: request.stage }, 'staged', by)
  if (now.officeId !== officeId) await changeAdoption(tx, now, { officeId }, 'officeChanged', by)
}

const changeable = (adoption: StoredAdoption) => ({
  service_digest: adoption.serviceDigest,
  overlay_digest: adoption.overlayDigest,
  stage: adoption.stage,
  office_id: adoption.officeId,
  held: adoption.held,
  adopted_at: adoption.adoptedAt,
  adopted_by: adoption.adoptedBy,
})

/** Takes one step with an adoption that the transaction holds (`lockedAdoption`), and writes it into the ledger. */
export async function changeAdoption(
  tx: Tx,
  before: StoredAdoption,
  change: Partial<AdoptionState>,
  step: Step,
  by: string,
): Promise<StoredAdoption> {
  const after = { ...before, ...change, adoptedAt: new Date(), adoptedBy: by }
  await tx
    .updateTable('adoptions')
    .set(changeable(after))
    .where('authority_id', '=', before.authority)
    .where('service_id', '=', before.serviceId)
    .execute()
  await writeStep(tx, after, { step, happenedAt: after.adoptedAt, by })
  return after
}

/** Ends an adoption: the authority no longer offers the service. Drafts and cases keep their versions, and the ledger stays. */
export async function endAdoption(tx: Tx, authority: string, serviceId: string, by: string): Promise<void> {
  const ended = await lockedAdoption(tx, authority, serviceId)
  if (!ended) return
  await tx.deleteFrom('adoptions').where('authority_id', '=', authority).where('service_id', '=', serviceId).execute()
  await writeStep(tx, ended, { step: 'ended', happenedAt: new Date(), by })
}

/** The adoption, and nobody else changes it until the transaction ends; null when there is none. Needs the owner's connection. */
export async function lockedAdoption(tx: Tx, authority: string, serviceId: string): Promise<StoredAdoption | null> {
  const row = await selected(tx, authority, serviceId).forUpdate().executeTakeFirst()
  return row ? toAdoption(row) : null
}

/** The adoption of a service by the transaction's authority, or null when it does not offer it. */
export async function adoptionOf(tx: Tx, authority: string, serviceId: string): Promise<StoredAdoption | null> {
  const row = await selected(tx, authority, serviceId).executeTakeFirst()
  return row ? toAdoption(row) : null
}

const selected = (tx: Tx, authority: string, serviceId: string) =>
  tx.selectFrom('adoptions').select(columns).where('authority_id', '=', authority).where('service_id', '=', serviceId)

/** Every adoption that the transaction may see: an authority its own at all stages, the regional portal the published ones. */
export async function visibleAdoptions(tx: Tx): Promise<StoredAdoption[]> {
  const rows = await tx.selectFrom('adoptions').select(columns).orderBy('service_id').orderBy('authority_id').execute()
  return rows.map(toAdoption)
}
