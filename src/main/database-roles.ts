import pg from 'pg'
import type { DatabaseUrls } from '../platform/embedded-postgres.ts'
import { OperatorError } from '../platform/operator-error.ts'

/** Refuses roles for which row-level security does not count: production would only look isolated (design 4.2). */
export async function refuseUnsafeRoles(urls: DatabaseUrls): Promise<void> {
  for (const [name, url] of Object.entries(urls)) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const { rows } = await client.query<{ role: string; bypasses: boolean }>(
        'select rolname as role, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user',
      )
      if (rows[0]?.bypasses) {
        throw new OperatorError(
          `Production: DATABASE_URL_${name.toUpperCase()} signs in as ${rows[0].role}, which can bypass row-level security; give it a role without SUPERUSER and BYPASSRLS (docs/configuration.md).`,
        )
      }
    } finally {
      await client.end()
    }
  }
}
