import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../platform/project-root.ts'
import { letterFonts, printableIn } from './printable.ts'

const printable = printableIn(letterFonts(join(projectRoot, 'node_modules/dejavu-fonts-ttf/ttf')))

describe('what a letter can show', () => {
  test.each([
    'Zoë Łukasiewicz-Ðorđević, Țepeș',
    'Αθανάσιος Παπαδόπουλος',
    'Юлія Щербаченко',
    'Straße 12 „Am Weiher“ – 3 €',
    'erste Zeile\nzweite Zeile',
  ])('%s stays as it is', (text) => {
    expect(printable(text)).toBe(text)
  })

  test.each([
    ['an assistance dog', 'Bello 🦮!', 'Bello □!'],
    ['a family of seven code points', '👨‍👩‍👧‍👦 da', '□ da'],
    ['a flag', '🇩🇪', '□'],
    ['Chinese', '狗', '□'],
    ['a NUL byte', 'a\u0000b', 'a□b'],
    ['a lone surrogate', 'a\uD83Db', 'a□b'],
    ['text turned around', 'abc\u202Edef', 'abc□def'],
  ])('%s is replaced visibly', (_what, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('a letter with its accent apart is composed', () => {
    expect(printable('Mu\u0308ller')).toBe('Müller')
  })
})
