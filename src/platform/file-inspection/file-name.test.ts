import { describe, expect, test } from 'vitest'
import { endingOf, readFileName, shownName } from './file-name.ts'

describe('the name of a file', () => {
  test.each(['lageplan.pdf', 'Scan 2026-11-23 (1).PDF', 'Żółty dom – Ansicht.png', '写真.jpg', 'scan', 'a..b.pdf', "Müllers' Café.webp"])(
    'is taken as it is: %s',
    (name) => {
      expect(readFileName(name)).toBe(name)
    },
  )

  test.each(['Konto.pdf', 'com10.pdf', 'console.png', 'Aux Vorhaben.pdf', 'Stand 10:30.pdf'])(
    'may only resemble one of a device: %s',
    (name) => {
      expect(readFileName(name)).toBe(name)
    },
  )

  test('loses the dots at its end', () => {
    expect(readFileName('x.png.')).toBe('x.png')
    expect(readFileName('Plan. . ')).toBe('Plan')
  })

  test('is composed as we store it, whichever machine it comes from', () => {
    expect(readFileName('  Gru\u0308n.pdf ')).toBe('Grün.pdf')
  })

  test.each([
    ['a path upwards', '../../etc/passwd'],
    ['a path of Windows', 'C:\\Users\\kim\\lageplan.pdf'],
    ['an absolute path', '/etc/passwd'],
    ['the folder above', '..'],
    ['a hidden file', '.htaccess'],
    ['nothing', ''],
    ['blanks', '   '],
    ['dots and dashes', '-._'],
    ['a NUL byte', 'lageplan.pdf\0.exe'],
    ['a line break', 'lageplan\r\nSet-Cookie: x.pdf'],
    ['turned around', 'lageplan\u202Efdp.exe'],
    ['half a character', 'lageplan\uD800.pdf'],
    ['lost letters', 'lagepl\uFFFDn.pdf'],
    ['a joint that is not seen', 'lage\u200Dplan.pdf'],
    ['a hyphen that is not seen', 'lage\u00ADplan.pdf'],
    ['a tag that is not seen', 'lageplan\u{E0041}.pdf'],
    ['a drive', 'C:lageplan.pdf'],
    ['a device', 'con.pdf'],
    ['a device without an ending', 'LPT1'],
    ['too long', `${'a'.repeat(200)}.pdf`],
  ])('is refused when it is %s', (_, name) => {
    expect(readFileName(name)).toBeNull()
  })

  test('is shown in a message without what cannot be shown, and not without end', () => {
    expect(shownName('a\0b\u202Ec\n.pdf')).toBe('a□b□c□.pdf')
    expect([...shownName('ä'.repeat(1000))]).toHaveLength(60)
  })

  test('has an ending when letters follow its last dot', () => {
    expect(['a.PDF', 'a.tar.gz', 'Lageplan Nr.5', 'scan', 'bild.mp4', 'a.b c', 'a.'].map(endingOf)).toEqual([
      'pdf',
      'gz',
      null,
      null,
      'mp4',
      null,
      null,
    ])
  })
})
