import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Setting } from './kind.ts'
import { codesOf, type FieldQuestion, partsOf, readField, showField, writeField } from './kinds.ts'
import { ask, fieldsFrom, read, setting } from './test-fields.ts'

describe('text', () => {
  test('is trimmed, and composed letters become one', () => {
    expect(read({ type: 'text' }, '  Cafe\u0301 ')).toBe('Café')
    expect(read({ type: 'text' }, '   ')).toBeNull()
  })
  test('counts code points, not code units', () => {
    expect(read({ type: 'text', max: 3 }, '🐕🐕🐕')).toBe('🐕🐕🐕')
    expect(read({ type: 'text', max: 3 }, 'vier')).toEqual([':tooLong'])
    expect(read({ type: 'longText' }, 'a'.repeat(10_000))).toEqual([':tooLong'])
  })
  test.each(['\0', 'a\u0007b', '\uD800', 'a\uDC00', '\uFFFE', 'verloren\uFFFD', '\u0085x'])(
    'refuses what cannot be stored or was lost: %j',
    (posted) => {
      expect(read({ type: 'text' }, posted)).toEqual([':forbiddenCharacter'])
      expect(read({ type: 'longText' }, `ok ${posted}`)).toEqual([':forbiddenCharacter'])
    },
  )
  test('free text may hold markup, emoji and any script', () => {
    const posted = '<b>hallo</b> 🙂 שלום\nzweite Zeile'
    expect(read({ type: 'longText' }, posted.replace('\n', '\r\n'))).toBe(posted)
  })
  test('follows its pattern as a whole', () => {
    expect(read({ type: 'text', pattern: '[0-9]{15}' }, '276098102345678')).toBe('276098102345678')
    expect(read({ type: 'text', pattern: '[0-9]{15}' }, '2760981023456789')).toEqual([':patternMismatch'])
  })
})

describe('names', () => {
  const person = (firstName: string) => read({ type: 'person' }, { firstName, lastName: 'Muster' })
  test.each([
    'Zoë',
    'Łukasz',
    'Þórunn',
    'Ġorġ',
    'Ζωή',
    'Ђорђе',
    'Nguyễn',
    'D’Arcy',
    "O'Neill",
    'Hans-Jürgen',
    'J. R.',
    'Ḥasan',
    'Āż̌a',
    'Ștefan',
    'ſtraße',
    'Иван',
  ])('take the letters of Europe: %s', (name) => {
    expect(person(name)).toEqual({ firstName: name.normalize('NFC'), lastName: 'Muster' })
  })
  test.each([
    ['Bello 🐕', 'notInNames'],
    ['<b>', 'notInNames'],
    ['1️⃣', 'notInNames'],
    ['Erika\u202E', 'notInNames'],
    ['שרה', 'rightToLeftInNames'],
    ['محمد', 'rightToLeftInNames'],
    ['山田', 'notInNames'],
    ['{x}', 'notInNames'],
    ['a\0b', 'forbiddenCharacter'],
  ])('refuse %j', (name, code) => {
    expect(person(name)).toEqual([`firstName:${code}`])
  })
  test('say which character it was, by its number when it cannot be seen', () => {
    const problems = (name: string) => readField(ask({ type: 'text', name: true }), fieldsFrom({ '': name }), setting).problems[0]?.params
    expect(problems('Rex🐕')).toEqual({ character: '🐕' })
    expect(problems('Rex\u202E')).toEqual({ character: 'U+202E' })
  })
  test('of organisations take digits and signs as well', () => {
    expect(read({ type: 'organisation' }, { name: 'Müller & Söhne 24/7 GmbH' })).toEqual({ name: 'Müller & Söhne 24/7 GmbH' })
    expect(read({ type: 'organisation' }, { name: '<GmbH>' })).toEqual(['name:notInNames'])
  })
  test('half a person is asked for the other half', () => {
    expect(read({ type: 'person', birthDate: true }, { firstName: 'Erika' })).toEqual(['lastName:required', 'birthDate.day:required'])
    expect(
      read(
        { type: 'person', birthDate: true },
        { firstName: 'E', lastName: 'M', 'birthDate.day': '24', 'birthDate.month': '12', 'birthDate.year': '2026' },
      ),
    ).toEqual(['birthDate.day:tooLate'])
  })
})

describe('numbers', () => {
  test.each([
    ['3', 3],
    ['1.234', 1234],
    ['007', 7],
    ['−5', -5],
    [' 12 ', 12],
  ])('%s', (posted, value) => expect(read({ type: 'number' }, posted)).toBe(value))
  test.each([
    ['drei', 'notANumber'],
    ['1,5', 'tooManyDecimals'],
    ['1e5', 'notANumber'],
    ['0x10', 'notANumber'],
    ['9'.repeat(400), 'tooLarge'],
    ['Infinity', 'notANumber'],
  ])('%s is refused', (posted, code) => expect(read({ type: 'number' }, posted)).toEqual([`:${code}`]))
  test('may have the unit of their question behind them, and no other', () => {
    for (const posted of ['10 m', '10m', '10 M', '10']) expect(read({ type: 'number', unit: 'm' }, posted)).toBe(10)
    for (const posted of ['10 km', 'm', '10 m²']) expect(read({ type: 'number', unit: 'm' }, posted)).toEqual([':notANumber'])
    expect(read({ type: 'number' }, '10 m')).toEqual([':notANumber'])
  })
  test('limits are told in the language of the form', () => {
    const problems = (posted: string) =>
      readField(ask({ type: 'number', decimals: 1, min: 0.5, max: 1000 }), fieldsFrom({ '': posted }), setting).problems
    expect(problems('-1')).toEqual([{ part: '', code: 'tooSmall', params: { min: '0,5' } }])
    expect(problems('1000,1')).toEqual([{ part: '', code: 'tooLarge', params: { max: '1.000' } }])
  })
  test.each([
    ['1.234,56', 123456],
    ['12,5 €', 1250],
    ['12.50', 1250],
    ['1.234', 123400],
    ['0,1', 10],
    ['€ 3', 300],
  ])('%s is an amount', (posted, cents) => expect(read({ type: 'money' }, posted)).toBe(cents))
  test.each([
    ['-1', 'tooSmall'],
    ['1,234', 'tooManyDecimals'],
    ['1.23.4', 'notAnAmount'],
    ['viel', 'notAnAmount'],
    ['99999999', 'tooLarge'],
  ])('%s is no amount', (posted, code) => expect(read({ type: 'money' }, posted)).toEqual([`:${code}`]))
})

describe('dates', () => {
  const date = (day: string, month: string, year: string, changed: Partial<Setting> = {}) =>
    read({ type: 'date' }, { day, month, year }, changed)
  test('are read from three fields', () => {
    expect(date('5', '3', '2026')).toBe('2026-03-05')
    expect(date('05.', '03', '2026')).toBe('2026-03-05')
    expect(date('', '', '')).toBeNull()
  })
  test.each([
    ['31', '2', '2026', 'day:noSuchDate'],
    ['', '3', '2026', 'day:incompleteDate'],
    ['5', '', '2026', 'month:incompleteDate'],
    ['5', '3', '26', 'year:yearNotInFull'],
    ['-5', '3', '2026', 'day:notADate'],
    ['x', '3', '2026', 'day:notADate'],
    ['0', '0', '2026', 'day:noSuchDate'],
  ])('%s.%s.%s is refused', (day, month, year, problem) => {
    expect(date(day, month, year)).toEqual([problem])
  })
  test('keep within their limits', () => {
    expect(date('24', '11', '2026', { latest: '2026-11-23' })).toEqual(['day:tooLate'])
    expect(date('22', '11', '2026', { earliest: '2026-11-23' })).toEqual(['day:tooEarly'])
  })
})

describe('choices', () => {
  test('take only what is offered', () => {
    expect(read({ type: 'choice', list: 'x' }, 'zucht')).toBe('zucht')
    expect(read({ type: 'choice', list: 'x' }, 'Zucht')).toEqual([':notAnOption'])
    expect(read({ type: 'choices', list: 'x' }, { '': ['tierheim', 'constructor'] })).toEqual([':notAnOption'])
    expect(read({ type: 'yesNo' }, 'vielleicht')).toEqual([':notYesOrNo'])
  })
  test('keep the order of the options, each once', () => {
    expect(read({ type: 'choices', list: 'x' }, { '': ['privat', 'zucht', 'privat'] })).toEqual(['zucht', 'privat'])
    expect(read({ type: 'choices', list: 'x', min: 2, max: 2 }, { '': ['zucht'] })).toEqual([':tooFew'])
    expect(read({ type: 'choices', list: 'x', max: 1 }, { '': ['zucht', 'privat'] })).toEqual([':tooMany'])
  })
  test('a declaration is affirmed or missing', () => {
    expect(read({ type: 'declaration', text: 'Ja.' }, 'yes')).toBe(true)
    expect(read({ type: 'declaration', text: 'Ja.' }, '')).toEqual([':notDeclared'])
    expect(read({ type: 'declaration', text: 'Ja.', optional: true }, '')).toBeNull()
  })
})

describe('ways to reach someone', () => {
  test.each([
    ['erika@beispiel.de', 'erika@beispiel.de'],
    ['e.m+x@müller.de', 'e.m+x@xn--mller-kva.de'],
  ])('%s is an e-mail address', (posted, stored) => expect(read({ type: 'email' }, posted)).toBe(stored))
  test.each([
    'erika',
    'erika@',
    '@x.de',
    'a@b',
    'a b@c.de',
    'a@b.de\nBcc: x@y.de',
    'a@b.de/x',
    '"x"@y.de',
    `${'a'.repeat(250)}@b.de`,
    'a@b.de:25',
  ])('%j is none', (posted) => expect(read({ type: 'email' }, posted)).toEqual([':notAnEmail']))
  test.each([
    ['0209 169-1234', '+49 209 1691234'],
    ['+31 20 1234567', '+31 20 123 4567'],
    ['(02366) 303-0', '+49 2366 3030'],
  ])('%s is a telephone number', (posted, stored) => expect(read({ type: 'phone' }, posted)).toBe(stored))
  test.each(['12', 'anrufen', '+49', '0'.repeat(50)])('%s is none', (posted) =>
    expect(read({ type: 'phone' }, posted)).toEqual([':notAPhone']),
  )
  test('an IBAN is stored without blanks and shown in groups', () => {
    const stored = read({ type: 'iban' }, 'de02 1203 0000 0000 2020 51')
    expect(stored).toBe('DE02120300000000202051')
    expect(showField(ask({ type: 'iban' }), stored, setting)).toEqual(['DE02 1203 0000 0000 2020 51'])
    expect(read({ type: 'iban' }, 'DE02120300000000202052')).toEqual([':notAnIban'])
  })
})

describe('addresses', () => {
  const address = (postalCode: string, place: string) =>
    read({ type: 'address' }, { street: 'Hauptstraße', houseNumber: '1a', postalCode, place })
  test('within the region, postal code and place must fit', () => {
    expect(address('45772', 'Marl')).toEqual({ street: 'Hauptstraße', houseNumber: '1a', postalCode: '45772', place: 'Marl' })
    expect(address('45772', 'Herten')).toEqual(['place:placeMismatch'])
    expect(address('10115', 'Berlin')).toMatchObject({ place: 'Berlin' })
  })
  test('the place may be typed without care, or with its district', () => {
    expect(address('45721', 'haltern-am-see')).toMatchObject({ place: 'Haltern am See' })
    expect(address('45772', 'Marl-Hüls')).toMatchObject({ place: 'Marl-Hüls' })
  })
  test('each part that is missing is named', () => {
    expect(read({ type: 'address' }, { street: 'Hauptstraße' })).toEqual(['houseNumber:required', 'postalCode:required', 'place:required'])
    expect(address('4577', 'Marl')).toEqual(['postalCode:notAPostalCode'])
  })
})

const everyKind: FieldQuestion[] = [
  ask({ type: 'text' }),
  ask({ type: 'text', name: true }),
  ask({ type: 'longText' }),
  ask({ type: 'number', decimals: 2, min: -5, max: 1e6 }),
  ask({ type: 'money' }),
  ask({ type: 'date' }),
  ask({ type: 'yesNo' }),
  ask({ type: 'choice', list: 'x' }),
  ask({ type: 'choices', list: 'x', min: 1, max: 2 }),
  ask({ type: 'email' }),
  ask({ type: 'phone' }),
  ask({ type: 'iban' }),
  ask({ type: 'address' }),
  ask({ type: 'person', birthDate: true }),
  ask({ type: 'organisation' }),
  ask({ type: 'declaration', text: 'Ja.' }),
  ask({ type: 'time', latest: '22:00' }),
  ask({ type: 'period', times: true, maxDays: 5000 }),
  ask({ type: 'repetition' }),
  ask({ type: 'country' }),
  ask({ type: 'nationality' }),
  ask({ type: 'vehiclePlate' }),
  ask({ type: 'vehiclePlate', foreign: true }),
  ask({ type: 'signature', text: 'Ja.' }),
  ask({ type: 'file', min: 1 }),
]

describe.each(everyKind.map((question) => [question.type, question] as const))('any text posted to %s', (_, question) => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.stringMatching(/^[0-9.,-]{0,8}$/),
    fc.constantFrom('yes', 'no', 'zucht', 'Marl', '45772', '\uD800', '\0', '1', '2026', '12:00', 'week', 'sa', 'GE-AB 123'),
  )
  test('gives an answer or listed problems, never a fault; and an answer stays what it is', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(partsOf(question).map((part) => [part, texts]))), (posted) => {
        const reading = readField(question, fieldsFrom(posted), setting)
        for (const found of reading.problems) expect(codesOf(question)).toContain(found.code)
        if (reading.answer === null) return
        expect(reading.problems).toEqual([])
        const written = writeField(question, JSON.parse(JSON.stringify(reading.answer)))
        expect(written).not.toBeNull()
        expect(readField(question, fieldsFrom(written ?? {}), setting)).toEqual(reading)
        expect(showField(question, reading.answer, setting).length).toBeGreaterThan(0)
      }),
    )
  })
  test('a stored value of another shape is not taken for an answer', () => {
    for (const value of [null, [{}], { x: 1 }, Number.NaN, [[]]]) expect(writeField(question, value)).toBeNull()
  })
})
