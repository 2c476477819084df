/** The table of this room as Kysely sees it (migrations/0006_delivery.sql). */
import type { Generated } from 'kysely'
import type { CaseStep } from '../cases/events.ts'

declare module '../platform/database.ts' {
  interface Tables {
    deliveries: {
      id: string
      authority_id: string
      case_id: string
      sequence: number
      step: CaseStep
      channel: 'email'
      created_at: Date
      attempts: Generated<number>
      last_attempt_at: Date | null
      last_error: string | null
      acknowledged_at: Date | null
      acknowledgement: string | null
    }
  }
}
