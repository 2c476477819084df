/** A page as it was posted, with its files: each is looked into and kept, or refused, before the page itself is judged. */
import type { FastifyRequest } from 'fastify'
import { refusal, receiveEvidence } from '../../cases/receive-evidence.ts'
import type { FileBook, RefusedFile, UploadedFile } from '../../forms/context.ts'
import { filesIn, MEGABYTE } from '../../forms/files.ts'
import type { Question } from '../../forms/question.ts'
import { mostBytesOf } from '../../forms/questions/files.ts'
import type { StagedFile } from '../../platform/file-store.ts'
import { countMegabytes } from '../../platform/rate-limit-store.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { WebDeps } from '../deps.ts'
import { postedFields } from '../posted.ts'
import { forget, type IncomingPart, isUpload, readUploadForm, type Texts } from '../upload-form.ts'
import { type FileQuestion, fileQuestionAt } from './file-questions.ts'
import type { OpenDraft } from './open-draft.ts'

/**
 * `fields`: what was typed, with the ids of kept files in their places (`lageplan`) and a mark for each that was refused
 * (`lageplan.upload`). `files` knows both, and those that were kept before. `taken`: what became of the files, in order.
 */
export type PostedPage = {
  readonly fields: Texts
  readonly files: FileBook
  readonly taken: readonly (UploadedFile | RefusedFile)[]
}

type Refusal = 'draftNotFound' | 'alreadySubmitted'
type Received = { readonly field: string; readonly name: string; readonly question: FileQuestion; readonly staged: StagedFile | null }

const upload = '.upload'

/**
 * Reads a posted page and takes its files. `asked`: the questions of the page. `before`: fields that count where the form
 * does not bring them along, because a script sends a file alone. Refused when the draft is gone, or was sent
 * meanwhile.
 */
export async function postedPage(
  request: FastifyRequest,
  open: OpenDraft,
  asked: readonly Question[],
  deps: WebDeps,
  before: Texts = {},
): Promise<Result<PostedPage, Refusal>> {
  const { files } = open.context
  if (!isUpload(request)) return ok({ fields: postedFields(request), files, taken: [] })
  const received: Received[] = []
  const leaving = new AbortController()
  const leave = (): void => leaving.abort()
  const { socket } = request.raw
  socket.once('close', leave)
  try {
    const fields = await receive(request, asked, received, deps)
    return await judge({ ...before, ...fields }, received, open, deps, leaving.signal)
  } finally {
    socket.off('close', leave)
    // Whatever broke off: nothing stays on the way.
    for (const { staged } of received) await staged?.discard()
  }
}

/** Reads the form to its end, each file onto the disk. What no question asks for is forgotten; its name stays, to be told. */
async function receive(request: FastifyRequest, asked: readonly Question[], received: Received[], deps: WebDeps): Promise<Texts> {
  const { files } = deps
  const unknown: Texts = {}
  const take = async ({ field, name, bytes }: IncomingPart): Promise<void> => {
    const question = field.endsWith(upload) ? fileQuestionAt(asked, field.slice(0, -upload.length)) : null
    if (!question) {
      await forget(bytes)
      unknown[field] = name
    } else if (await files.hasRoom()) {
      const staged = await files.stage(bytes, mostBytesOf(question))
      // A browser sends an empty part where nothing was chosen.
      if (name === '' && staged.size === 0) await staged.discard()
      else if (await isWithinBudget(request, staged.size, deps)) received.push({ field, name, question, staged })
      else {
        await staged.discard()
        received.push({ field, name, question, staged: null })
      }
    } else {
      request.log.error('the disk of FILES_DIR is nearly full, so an upload was refused')
      await forget(bytes)
      received.push({ field, name, question, staged: null })
    }
  }
  return { ...(await readUploadForm(request, take)), ...unknown }
}

/** What one address may upload within a day; offices and telephone networks share theirs among many people. */
export const MEGABYTES_IN_A_DAY = 4000
const MILLISECONDS_OF_DAY = 24 * 60 * 60 * 1000

/** Counts a file for the address that it came from. */
async function isWithinBudget({ ip, log }: FastifyRequest, bytes: number, { database, config }: WebDeps): Promise<boolean> {
  const counted = await countMegabytes(database, config.SESSION_SECRET, ip, bytes / MEGABYTE, MILLISECONDS_OF_DAY)
  if (counted > MEGABYTES_IN_A_DAY) log.warn('an upload was refused, because too much came from its address within a day')
  return counted <= MEGABYTES_IN_A_DAY
}

/** How long the files of one form may be looked into; what is left then is to be sent again. */
const MOST_MILLISECONDS = 60_000
/** Files that are looked into beyond those that a question may have, because some may be refused. */
const MORE_LOOKED_INTO = 3

/** Looks into the files, one after the other, and puts each in its place; ends early when whoever sent them has left. */
async function judge(
  given: Texts,
  received: readonly Received[],
  open: OpenDraft,
  deps: WebDeps,
  signal: AbortSignal,
): Promise<Result<PostedPage, Refusal>> {
  const end = performance.now() + MOST_MILLISECONDS
  const looked = new Map<string, number>()
  const fields = { ...given }
  const known = new Map<string, UploadedFile | RefusedFile>()
  const files: FileBook = { find: (id) => known.get(id) ?? open.context.files.find(id) }
  const taken: (UploadedFile | RefusedFile)[] = []
  for (const { field, name, question, staged } of received) {
    const place = field.slice(0, -upload.length)
    const kept = [fields[place] ?? []].flat()
    const before = looked.get(place) ?? 0
    looked.set(place, before + 1)
    const outcome =
      staged === null || signal.aborted || performance.now() > end
        ? ok(refusal('fileNotTaken', name))
        : kept.filter((id) => id !== '').length >= question.max || before >= question.max + MORE_LOOKED_INTO
          ? ok(refusal('tooManyFiles', name, { max: question.max }))
          : await receiveEvidence(
              { staged, name },
              question,
              // Only a question of its own has an answer that a file can join; rows are saved with their page.
              { scope: open.scope, draftId: open.draft.id, question: place === question.id ? place : null },
              deps,
              signal,
            )
    if (!outcome.ok) return outcome
    taken.push(outcome.value)
    if ('refused' in outcome.value) {
      const mark = `refused:${known.size}`
      known.set(mark, outcome.value)
      fields[field] = [[fields[field] ?? []].flat(), mark].flat()
    } else {
      known.set(outcome.value.id, outcome.value)
      fields[place] = [...kept, outcome.value.id]
    }
  }
  return ok({ fields, files, taken })
}

/** The files that a button of the page takes out: one by its id, or all of a row that is removed. */
export function discardedBy(fields: Texts, files: FileBook): string[] {
  const row = [fields['_remove'] ?? []].flat()[0]
  const inRow = row === undefined ? [] : Object.entries(fields).flatMap(([name, value]) => (name.startsWith(`${row}.`) ? value : []))
  return [...[fields['_discard'] ?? []].flat(), ...inRow].filter((id) => filesIn(files.find(id)).length > 0)
}

/** The fields without some ids, and without what a browser left in the field for new files. */
export const withoutIds = (fields: Texts, ids: readonly string[]): Texts =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? (ids.includes(value) ? '' : value) : value.filter((each) => !ids.includes(each)),
    ]),
  )
