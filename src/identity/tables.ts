/** The tables of this room (migrations/0004_identity.sql). `authority_id` defaults to the authority of the transaction. */
import type { Generated } from 'kysely'

export type StaffRoleRow = { authority_id: Generated<string>; subject: string; office_id: string; role: string }

export type StaffSessionRow = {
  token_hash: string
  authority_id: Generated<string>
  subject: string
  name: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
}

export type ParkedPostRow = { token_hash: string; authority_id: Generated<string>; subject: string; sealed: string; expires_at: Date }

declare module '../platform/database.ts' {
  interface Tables {
    staff_roles: StaffRoleRow
    staff_sessions: StaffSessionRow
    parked_posts: ParkedPostRow
  }
}
