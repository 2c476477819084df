import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { foundTown, keeper, onlineKeeper } from '../../test/town.ts'
import { frozenBylaw } from '../catalogue/versions.ts'
import { readCase } from './cases.ts'
import { copyOfDeclaration, declarationCopy } from './declaration-copy.ts'
import { projectRoot } from '../platform/project-root.ts'
import { publicKeySet } from '../platform/signing.ts'
import { frozenService } from './frozen-service.ts'
import { head, serviceFrom } from '../forms/test-service.ts'
import { openLetterWriter } from './letter-writer.ts'
import { confirms, verifyReceipt } from './receipt.ts'

const database = testDatabase()

/** The unpacked parts of a PDF file. */
const streamsOf = (pdf: Buffer): Buffer[] =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes = '']) => {
    const stream = Buffer.from(bytes, 'latin1')
    try {
      return inflateSync(stream)
    } catch {
      return stream
    }
  })

describe('the copy of what was sent', () => {
  test('is a PDF that stays the same', async () => {
    const town = await foundTown(database)
    const { submission } = await town.send({ ...onlineKeeper, bemerkung: 'Er heißt 🦮.' })
    const get = () => town.asApplicant(submission.id, (tx) => copyOfDeclaration(tx, submission.id, town.deps.writeLetter))
    const [first, second] = [await get(), await get()]
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(first.value.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(second.value.bytes.equals(first.value.bytes)).toBe(true)
    expect(first.value.fileName).toBe(`Kopie-${submission.reference}.pdf`)
  })

  test('downloaded twice at the same moment is kept once', async () => {
    const town = await foundTown(database)
    const { submission } = await town.send(keeper)
    const copies = await Promise.all(
      [1, 2, 3].map(() => town.asApplicant(submission.id, (tx) => copyOfDeclaration(tx, submission.id, town.deps.writeLetter))),
    )
    expect(new Set(copies.map((copy) => copy.ok && copy.value.id)).size).toBe(1)
  })

  test('says every answer, the reference, the time, the digest and what it costs', async () => {
    const town = await foundTown(database)
    const { submission, caseId } = await town.send(keeper)
    const data = await town.asClerk(async (tx) => {
      const read = await readCase(tx, caseId)
      if (!read.ok || !read.value.submission.content) throw new Error('not seen')
      const bylaw = await frozenBylaw(tx, read.value.submission.bylawDigest!)
      return JSON.stringify(
        declarationCopy({
          service: await frozenService(tx, town.version),
          content: read.value.submission.content,
          bylaw,
          submission,
          salt: 'salt',
          language: 'de',
        }),
      )
    })
    for (const part of [
      'Zoë Łukasiewicz',
      'Bahnhofstraße 12',
      'Bello',
      submission.reference,
      submission.contentDigest,
      '23. November 2026 um 10:00',
      '156,00',
    ])
      expect(data).toContain(part)
  })

  test('carries the very bytes that the receipt confirms, whatever was typed', async () => {
    const town = await foundTown(database)
    const { submission } = await town.send({ ...keeper, bemerkung: 'Er heißt 🦮 und bellt שלום.' })
    const copy = await town.asApplicant(submission.id, (tx) => copyOfDeclaration(tx, submission.id, town.deps.writeLetter))
    const receipt = await verifyReceipt(submission.receipt, publicKeySet(town.deps.signing))
    if (!copy.ok || !receipt.ok) throw new Error('refused')
    const attached = streamsOf(copy.value.bytes).filter((stream) => confirms(receipt.value, stream))
    expect(attached).toHaveLength(1)
    expect(attached[0]!.toString()).toContain('🦮')
    expect(confirms(receipt.value, Buffer.concat([attached[0]!, Buffer.from(' ')]))).toBe(false)
  })

  test('has a table where one was filled in, and what was reckoned', () => {
    const { compiled } = serviceFrom(`${head}pages:
  - id: eins
    title: Eins
    ask:
      - id: zeiten
        type: table
        label: Öffnungszeiten
        item: Zeile
        ask: [{ id: tag, type: text, label: Tag }, { id: dauer, type: number, label: Dauer, unit: Std. }]
  - id: zwei
    title: Zwei
    ask: [{ id: zusammen, type: computed, label: Zusammen, is: sum(zeiten.dauer), unit: Std. }]
`)
    const rows = [
      { tag: 'Montag', dauer: 8 },
      { tag: 'Dienstag', dauer: 4 },
    ]
    const data = declarationCopy({
      service: compiled,
      content: {
        answers: { zeiten: rows, zusammen: 12 },
        assessment: [],
        sentOn: '2026-11-23',
        authority: { id: 'marl', name: 'Stadt Marl', sepa: null },
        recipient: { addressLines: [], email: null, electronicConsent: null },
      },
      bylaw: null,
      submission: {
        id: 'x',
        reference: 'MA-1',
        receivedAt: new Date('2026-11-23T09:00:00Z'),
        receipt: '',
        contentDigest: 'a',
        isNew: false,
      },
      salt: 'salt',
      language: 'de',
    })
    expect(data).toMatchObject({
      sections: [
        {
          rows: [
            {
              label: 'Öffnungszeiten',
              table: {
                columns: ['Zeile', 'Tag', 'Dauer'],
                rows: [
                  ['1', 'Montag', '8 Std.'],
                  ['2', 'Dienstag', '4 Std.'],
                ],
              },
            },
          ],
        },
        { rows: [{ label: 'Zusammen', answer: '12 Std.', table: null }] },
      ],
    })
    const pdf = openLetterWriter(projectRoot)('declaration-copy', data, new Date('2026-11-23T09:00:00Z'))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('is refused to the neighbour and before anything was sent', async () => {
    const town = await foundTown(database)
    const { submission } = await town.send(keeper)
    const unsent = await town.begin(keeper)
    const refusal = { ok: false, refusal: 'submissionNotFound' }
    expect(await town.asApplicant(unsent, (tx) => copyOfDeclaration(tx, submission.id, town.deps.writeLetter))).toEqual(refusal)
    expect(await town.asApplicant(unsent, (tx) => copyOfDeclaration(tx, unsent, town.deps.writeLetter))).toEqual(refusal)
  })

  test('speaks the language of the draft', async () => {
    const town = await foundTown(database)
    const { submission } = await town.send(keeper, 'en')
    const copy = await town.asApplicant(submission.id, (tx) => copyOfDeclaration(tx, submission.id, town.deps.writeLetter))
    expect(copy.ok && copy.value.bytes.toString('latin1')).toMatch(/\/Lang ?\(en/)
  })
})
