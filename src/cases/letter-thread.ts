import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Json } from '../platform/digest.ts'
import { inTurn } from '../platform/in-turn.ts'
import { projectRoot } from '../platform/project-root.ts'
import type { LetterTemplate } from './letter-writer.ts'

/** What `openLetterWriter` is given, as it reaches the thread. */
export type ThreadLetter = {
  readonly template: LetterTemplate
  readonly data: Json
  readonly writtenAt: Date
  readonly pictures: readonly Uint8Array[]
}

// One after the other, because all pictures are in memory.
const alone = inTurn(1)

/** Writes a letter with pictures (JPEG) beside everything else that goes on. Rejects when the template is broken. */
export const writeInThread = (letter: ThreadLetter): Promise<Buffer> =>
  alone(async () => {
    const worker = new Worker(join(projectRoot, 'src/cases/letter-program.ts'), { workerData: letter, execArgv: [] })
    const [pdf] = (await once(worker, 'message')) as [Uint8Array]
    return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  })
