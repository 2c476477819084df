import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sketchesOf } from '../forms/geometry/sketch.ts'
import type { LocationAnswer } from '../forms/question.ts'
import { projectRoot } from '../platform/project-root.ts'
import { sketchesInLetter } from './letter-sketches.ts'
import { openLetterWriter } from './letter-writer.ts'

const write = openLetterWriter(projectRoot)

/** The copy of an answer with a place in this street, everything in it unpacked. */
function copyOf(place: Partial<LocationAnswer>): string {
  const sketches = sketchesOf({ street: 'Ebertstraße', postalCode: '45879', place: 'Gelsenkirchen', ...place })
  const data = {
    title: 'Kopie',
    authority: 'Stadt Gelsenkirchen',
    language: 'de',
    day: [2026, 11, 23],
    footer: 'Vorgang',
    opening: 'Das haben Sie abgesandt.',
    facts: [['Vorgangszeichen', 'GE-1']],
    questionLabel: 'Gefragt war',
    answerLabel: 'Ihre Angabe',
    sections: [{ title: 'Orte', rows: [{ label: 'Wo?', answer: 'Ebertstraße', sketches: sketchesInLetter(sketches, 'de'), table: null }] }],
    assessment: null,
    proof: { title: 'Prüfsumme', text: 'x', digest: 'ab', file: 'x.json', bytes: [1] },
  }
  const pdf = write('declaration-copy', data, new Date('2026-11-23T09:00:00Z')).toString('latin1')
  const streams = [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [pdf, ...streams].join('\n')
}

const drawn: Partial<LocationAnswer> = {
  shapes: [
    {
      type: 'Polygon',
      coordinates: [
        [
          [7.0968, 51.5087],
          [7.0969, 51.5087],
          [7.0969, 51.5088],
          [7.0968, 51.5087],
        ],
      ],
    },
  ],
}

test('a sketch in a letter is a picture that says what it shows', () => {
  for (const place of [drawn, { length: 5, width: 2.5, side: 'near' as const }]) {
    const pdf = copyOf(place)
    expect(pdf).toMatch(/\/S \/Figure/)
    expect(pdf).toMatch(/\/Alt[ <(]/)
    expect(pdf).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
  }
  expect(copyOf({})).not.toMatch(/\/S \/Figure/)
})

test('a street whose name the fonts lack keeps nobody from a letter', () => {
  expect(copyOf({ ...drawn, street: 'Straße 🦮 שלום "><svg/>' })).toMatch(/^%PDF-/)
})
