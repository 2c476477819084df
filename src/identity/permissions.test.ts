import { describe, expect, test } from 'vitest'
import { may, mayAt, permissions, type Permission, type Role } from './permissions.ts'

const roles: readonly Role[] = ['clerk']

/** Each permission with the roles that have it: the table, told from the other side. */
const holders: Record<Permission, readonly Role[]> = {
  listCases: ['clerk'],
  readCase: ['clerk'],
  startWork: ['clerk'],
  askApplicant: ['clerk'],
  decide: ['clerk'],
}

const permissionNames: readonly Permission[] = ['listCases', 'readCase', 'startWork', 'askApplicant', 'decide']

test('the table names every role and permission', () => {
  expect(Object.keys(permissions)).toEqual(roles)
  expect(Object.keys(holders)).toEqual(permissionNames)
})

describe.each(permissionNames)('%s', (permission) => {
  const allowed = holders[permission]

  test.each(roles)('by somebody who is %s', (role) => {
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
