import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { generateSigningKey } from './signing.ts'
import { randomToken } from './tokens.ts'
import { ensureWritableDirectory } from './writable-directory.ts'

const secretsSchema = z.strictObject({
  SESSION_SECRET: z.string(),
  ACCESS_CODE_SECRET: z.string(),
  OIDC_CLIENT_SECRET: z.string(),
  SIGNING_KEY: z.string(),
})

/** The secrets of the demo: random, made at the first start, kept in the data folder, readable by its owner only. */
export async function demoSecrets(dataDirectory: string): Promise<z.infer<typeof secretsSchema>> {
  await ensureWritableDirectory(dataDirectory, 'name another one with DATA_DIR=/path/to/folder')
  const file = join(dataDirectory, 'secrets.json')
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known !== null) return secretsSchema.parse(JSON.parse(known))
  const secrets = {
    SESSION_SECRET: randomToken(),
    ACCESS_CODE_SECRET: randomToken(),
    OIDC_CLIENT_SECRET: randomToken(),
    SIGNING_KEY: await generateSigningKey(),
  }
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  // Of two processes that begin together, the first one's secrets count.
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(unfinished)
  return secretsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}
