import { describe, expect, test } from 'vitest'
import { may, mayAt, permissions, type Permission, type Role } from './permissions.ts'

/** Each permission with the roles that have it: the table, told from the other side. */
const holders: Record<Permission, readonly Role[]> = {
  listCases: ['clerk'],
  readCase: ['clerk'],
  startWork: ['clerk'],
  askApplicant: ['clerk'],
  decide: ['clerk'],
}

describe.each(Object.entries(holders) as [Permission, readonly Role[]][])('%s', (permission, allowed) => {
  test.each(Object.keys(permissions) as Role[])('by somebody who is %s', (role) => {
    expect(may({ roles: [role] }, permission)).toBe(allowed.includes(role))
  })

  test('is refused to somebody without a role', () => {
    expect(may({ roles: [] }, permission)).toBe(false)
  })

  test('is refused in an office that one does not belong to', () => {
    const clerk = { roles: ['clerk'], offices: ['steuern'] } as const
    expect(mayAt(clerk, permission, 'ordnung')).toBe(false)
    expect(mayAt(clerk, permission, 'steuern')).toBe(allowed.includes('clerk'))
  })
})
