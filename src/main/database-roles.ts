import pg from 'pg'
import type { DatabaseUrls } from '../platform/embedded-postgres.ts'
import { OperatorError } from '../platform/operator-error.ts'

type Rights = { role: string; bypasses: boolean; owns: boolean }

/** What the role of an address can do, also by becoming another one (`set role`). */
async function rightsAt(url: string): Promise<Rights> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Rights>(`
      select current_user as role,
        exists (select from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')) as bypasses,
        exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and pg_has_role(current_user, relowner, 'member')) as owns`)
    return rows[0]!
  } finally {
    await client.end()
  }
}

/** Refuses roles for which row-level security does not count: production would only look isolated. */
export async function refuseUnsafeRoles(urls: DatabaseUrls): Promise<void> {
  for (const [name, url] of Object.entries(urls)) {
    const { role, bypasses, owns } = await rightsAt(url)
    const signsIn = `Production: DATABASE_URL_${name.toUpperCase()} signs in as ${role}, which`
    if (bypasses) {
      throw new OperatorError(
        `${signsIn} can bypass row-level security; give it a role without SUPERUSER and BYPASSRLS (docs/configuration.md).`,
      )
    }
    if (owns && name !== 'owner') {
      throw new OperatorError(
        `${signsIn} owns tables and could take their policies away; give it a role of its own (docs/configuration.md).`,
      )
    }
  }
}
