import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onePage, picture } from '../../test/sample-files.ts'
import type { Answers } from '../forms/question.ts'
import { head, serviceFrom } from '../forms/test-service.ts'
import { problemOfPdf } from '../platform/file-inspection/pdf.ts'
import { type FileStore, openFileStore } from '../platform/file-store.ts'
import type { CaseDetails } from './cases.ts'
import { evidencePages, titleOfAnswer } from './evidence-pages.ts'

const service = serviceFrom(`${head}pages:
  - id: seite
    title: Seite
    ask:
      - { id: lageplan, type: file, label: Lageplan & Ansicht }
      - { id: stellen, type: group, item: Stelle, label: Stellen, ask: [{ id: fotos, type: file, label: Fotos }] }
`).compiled

let directory = ''
let files: FileStore
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'evidence-pages-'))
  files = await openFileStore(directory)
})
afterAll(() => rm(directory, { recursive: true }))

async function stored(name: string, bytes: Buffer, mediaType = 'image/jpeg') {
  const staged = await files.stage(Readable.from([bytes]), 100_000_000)
  return { id: await staged.keep(), name, mediaType, size: staged.size, digest: staged.digest }
}

const caseWith = (answers: Answers | null): CaseDetails =>
  ({
    reference: 'MU-7K3Q-9F2M-X',
    receivedAt: new Date('2026-11-23T09:00:00Z'),
    submission: { content: answers && { answers } },
  }) as unknown as CaseDetails

const pagesOf = (answers: Answers | null, path: string) => evidencePages(caseWith(answers), service, path, 'Stadt Musterstadt', files)

async function opened(pdf: Buffer) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const texts: string[] = []
  const trees: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    texts.push((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' '))
    trees.push(JSON.stringify(await page.getStructTree()))
  }
  return { texts, trees }
}

test('several photographs of one document are one PDF, in their order, each page with its words for who cannot see it', async () => {
  const answers: Answers = {
    lageplan: [
      await stored('vorne.jpg', await picture('jpeg', 3000, 1500)),
      await stored('Gutachten.pdf', onePage(), 'application/pdf'),
      await stored('hinten.png', await picture('png', 600, 1200), 'image/png'),
      await stored('Größe.webp', await picture('webp', 50, 50), 'image/webp'),
    ],
  }
  const pages = await pagesOf(answers, 'lageplan')
  expect(pages?.fileName).toBe('MU-7K3Q-9F2M-X-lageplan.pdf')
  const { texts, trees } = await opened(pages!.bytes)
  expect(texts).toHaveLength(3)
  for (const [index, name] of ['vorne.jpg', 'hinten.png', 'Größe.webp'].entries()) {
    expect(texts[index]).toContain(`Seite ${index + 1} von 3: ${name}`)
    expect(trees[index]).toContain(`Seite ${index + 1} von 3 zu: Lageplan & Ansicht`)
  }
  expect(pages!.bytes.toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
  // No larger than a page can show, and itself a document that could be taken.
  expect(pages!.bytes.length).toBeLessThan(6_000_000)
  const path = join(directory, 'pages.pdf')
  await writeFile(path, pages!.bytes)
  expect(await problemOfPdf(path, pages!.bytes.length)).toBeNull()
})

test('a row of a group has its own', async () => {
  const answers: Answers = {
    stellen: [
      { fotos: [await stored('a.jpg', await picture())] },
      { fotos: [await stored('b.jpg', await picture()), await stored('c.jpg', await picture())] },
    ],
  }
  const { texts } = await opened((await pagesOf(answers, 'stellen.1.fotos'))!.bytes)
  expect(texts[0]).toContain('Stelle 2: Fotos')
  expect(texts[0]).toContain('Seite 1 von 2: b.jpg')
  expect(titleOfAnswer(service, 'stellen.1.fotos')).toBe('Stelle 2: Fotos')
})

test('there is none where there are no pictures, no such question, or no contents any more', async () => {
  const answers: Answers = { lageplan: [await stored('a.pdf', onePage(), 'application/pdf')] }
  for (const path of ['lageplan', 'stellen', 'stellen.0.fotos', '__proto__', '']) expect(await pagesOf(answers, path)).toBeNull()
  expect(await pagesOf(null, 'lageplan')).toBeNull()
})
