/** What is kept about the embedded server: where its files are, its port, its passwords. */
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from './operator-error.ts'

const stateSchema = z.strictObject({
  data: z.string(),
  port: z.int(),
  passwords: z.strictObject({ administrator: z.string(), owner: z.string(), application: z.string(), worker: z.string() }),
})
/** `data` is an absolute path. */
export type PostgresState = z.infer<typeof stateSchema>

/** The file that holds it, readable by its owner only. */
export const stateFile = (directory: string): string => join(directory, 'server.json')

/** Reads it. In the file, `data` is relative to the folder where it can be, so that the whole can be moved. */
export async function readState(directory: string): Promise<PostgresState> {
  const text = await readFile(stateFile(directory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EACCES') throw error
    throw new OperatorError(
      `${stateFile(directory)} belongs to another user; start the portal as that one, or name another folder with DATA_DIR=/path/to/folder.`,
    )
  })
  const state = stateSchema.parse(JSON.parse(text))
  return { ...state, data: resolve(directory, state.data) }
}

/** Writes the state at once or not at all; of two processes that create it together, the first one wins. */
export async function writeState(directory: string, state: PostgresState, isNew = false): Promise<void> {
  const unfinished = `${stateFile(directory)}.${process.pid}`
  const data = relative(directory, state.data).startsWith('..') ? state.data : relative(directory, state.data)
  await writeFile(unfinished, JSON.stringify({ ...state, data }, null, 2), { mode: 0o600 })
  if (!isNew) return rename(unfinished, stateFile(directory))
  await link(unfinished, stateFile(directory)).catch(unless('EEXIST'))
  await rm(unfinished)
}

/** Lets those errors of the file system pass that mean that another process was first. */
export const unless =
  (...codes: string[]) =>
  (error: unknown): void => {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
