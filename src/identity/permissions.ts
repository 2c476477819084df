import type { StaffMember } from '../network/region.ts'

/** What somebody can be at an authority's desk. */
export type Role = StaffMember['roles'][number]

/** What can be done at the desk. */
export type Permission = 'listCases' | 'readCase' | 'startWork' | 'askApplicant' | 'decide'

/** Who may do what. What is not listed may not be done. Screens and server ask the same table. */
export const permissions = {
  clerk: ['listCases', 'readCase', 'startWork', 'askApplicant', 'decide'],
} as const satisfies Record<Role, readonly Permission[]>

/** Somebody with roles and offices, as a session gives them. */
type Holder = { readonly roles: readonly Role[]; readonly offices: readonly string[] }

/** Whether one of the roles allows it at all. */
export const may = (holder: Pick<Holder, 'roles'>, permission: Permission): boolean =>
  holder.roles.some((role) => (permissions[role] as readonly Permission[]).includes(permission))

/** Whether one of the roles allows it, in an office that the person belongs to. */
export const mayAt = (holder: Holder, permission: Permission, office: string): boolean =>
  holder.offices.includes(office) && may(holder, permission)
