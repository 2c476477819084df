import { expect, test } from 'vitest'
import type { UploadedFile } from './context.ts'
import { fileAnswersIn, fileBookOf, filesIn, sizeInWords, withoutFiles } from './files.ts'
import type { Answers } from './question.ts'

const file = (id: string): UploadedFile => ({ id, name: `${id}.pdf`, mediaType: 'application/pdf', size: 10, digest: 'd' })

const answers: Answers = {
  name: { firstName: 'Zoë', lastName: 'Łukasik' },
  lageplan: [file('a'), file('b')],
  tiere: ['hund'],
  orte: [
    { foto: [file('c')], ort: 'Markt' },
    { ort: 'Hafen', tische: [{ skizze: [file('d')] }] },
  ],
  nichts: undefined,
}

test('files are found wherever they stand in answers, in their order', () => {
  expect(filesIn(answers).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  expect(filesIn(answers.orte).map(({ id }) => id)).toEqual(['c', 'd'])
  expect(filesIn({ a: null, b: 'x', c: { id: 'x', name: 'y' } })).toEqual([])
})

test('questions that are answered with files are found by their paths', () => {
  expect(fileAnswersIn(answers).map(({ path, files }) => [path, ...files.map(({ id }) => id)])).toEqual([
    ['lageplan', 'a', 'b'],
    ['orte.0.foto', 'c'],
    ['orte.1.tische.0.skizze', 'd'],
  ])
})

test('answers are a book of their own files, and of no others', () => {
  const book = fileBookOf(answers)
  expect(book.find('d')).toEqual(file('d'))
  expect(book.find('x')).toBeNull()
  expect(book.find('__proto__')).toBeNull()
})

test('files are taken out wherever they stand; a question that had no others is no longer answered', () => {
  const rest = withoutFiles(answers, new Set(['b', 'c', 'd']))
  expect(rest).toEqual({ ...answers, lageplan: [file('a')], orte: [{ ort: 'Markt' }, { ort: 'Hafen', tische: [{}] }] })
  expect(Object.keys(withoutFiles(rest, new Set(['a'])))).not.toContain('lageplan')
  expect(withoutFiles(answers, new Set(['x']))).toEqual(answers)
})

test('sizes are told as computers tell them', () => {
  expect([0, 1, 1023, 1025, 1_048_576, 52_428_800].map((bytes) => sizeInWords(bytes, 'de'))).toEqual([
    '0 KB',
    '1 KB',
    '1 KB',
    '2 KB',
    '1 MB',
    '50 MB',
  ])
})
