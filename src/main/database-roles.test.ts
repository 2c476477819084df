import pg from 'pg'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { refuseUnsafeRoles } from './database-roles.ts'

test('the three roles of the installation are taken', async () => {
  const { urls } = await ownDatabase()
  await expect(refuseUnsafeRoles(urls)).resolves.toBeUndefined()
})

test.each(['owner', 'application', 'worker'] as const)('a superuser is refused as %s', async (place) => {
  const { urls, administratorUrl } = await ownDatabase()
  await expect(refuseUnsafeRoles({ ...urls, [place]: administratorUrl })).rejects.toThrow(
    new RegExp(`DATABASE_URL_${place.toUpperCase()} signs in as \\w+, which can bypass row-level security`),
  )
})

test.each(['application', 'worker'] as const)('the owner of the tables is refused as %s', async (place) => {
  const { urls } = await ownDatabase()
  await expect(refuseUnsafeRoles({ ...urls, [place]: urls.owner })).rejects.toThrow('portal_owner, which owns tables')
})

test('a role that may become one without policies is refused', async () => {
  const { urls, administratorUrl } = await ownDatabase()
  const administrator = new pg.Client({ connectionString: administratorUrl })
  await administrator.connect()
  const role = `detour_${process.pid}`
  try {
    await administrator.query(
      `create role ${role}_target bypassrls; create role ${role} login password 'only-for-this-test' in role ${role}_target`,
    )
    const detour = new URL(urls.application)
    detour.username = role
    detour.password = 'only-for-this-test'
    await expect(refuseUnsafeRoles({ ...urls, application: detour.href })).rejects.toThrow('can bypass row-level security')
  } finally {
    await administrator.query(`drop role if exists ${role}; drop role if exists ${role}_target`)
    await administrator.end()
  }
})
