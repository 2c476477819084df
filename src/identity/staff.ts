import { z } from 'zod'
import { staffMember, type StaffMember } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import type { Role } from './permissions.ts'
import './tables.ts'

/** For which offices somebody may act, and as what. */
export type StaffPosts = { readonly offices: readonly string[]; readonly roles: readonly Role[] }

/** How many roles an import gave, took away and left. */
export type StaffImport = { readonly added: number; readonly removed: number; readonly unchanged: number }

const row = z.object({ office_id: z.string(), role: staffMember.shape.roles.element })

/**
 * Makes the roles of one authority what the list says: missing ones are added, others taken away. The transaction is
 * the system's, for that authority; members of another are a fault, which the table's policy refuses as well.
 */
export async function importStaff(tx: Tx, members: readonly StaffMember[]): Promise<StaffImport> {
  const wanted = members.flatMap(({ subject, authority, offices, roles }) =>
    offices.flatMap((office) => roles.map((role) => ({ authority_id: authority, subject, office_id: office, role }))),
  )
  const present = await tx.selectFrom('staff_roles').select(['authority_id', 'subject', 'office_id', 'role']).execute()
  const keyOf = (entry: (typeof present)[number]): string =>
    JSON.stringify([entry.authority_id, entry.subject, entry.office_id, entry.role])
  const wantedKeys = new Set(wanted.map(keyOf))
  const presentKeys = new Set(present.map(keyOf))

  const surplus = present.filter((entry) => !wantedKeys.has(keyOf(entry)))
  for (const { subject, office_id, role } of surplus) {
    await tx.deleteFrom('staff_roles').where('subject', '=', subject).where('office_id', '=', office_id).where('role', '=', role).execute()
  }
  const missing = wanted.filter((entry) => !presentKeys.has(keyOf(entry)))
  if (missing.length > 0) await tx.insertInto('staff_roles').values(missing).execute()
  return { added: missing.length, removed: surplus.length, unchanged: present.length - surplus.length }
}

/**
 * What somebody may act as here; without any role both lists are empty. The transaction is that of a clerk with this
 * subject (no office yet), or one whose session was presented.
 */
export async function postsOf(tx: Tx, subject: string): Promise<StaffPosts> {
  const rows = await tx
    .selectFrom('staff_roles')
    .select(['office_id', 'role'])
    .where('subject', '=', subject)
    .orderBy('office_id')
    .execute()
  const posts = rows.map((found) => row.parse(found))
  return { offices: [...new Set(posts.map(({ office_id }) => office_id))], roles: [...new Set(posts.map(({ role }) => role))] }
}
