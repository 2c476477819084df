import { describe, expect, test } from 'vitest'
import { type FileBook, type RefusedFile, unknownTerritory, type UploadedFile } from '../context.ts'
import { MEGABYTE } from '../files.ts'
import { journey } from '../journey.ts'
import { simpleQuestion } from '../question.ts'
import { readPage } from '../read-page.ts'
import { contextWith, head, serviceFrom } from '../test-service.ts'
import { acceptedMediaTypes, acceptedNames, fileKind } from './files.ts'
import type { Asked } from './kind.ts'

const file = (id: string, more: Partial<UploadedFile> = {}): UploadedFile => ({
  id,
  name: `${id}.pdf`,
  mediaType: 'application/pdf',
  size: 1000,
  digest: `digest of ${id}`,
  ...more,
})
const refusal: RefusedFile = { refused: 'fileEmpty', params: { file: 'leer.pdf' } }
const known = new Map<string, UploadedFile | RefusedFile>([
  ...['a', 'b', 'c'].map((id) => [id, file(id)] as const),
  ['foto', file('foto', { mediaType: 'image/jpeg', name: 'foto.jpg' })],
  ['gross', file('gross', { size: 3 * MEGABYTE })],
  ['refused:0', refusal],
])
const files: FileBook = { find: (id) => known.get(id) ?? null }

const ask = (more: object = {}): Asked<'file'> =>
  simpleQuestion.parse({ id: 'lageplan', type: 'file', label: 'Lageplan', ...more }) as Asked<'file'>

function read(more: object, kept: readonly string[], uploaded: readonly string[] = []) {
  const all = (part: string): readonly string[] => (part === '' ? kept : uploaded)
  const reading = fileKind.read(
    ask(more),
    { all, get: (part) => all(part)[0] ?? '' },
    {
      language: 'de',
      today: '2026-11-23',
      places: { placesOf: () => [] },
      territory: unknownTerritory,
      files,
      authority: { name: 'Stadt Marl' },
      options: [],
      earliest: null,
      latest: null,
    },
  )
  return reading.problems.length > 0 ? reading.problems.map(({ part, code }) => `${part}:${code}`) : reading.answer
}

describe('files', () => {
  test('are answered in the order they were given, each once', () => {
    expect(read({}, ['b', 'a', 'b'], ['c'])).toEqual([file('b'), file('a'), file('c')])
  })

  test('need not be answered with empty fields', () => {
    expect(read({ min: 2 }, ['', ''], [''])).toBeNull()
  })

  test('that are gone are asked for once, however many they were', () => {
    expect(read({}, ['a', 'x', 'y', '__proto__'])).toEqual([':fileGone'])
  })

  test('that were refused say why where they were uploaded', () => {
    expect(read({}, ['a'], ['refused:0'])).toEqual(['upload:fileEmpty'])
  })

  test('are counted', () => {
    expect(read({ max: 2 }, ['a', 'b', 'c'])).toEqual([':tooManyFiles'])
    expect(read({ min: 2 }, ['a'])).toEqual([':tooFewFiles'])
    expect(read({ min: 2, max: 2 }, ['a', 'b'])).toHaveLength(2)
  })

  test('that another question took are measured by this one', () => {
    expect(read({ accept: ['pdf'] }, ['foto'])).toEqual([':fileTypeNotAccepted'])
    expect(read({ accept: ['image'] }, ['foto'])).toEqual([known.get('foto')])
    expect(read({ maxMegabytes: 2 }, ['gross'])).toEqual([':fileTooLarge'])
    expect(read({ maxMegabytes: 3 }, ['gross'])).toHaveLength(1)
  })

  test('are shown with their size, in the language of the reader', () => {
    const answer = [file('a', { size: 1_234_567 }), file('b', { size: 12 })]
    const shown = (language: 'de' | 'en') => fileKind.show(ask(), answer, { language, options: [] })
    expect(shown('de')).toEqual(['a.pdf (1,2 MB)', 'b.pdf (1 KB)'])
    expect(shown('en')).toEqual(['a.pdf (1.2 MB)', 'b.pdf (1 KB)'])
  })

  test('are of kinds that have names', () => {
    expect(acceptedNames(ask())).toBe('PDF, JPEG, PNG, WebP')
    expect(acceptedMediaTypes(ask({ accept: ['image'] }))).toEqual(['image/jpeg', 'image/png', 'image/webp'])
  })
})

describe('a form with files', () => {
  const service = serviceFrom(`${head}pages:
  - id: plaene
    title: Pläne
    ask:
      - { id: lageplan, type: file, label: Lageplan, accept: [pdf], min: 1, max: 3, say: { tooManyFiles: Drei sind genug. } }
      - id: orte
        type: group
        item: Ort
        label: Orte
        optional: true
        ask:
          - { id: foto, type: file, label: Foto, optional: true }
          - { id: name, type: text, label: Name }
  - id: viele
    title: Viele
    when: count(lageplan) > 1 or sum(for plan in lageplan return plan.size) > 5000
    ask: [{ id: warum, type: text, label: Warum so viele? }]
checks:
  - { at: lageplan, that: 'every plan in lageplan satisfies plan.name != "geheim.pdf"', say: Das bitte nicht. }
`).compiled
  const context = contextWith(null, { files })

  test('lets its conditions see how many there are, how large and how they are called', () => {
    const pages = (...given: UploadedFile[]) => journey(service, { lageplan: given }, context).pages.map(({ id }) => id)
    expect(pages(file('a'))).toEqual(['plaene'])
    expect(pages(file('a'), file('b'))).toEqual(['plaene', 'viele'])
    const secret = contextWith(null, { files: { find: (id) => file(id, { name: 'geheim.pdf', size: 6000 }) } })
    const way = journey(service, { lageplan: [file('x')] }, secret)
    expect(way.pages.map(({ id }) => id)).toEqual(['plaene', 'viele'])
    expect(way.problems[0]).toMatchObject({ field: 'lageplan', code: 'checkFailed', say: 'Das bitte nicht.' })
  })

  test('believes what was uploaded, not what a stored answer says of it', () => {
    const way = journey(service, { lageplan: [file('a', { name: 'ganz-anders.exe', size: 1 })] }, context)
    expect(way.counted.lageplan).toEqual([file('a')])
  })

  test('asks again for a file that is gone', () => {
    const way = journey(service, { lageplan: [file('x')] }, context)
    expect(way.problems.map(({ field, code }) => `${field}:${code}`)).toEqual(['lageplan:fileGone'])
    expect(way.counted.lageplan).toBeUndefined()
  })

  test('words a problem in the words of its author', () => {
    const { problems } = readPage(service, { id: 'plaene' }, { lageplan: ['a', 'b', 'c', 'foto'] }, context, {})
    expect(problems.find(({ code }) => code === 'tooManyFiles')?.say).toBeUndefined()
    const four = contextWith(null, { files: { find: (id) => file(id) } })
    expect(readPage(service, { id: 'plaene' }, { lageplan: ['a', 'b', 'c', 'd'] }, four, {}).problems).toMatchObject([
      { field: 'lageplan', code: 'tooManyFiles', say: 'Drei sind genug.' },
    ])
  })

  test('takes files in the rows of a group, and a row is not empty when a file of it was refused', () => {
    const body = {
      lageplan: 'a',
      'orte.rows': '3',
      'orte.0.foto': ['foto', 'b'],
      'orte.0.name': 'Markt',
      'orte.1.foto.upload': 'refused:0',
    }
    const reading = readPage(service, { id: 'plaene' }, body, context, {})
    expect(reading.problems.map(({ field, code }) => `${field}:${code}`)).toEqual(['orte.1.foto.upload:fileEmpty', 'orte.1.name:required'])
    const mended = readPage(service, { id: 'plaene' }, { ...body, 'orte.1.foto.upload': '' }, context, {})
    expect(mended.answers.orte).toEqual([{ foto: [known.get('foto'), file('b')], name: 'Markt' }])
  })
})
