import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { expect, test, onTestFinished } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { keepProof, proofOf } from '../catalogue/proof-report.ts'
import { proveQuickly } from '../catalogue/quick-proof.ts'
import { shippedCatalogue } from '../catalogue/test-catalogue.ts'
import { releaseService, serviceDigest } from '../catalogue/versions.ts'
import { loadFolder } from '../forms/service.ts'
import { readFolder } from '../network/folder.ts'
import { transact } from '../platform/database.ts'
import { proveVersions } from './prove-versions.ts'

const { owner } = testDatabase()
const everywhere = { authority: null, actor: { kind: 'system' } } as const

const serviceFile = (id: string): string => `id: ${id}
title: Probe
summary: Nur zum Prüfen
topic: steuern-zoll
audience: [citizen]
trust: { level: none, because: Nur zum Prüfen }
before: { minutes: 5, afterwards: Nichts }
legalBasis: [§ 1 des Probegesetzes]
pages:
  - id: seite
    title: Sie
    ask: [{ id: name, type: text, label: Ihr Name }]
`
const english = ['title', 'summary', 'trust.because', 'before.afterwards', 'pages.seite.title', 'questions.name.label']
  .map((path) => `${path}: Probe\n`)
  .join('')
const exampleFile = 'examples: [{ name: Erika, authority: marl, on: 2026-11-23, answers: { name: Erika } }]\n'

test('a version that is released is proved once, whole; what lies in the folder unreleased is not', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prove-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [id, unreleased] = [`probe-${randomUUID().replaceAll(/\d/g, 'x')}`, 'unreleased']
  for (const service of [id, unreleased]) {
    for (const [path, content] of Object.entries({
      'service.yaml': serviceFile(service),
      'texts/en.yaml': english,
      'examples/wege.yaml': exampleFile,
    })) {
      await mkdir(join(folder, service, path, '..'), { recursive: true })
      await writeFile(join(folder, service, path), content)
    }
  }
  const { services } = loadFolder(await readFolder(folder))
  const service = services.find(({ definition }) => definition.id === id)!
  const digest = serviceDigest(service)
  const { region } = await shippedCatalogue()
  await transact(owner, everywhere, async (tx) => {
    await releaseService(tx, service)
    await keepProof(tx, digest, proveQuickly(service, region).report)
  })
  expect(await proveVersions(owner, folder, region)).toEqual([id])
  const kept = await transact(owner, everywhere, (tx) => proofOf(tx, digest))
  expect(kept?.report).toMatchObject({
    examples: { passed: true, names: ['Erika'] },
    coverage: { passed: true },
    texts: { passed: true },
    // The start page, the question page filled in and refused, and the review, in both languages.
    accessibility: { passed: true, pages: 8 },
    payload: { passed: true, checked: 1 },
    retention: { passed: false },
    legalBasis: { passed: true, stated: ['§ 1 des Probegesetzes'] },
  })
  expect(await proveVersions(owner, folder, region)).toEqual([])
})
