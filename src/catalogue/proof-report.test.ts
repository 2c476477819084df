import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { transact } from '../platform/database.ts'
import { keepProof, proofOf } from './proof-report.ts'
import { refusalsOf } from './proof-refusals.ts'
import { smallService } from './test-catalogue.ts'
import { exampleReport } from './test-proofs.ts'
import { releaseService } from './versions.ts'

const { owner, application, worker } = testDatabase()
const everywhere = { authority: null, actor: { kind: 'system' } } as const
const visitor = { authority: 'marl', actor: { kind: 'public' } } as const

const released = async (): Promise<string> =>
  (await transact(owner, everywhere, (tx) => releaseService(tx, { definition: smallService(`dienst-${randomUUID()}`), texts: {} }))).digest
const unchecked = { ...exampleReport.accessibility, passed: null, pages: 0 }

test('whoever visits a portal reads the proofs of a version; none were kept before', async () => {
  const digest = await released()
  expect(await transact(application, visitor, (tx) => proofOf(tx, digest))).toBeNull()
  await transact(owner, everywhere, (tx) => keepProof(tx, digest, exampleReport))
  expect((await transact(application, visitor, (tx) => proofOf(tx, digest)))?.report).toEqual(exampleReport)
})

test('the newest report counts, and the same again is not kept twice', async () => {
  const digest = await released()
  const early = { ...exampleReport, accessibility: unchecked }
  for (const report of [early, exampleReport, exampleReport]) await transact(owner, everywhere, (tx) => keepProof(tx, digest, report))
  expect((await transact(application, visitor, (tx) => proofOf(tx, digest)))?.report).toEqual(exampleReport)
  const kept = await transact(owner, everywhere, (tx) =>
    tx.selectFrom('proof_reports').select('id').where('service_digest', '=', digest).execute(),
  )
  expect(kept).toHaveLength(2)
})

test('nobody changes or deletes a report, and none but the owner writes one', async () => {
  const digest = await released()
  await transact(owner, everywhere, (tx) => keepProof(tx, digest, exampleReport))
  for (const change of [sql`update proof_reports set report = '{}'`, sql`delete from proof_reports`])
    await expect(transact(owner, everywhere, (tx) => change.execute(tx))).rejects.toThrow(/never changed/)
  for (const database of [application, worker])
    await expect(
      transact(database, everywhere, (tx) => keepProof(tx, digest, { ...exampleReport, accessibility: unchecked })),
    ).rejects.toThrow(/permission denied/)
})

test('nothing keeps a service from release when every proof has passed, or is still being checked', () => {
  expect(refusalsOf(exampleReport)).toEqual([])
  expect(refusalsOf({ ...exampleReport, accessibility: unchecked })).toEqual([])
})

test('a text that is hard to read is told, and keeps nothing from release', () => {
  expect(refusalsOf({ ...exampleReport, plainLanguage: { ...exampleReport.plainLanguage, passed: false } })).toEqual([])
})

test.each([
  [
    'examples',
    { passed: false, names: ['a'], failures: [{ example: 'a (marl)', message: 'pages: expected x; seen y' }] },
    /a \(marl\).*expected x/,
  ],
  [
    'coverage',
    { ...exampleReport.coverage, passed: false, missing: { de: ['Seite „Tierheim“'], en: ['page “Shelter”'] } },
    /page “Shelter”/,
  ],
  ['texts', { passed: false, languages: [{ language: 'en', missing: ['pages.hund.title'] }] }, /en.*pages\.hund\.title/],
  [
    'accessibility',
    {
      ...exampleReport.accessibility,
      passed: false,
      violations: [
        {
          page: 'hund',
          title: 'Hund',
          language: 'de',
          state: 'filled',
          rule: 'label',
          help: { de: 'Beschriftung', en: 'Form elements must have labels' },
          element: '<input>',
        },
      ],
    },
    /hund.*Form elements must have labels/,
  ],
  [
    'payload',
    { ...exampleReport.payload, passed: false, problems: [{ example: 'a (marl)', message: '/seit must be string' }] },
    /a \(marl\).*\/seit must be string/,
  ],
  ['retention', { passed: false, stated: null }, /retention/],
  ['legalBasis', { passed: false, stated: [] }, /legalBasis/],
] as const)('%s that failed keeps it from release, and it is said why', (name, failed, words) => {
  expect(refusalsOf({ ...exampleReport, [name]: failed })).toEqual([expect.stringMatching(words)])
})
