/** Writes one letter in a thread of its own: one that holds pictures takes a tenth of a second for each, and pages shall not wait. */
import { parentPort, workerData } from 'node:worker_threads'
import { projectRoot } from '../platform/project-root.ts'
import type { ThreadLetter } from './letter-thread.ts'
import { openLetterWriter } from './letter-writer.ts'

const { template, data, writtenAt, pictures } = workerData as ThreadLetter
const pdf = openLetterWriter(projectRoot)(
  template,
  data,
  writtenAt,
  pictures.map((picture) => Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength)),
)
parentPort?.postMessage(pdf, [])
