/** The catalogue's tables as Kysely sees them (migrations/0003_catalogue.sql, 0010_adoption_steps.sql, 0011_proofs.sql). JSON columns come back parsed, unchecked. */
import type { ColumnType, Generated } from 'kysely'

type JsonColumn = ColumnType<unknown, string, never>
type Moment = ColumnType<Date, Date | string | undefined, Date | string>

declare module '../platform/database.ts' {
  interface Tables {
    service_versions: {
      digest: string
      service_id: string
      number: number
      definition: JsonColumn
      texts: JsonColumn
      released_at: Moment
    }
    overlays: { authority_id: string; service_id: string; digest: string; content: JsonColumn }
    adoptions: {
      authority_id: string
      service_id: string
      service_digest: string
      overlay_digest: string
      stage: 'test' | 'pilot' | 'live'
      office_id: string
      adopted_at: Moment
      adopted_by: string
      held: Generated<boolean>
    }
    adoption_steps: {
      authority_id: string
      service_id: string
      sequence: number
      happened_at: Moment
      done_by: string
      step: 'adopted' | 'moved' | 'staged' | 'officeChanged' | 'wentBack' | 'forward' | 'ended'
      service_digest: string
      overlay_digest: string
      stage: 'test' | 'pilot' | 'live'
      office_id: string
      held: boolean
    }
    bylaw_versions: { authority_id: string; bylaw_id: string; digest: string; content: JsonColumn; frozen_at: Generated<Date> }
    proof_reports: { id: Generated<string>; service_digest: string; digest: string; report: JsonColumn; proved_at: Generated<Date> }
    search_entries: {
      id: string
      title: string
      synonyms: string
      related: string
      phrases: string[]
      document: string
      content: JsonColumn
    }
  }
}
