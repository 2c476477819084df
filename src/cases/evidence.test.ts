import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { infectedPdf, onePage, picture } from '../../test/sample-files.ts'
import { dogService, foundTown, keeper, type Town } from '../../test/town.ts'
import { definition } from '../forms/definition.ts'
import { filesIn } from '../forms/files.ts'
import type { RefusedFile, UploadedFile } from '../forms/context.ts'
import { clockAt, systemClock } from '../platform/clock.ts'
import { transact } from '../platform/database.ts'
import { sha256 } from '../platform/digest.ts'
import { type FileStore, openFileStore } from '../platform/file-store.ts'
import { refused } from '../platform/result.ts'
import { readCase } from './cases.ts'
import { deleteContents } from './deletion.ts'
import { draftScope, readDraft, saveAnswers } from './drafts.ts'
import { deleteExpiredEvidence, discardEvidence, EVIDENCE_LIMITS, evidenceOf, oneEvidence } from './evidence.ts'
import { sweepFiles } from './file-sweep.ts'
import { receiveEvidence, type ReceiveDeps } from './receive-evidence.ts'
import { submitDraft } from './submit.ts'

const database = testDatabase()
const service = definition.parse({
  ...dogService,
  pages: [
    ...dogService.pages,
    {
      id: 'nachweise',
      title: 'Nachweise',
      ask: [
        { id: 'impfpass', type: 'file', label: 'Impfpass', optional: true, max: 3 },
        {
          id: 'orte',
          type: 'group',
          item: 'Ort',
          label: 'Orte',
          optional: true,
          ask: [
            { id: 'foto', type: 'file', label: 'Foto', optional: true },
            { id: 'ort', type: 'text', label: 'Ort' },
          ],
        },
      ],
    },
  ],
})

let directory = ''
let files: FileStore
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'evidence-'))
  files = await openFileStore(directory)
})
afterAll(() => rm(directory, { recursive: true }))

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100)
}

/** Uploads a file for a draft, as its page does. */
async function upload(
  town: Town,
  draftId: string,
  name: string,
  bytes: Buffer,
  changed: { question?: string | null; scan?: ReceiveDeps['scan']; to?: string } = {},
) {
  const { question = 'impfpass', scan = null, to = draftId } = changed
  return receiveEvidence(
    { staged: await files.stage(inPieces(bytes), 10_000_000), name },
    { accept: ['pdf', 'image'], maxMegabytes: 10, max: 5 },
    { scope: draftScope(town.authority, draftId), draftId: to, question },
    { database: database.application, clock: town.deps.clock, files, scan },
  )
}

async function uploaded(...given: Parameters<typeof upload>): Promise<UploadedFile> {
  const result = await upload(...given)
  if (!result.ok || 'refused' in result.value) throw new Error(`the upload was refused: ${JSON.stringify(result)}`)
  return result.value
}

const isStored = async (id: string): Promise<boolean> =>
  (await readdir(join(directory, id.slice(0, 2))).catch((): string[] => [])).includes(id)
const found = () => foundTown(database, { service })
const worker = { kind: 'system' } as const
const answersOf = (town: Town, id: string) =>
  town.asApplicant(id, async (tx) => ((await readDraft(tx, id)) as { value: { answers: object } }).value.answers)

/** Does what the jobs that a transaction wrote would do. */
async function runFileJobs(authority: string): Promise<void> {
  const { rows } = await sql<{ file: string }>`
    select payload ->> 'file' as file from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where tasks.identifier = 'deleteFile' and payload ->> 'authority' = ${authority}`.execute(database.worker)
  for (const { file } of rows) await files.remove(file)
}

describe('a file that is uploaded', () => {
  test('is kept with what it is, and joins the answer of its question', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const file = await uploaded(town, id, ' Impfpass ', onePage())
    expect(file).toEqual({
      id: file.id,
      name: 'Impfpass.pdf',
      mediaType: 'application/pdf',
      size: onePage().length,
      digest: sha256(onePage()),
    })
    const second = await uploaded(town, id, 'seite2.jpg', await picture())
    expect(await answersOf(town, id)).toMatchObject({ impfpass: [file, second] })
    // Both came at the same moment of the test's clock; their order is that of the answer.
    const kept = await town.asApplicant(id, (tx) => evidenceOf(tx, id))
    expect(kept.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { ...file, isScanned: false },
      { ...second, isScanned: false },
    ])
    expect(await isStored(file.id)).toBe(true)
  })

  test('for a row of a group is kept, and joins no answer yet', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    await uploaded(town, id, 'foto.jpg', await picture(), { question: null })
    expect(filesIn(await answersOf(town, id))).toEqual([])
    expect(await town.asApplicant(id, (tx) => evidenceOf(tx, id))).toHaveLength(1)
  })

  test('and refused leaves nothing behind, and says which file it was', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const before = (await readdir(directory, { recursive: true })).length
    const refusals = [
      await upload(town, id, '../../x.pdf', onePage()),
      await upload(town, id, 'leer.pdf', Buffer.alloc(0)),
      await upload(town, id, 'pass.pdf', infectedPdf, { scan: async () => refused('infected') }),
      await upload(town, id, 'pass.pdf', onePage(), { scan: async () => refused('unavailable') }),
    ]
    expect(refusals.map((result) => result.ok && (result.value as RefusedFile))).toEqual([
      { refused: 'fileNameUnusable', params: { file: '../../x.pdf' } },
      { refused: 'fileEmpty', params: { file: 'leer.pdf' } },
      { refused: 'fileInfected', params: { file: 'pass.pdf' } },
      { refused: 'fileNotTaken', params: { file: 'pass.pdf' } },
    ])
    expect((await readdir(directory, { recursive: true })).length).toBe(before)
    expect(await town.asApplicant(id, (tx) => evidenceOf(tx, id))).toEqual([])
  })

  test('is marked as scanned when it was', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    await uploaded(town, id, 'pass.pdf', onePage(), { scan: async () => ({ ok: true, value: 'clean' }) })
    expect((await town.asApplicant(id, (tx) => evidenceOf(tx, id)))[0]?.isScanned).toBe(true)
  })

  test('is refused when all files of the draft would be too many or too large, even uploaded at once', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const fill = (count: number, size: number) =>
      town.asApplicant(id, (tx) =>
        sql`insert into evidence select gen_random_uuid(), portal_authority(), ${id}::uuid, 'x.pdf', 'application/pdf', ${size}, ${'0'.repeat(64)}, false, now(), now()
            from generate_series(1, ${count})`.execute(tx),
      )
    await fill(EVIDENCE_LIMITS.files - 2, 10)
    const results = await Promise.all([1, 2, 3, 4].map((number) => upload(town, id, `${number}.pdf`, onePage())))
    const refusedOnes = results.filter((result) => result.ok && 'refused' in result.value)
    expect(refusedOnes).toHaveLength(2)
    expect(refusedOnes[0]).toMatchObject({ value: { refused: 'filesTooLarge', params: { max: EVIDENCE_LIMITS.megabytes } } })
    expect(await answersOf(town, id)).toMatchObject({ impfpass: [{}, {}] })

    const large = await town.begin(keeper)
    await town.asApplicant(large, (tx) =>
      sql`insert into evidence values (gen_random_uuid(), portal_authority(), ${large}::uuid, 'x.pdf', 'application/pdf', ${EVIDENCE_LIMITS.megabytes * 2 ** 20 - 100}, ${'0'.repeat(64)}, false, now(), now())`.execute(
        tx,
      ),
    )
    expect(await upload(town, large, 'a.pdf', onePage())).toMatchObject({ value: { refused: 'filesTooLarge' } })
  })

  test('is refused for the draft of a neighbour, and stored nowhere', async () => {
    const town = await found()
    const [mine, neighbours] = [await town.begin(keeper), await town.begin(keeper)]
    expect(await upload(town, mine, 'a.pdf', onePage(), { to: neighbours })).toEqual({ ok: false, refusal: 'draftNotFound' })
    expect(await town.asApplicant(neighbours, (tx) => evidenceOf(tx, neighbours))).toEqual([])
  })
})

describe('a file that is taken out', () => {
  test('is gone from every answer, and its bytes are deleted', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const [kept, gone, inRow] = [
      await uploaded(town, id, 'a.pdf', onePage()),
      await uploaded(town, id, 'b.pdf', onePage()),
      await uploaded(town, id, 'c.pdf', onePage(), { question: null }),
    ]
    await town.asApplicant(id, (tx) => saveAnswers(tx, id, ['orte'], { orte: [{ ort: 'Markt', foto: [inRow] }] }))
    const discarded = await town.asApplicant(id, (tx) =>
      discardEvidence(tx, id, [gone.id, inRow.id, 'made up', '00000000-0000-4000-8000-000000000000']),
    )
    expect(discarded.ok).toBe(true)
    expect(await answersOf(town, id)).toEqual({ ...keeper, impfpass: [kept], orte: [{ ort: 'Markt' }] })
    expect((await town.asApplicant(id, (tx) => evidenceOf(tx, id))).map((each) => each.id)).toEqual([kept.id])
    await runFileJobs(town.authority)
    expect(await Promise.all([kept, gone, inRow].map((each) => isStored(each.id)))).toEqual([true, false, false])
  })

  test('of a neighbour stays', async () => {
    const town = await found()
    const [mine, neighbours] = [await town.begin(keeper), await town.begin(keeper)]
    const file = await uploaded(town, neighbours, 'a.pdf', onePage())
    await town.asApplicant(mine, (tx) => discardEvidence(tx, mine, [file.id]))
    expect(await town.asApplicant(mine, (tx) => discardEvidence(tx, neighbours, [file.id]))).toEqual({
      ok: false,
      refusal: 'draftNotFound',
    })
    expect(await town.asApplicant(neighbours, (tx) => evidenceOf(tx, neighbours))).toHaveLength(1)
  })
})

describe('what was sent', () => {
  const send = async (town: Town, id: string) => {
    const sent = await town.asApplicant(id, (tx) => submitDraft(tx, id, town.deps))
    if (!sent.ok) throw new Error(sent.refusal)
    return town.asClerk(
      async (tx) => (await tx.selectFrom('cases').select('id').where('submission_id', '=', id).executeTakeFirstOrThrow()).id,
    )
  }

  test('names its files with their digests, and keeps these and no others', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const sent = await uploaded(town, id, 'a.pdf', onePage())
    const unused = await uploaded(town, id, 'foto.jpg', await picture(), { question: null })
    const caseId = await send(town, id)
    const read = await town.asClerk((tx) => readCase(tx, caseId))
    expect(read.ok && read.value.submission.content?.answers).toMatchObject({ impfpass: [sent] })
    expect(await town.asClerk((tx) => evidenceOf(tx, id))).toEqual([{ ...sent, isScanned: false }])
    await runFileJobs(town.authority)
    expect([await isStored(sent.id), await isStored(unused.id)]).toEqual([true, false])
  })

  test('cannot be sent with a file that is gone', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const file = await uploaded(town, id, 'a.pdf', onePage())
    await town.asApplicant(id, (tx) => tx.deleteFrom('evidence').where('id', '=', file.id).execute())
    expect(await town.asApplicant(id, (tx) => submitDraft(tx, id, town.deps))).toEqual({ ok: false, refusal: 'notFinished' })
  })

  test('does not change any more: nothing is added, taken out or replaced, not even past the code', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const file = await uploaded(town, id, 'a.pdf', onePage())
    await send(town, id)
    expect(await upload(town, id, 'b.pdf', onePage())).toEqual({ ok: false, refusal: 'alreadySubmitted' })
    expect(await town.asApplicant(id, (tx) => discardEvidence(tx, id, [file.id]))).toEqual({ ok: false, refusal: 'alreadySubmitted' })
    const past = (statement: RawBuilder<unknown>) =>
      town
        .asApplicant(id, (tx) => statement.execute(tx))
        .then(
          ({ numAffectedRows }) => Number(numAffectedRows ?? 0),
          (error: { code: string }) => error.code,
        )
    expect(await past(sql`delete from evidence`)).toBe(0)
    expect(await past(sql`update evidence set expires_at = now()`)).toBe(0)
    expect(await past(sql`update evidence set digest = ''`)).toBe('42501')
    expect(
      await past(
        sql`insert into evidence values (gen_random_uuid(), portal_authority(), ${id}::uuid, 'x', 'x', 1, ${'0'.repeat(64)}, false, now(), now())`,
      ),
    ).toBe('42501')
    expect(await isStored(file.id)).toBe(true)
  })

  test('is seen by the office that works on it, by nobody else', async () => {
    const [town, other] = [await found(), await found()]
    const id = await town.begin(keeper)
    const file = await uploaded(town, id, 'a.pdf', onePage())
    expect(await town.asClerk((tx) => evidenceOf(tx, id))).toEqual([])
    await send(town, id)
    expect(await town.asClerk((tx) => oneEvidence(tx, id, file.id))).toMatchObject({ id: file.id })
    expect(await town.asClerk((tx) => oneEvidence(tx, id, file.id), 'ordnung')).toBeNull()
    expect(await other.asClerk((tx) => oneEvidence(tx, id, file.id))).toBeNull()
    expect(await town.asPublic((tx) => oneEvidence(tx, id, file.id))).toBeNull()
    const neighbour = await town.begin(keeper)
    expect(await town.asApplicant(neighbour, (tx) => oneEvidence(tx, id, file.id))).toBeNull()
    expect(await town.asApplicant(id, (tx) => oneEvidence(tx, id, "x' or true --"))).toBeNull()
  })

  test('is deleted with the contents of its case', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const file = await uploaded(town, id, 'a.pdf', onePage())
    const caseId = await send(town, id)
    await transact(database.worker, { authority: town.authority, actor: worker }, (tx) => deleteContents(tx, caseId))
    expect(await town.asClerk((tx) => evidenceOf(tx, id))).toEqual([])
    await runFileJobs(town.authority)
    expect(await isStored(file.id)).toBe(false)
  })
})

describe('what is over', () => {
  const everywhere = { authority: null, actor: worker } as const

  test('is deleted with its draft; what was sent stays', async () => {
    const long = clockAt('2020-01-07T09:00:00Z')
    const [town, today] = [await foundTown(database, { service, clock: long }), await foundTown(database, { service, clock: systemClock })]
    const [over, sent, running] = [await town.begin(keeper), await town.begin(keeper), await today.begin(keeper)]
    const gone = await uploaded(town, over, 'a.pdf', onePage())
    const kept = await uploaded(town, sent, 'b.pdf', onePage())
    const stillThere = await uploaded(today, running, 'c.pdf', onePage())
    expect((await town.asApplicant(sent, (tx) => submitDraft(tx, sent, town.deps))).ok).toBe(true)
    expect(await transact(database.worker, everywhere, deleteExpiredEvidence)).toBeGreaterThan(0)
    expect(await town.asApplicant(over, (tx) => evidenceOf(tx, over))).toEqual([])
    expect(await town.asClerk((tx) => evidenceOf(tx, sent))).toHaveLength(1)
    await runFileJobs(town.authority)
    await runFileJobs(today.authority)
    expect(await Promise.all([gone, kept, stillThere].map(({ id }) => isStored(id)))).toEqual([false, true, true])
  })

  test('and known to nobody is swept from the store after a day', async () => {
    const town = await found()
    const id = await town.begin(keeper)
    const known = await uploaded(town, id, 'a.pdf', onePage())
    const unknown = await (await files.stage(inPieces(onePage()), 10_000)).keep()
    await files.stage(inPieces(onePage()), 10_000)
    const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000)
    expect(await sweepFiles(database.worker, files, new Date())).toBe(0)
    expect(await sweepFiles(database.worker, files, tomorrow)).toBeGreaterThanOrEqual(2)
    expect([await isStored(known.id), await isStored(unknown)]).toEqual([true, false])
    expect(await readdir(join(directory, 'incoming'))).toEqual([])
  })
})
