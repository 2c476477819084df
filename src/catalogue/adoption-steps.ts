/** The ledger of adoptions: who moved which service of which authority, when, and how it stood then. Rows are only added. */
import { sql } from 'kysely'
import type { Adoption } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import './tables.ts'

/** What one authority offers: version and overlay by their digests, how far it is, and the office that decides. */
export type AdoptionState = {
  readonly serviceDigest: string
  readonly overlayDigest: string
  readonly stage: Adoption['stage']
  readonly officeId: string
  /** Version and overlay stay as they are until `goForward`, whatever is released. */
  readonly held: boolean
}

/**
 * - `adopted`: offered for the first time, or anew after its end;
 * - `moved`: to another version, another overlay, or both;
 * - `staged`, `officeChanged`: what the network's files say of it changed;
 * - `wentBack`: to an earlier version, and held there; `forward`: held no longer;
 * - `ended`: no longer offered.
 */
export type Step = 'adopted' | 'moved' | 'staged' | 'officeChanged' | 'wentBack' | 'forward' | 'ended'

/** One step of an adoption, with how it stood afterwards (when it ended: before). `sequence` counts from 1. */
export type AdoptionStep = AdoptionState & {
  readonly sequence: number
  readonly step: Step
  readonly happenedAt: Date
  /** Empty where it was not recorded. */
  readonly by: string
}

/** Adds a step. The adoption's row must be locked, new or just deleted, so that no two get the same number. Needs the owner's connection. */
export async function writeStep(
  tx: Tx,
  adoption: AdoptionState & { readonly authority: string; readonly serviceId: string },
  { step, happenedAt, by }: Pick<AdoptionStep, 'step' | 'happenedAt' | 'by'>,
): Promise<void> {
  await tx
    .insertInto('adoption_steps')
    .values((insert) => ({
      authority_id: adoption.authority,
      service_id: adoption.serviceId,
      sequence: insert
        .selectFrom('adoption_steps')
        .select((select) => sql<number>`coalesce(max(${select.ref('sequence')}), 0) + 1`.as('next'))
        .where('authority_id', '=', adoption.authority)
        .where('service_id', '=', adoption.serviceId),
      happened_at: happenedAt,
      done_by: by,
      step,
      service_digest: adoption.serviceDigest,
      overlay_digest: adoption.overlayDigest,
      stage: adoption.stage,
      office_id: adoption.officeId,
      held: adoption.held,
    }))
    .execute()
}

/** All steps of one adoption, the first one first; also after its end. */
export async function adoptionSteps(tx: Tx, authority: string, serviceId: string): Promise<AdoptionStep[]> {
  const rows = await tx
    .selectFrom('adoption_steps')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('service_id', '=', serviceId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({
    sequence: row.sequence,
    step: row.step,
    happenedAt: row.happened_at,
    by: row.done_by,
    serviceDigest: row.service_digest,
    overlayDigest: row.overlay_digest,
    stage: row.stage,
    officeId: row.office_id,
    held: row.held,
  }))
}
