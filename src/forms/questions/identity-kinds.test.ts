/** Countries, nationalities, registration plates and signatures as they are given. */
import { describe, expect, test } from 'vitest'
import { countryOptions, nationalityOptions, otherNamesOf } from './countries.ts'
import { readField, showField, writeField } from './kinds.ts'
import { ask, fieldsFrom, read, setting } from './test-fields.ts'

describe('a country', () => {
  const options = countryOptions('de')
  const chosen = (code: string) => read({ type: 'country' }, code, { options })
  test('is one of those that ISO 3166-1 lists, and Kosovo', () => {
    expect(options).toHaveLength(250)
    expect(new Set(options.map(({ code }) => code)).size).toBe(250)
    expect(chosen('NL')).toBe('NL')
    expect(chosen('XK')).toBe('XK')
    for (const code of ['nl', 'DD', 'ZZ', 'EU', 'XXA', 'Deutschland', '__proto__']) expect(chosen(code)).toEqual([':notAnOption'])
  })
  test('has its name in the language of the page, every one of them', () => {
    const nameOf = (language: 'de' | 'en', code: string) => countryOptions(language).find((option) => option.code === code)?.label
    expect([nameOf('de', 'AT'), nameOf('en', 'AT')]).toEqual(['Österreich', 'Austria'])
    expect(options.filter(({ code, label }) => code === label)).toEqual([])
    expect(showField(ask({ type: 'country' }), 'AT', { language: 'de', options })).toEqual(['Österreich'])
  })
  test('stands in the order of the names, umlauts beside their letters, Germany first', () => {
    const labels = options.map(({ label }) => label)
    expect(labels[0]).toBe('Deutschland')
    expect(labels.indexOf('Österreich')).toBeLessThan(labels.indexOf('Panama'))
    expect(labels.indexOf('Ägypten')).toBeLessThan(labels.indexOf('Albanien'))
    expect(labels.filter((label) => label === 'Deutschland')).toHaveLength(1)
  })
  test('is found under what people call it as well', () => {
    expect(otherNamesOf('NL')).toContain('Holland')
    expect(otherNamesOf('FR')).toBe('')
    expect(options.filter(({ code, label }) => otherNamesOf(code).split(' ').includes(label))).toEqual([])
  })
})

describe('a nationality', () => {
  const options = nationalityOptions('de')
  test('may also be none, or not known', () => {
    const chosen = (code: string) => read({ type: 'nationality' }, code, { options })
    expect([chosen('DE'), chosen('XXA'), chosen('XXX')]).toEqual(['DE', 'XXA', 'XXX'])
    expect(chosen('XXB')).toEqual([':notAnOption'])
    expect(options.slice(-2).map(({ label }) => label)).toEqual(['staatenlos', 'ungeklärt'])
  })
})

describe('a registration plate', () => {
  const plate = { type: 'vehiclePlate' }
  test.each([
    ['GE AB 123', 'GE-AB 123'],
    ['ge-ab123e', 'GE-AB 123E'],
    ['GE-AB 123 E', 'GE-AB 123E'],
    ['re – ck 99 h', 'RE-CK 99H'],
    ['mü-a 1', 'MÜ-A 1'],
    ['MU\u0308 A 1', 'MÜ-A 1'],
    ['LÖ.XY.4711', 'LÖ-XY 4711'],
    ['B-XY 1234', 'B-XY 1234'],
    ['GLA·B 7', 'GLA-B 7'],
    // Vehicles of an authority, and of a dealer.
    ['GE-1234', 'GE-1234'],
    ['re 06123', 'RE-06123'],
  ])('%s', (typed, stored) => {
    expect(read(plate, typed)).toBe(stored)
    expect(read(plate, stored)).toBe(stored)
  })
  test.each([
    ['GEL-AB 1234', 'plateTooLong'],
    ['GEL-AB 123E', 'plateTooLong'],
    ['GEAB123', 'plateRunTogether'],
    ['GEAB 123', 'plateRunTogether'],
    ['GE123', 'plateRunTogether'],
    ['GE-ABC 1', 'notAPlate'],
    ['GE-AB', 'notAPlate'],
    ['GE-AB 0123', 'notAPlate'],
    ['GE-ÄB 1', 'notAPlate'],
    ['GE-AB 123X', 'notAPlate'],
    ['123', 'notAPlate'],
    ['1-ABC-234', 'notAPlate'],
    ['kein Auto', 'notAPlate'],
  ])('%s is none', (typed, code) => expect(read(plate, typed)).toEqual([`:${code}`]))

  test('of another country is taken as it is where that is allowed', () => {
    const any = { type: 'vehiclePlate', foreign: true }
    expect(read(any, '1-abc-234')).toBe('1-ABC-234')
    expect(read(any, 'wa  12345')).toBe('WA 12345')
    expect(read(any, 'AB – 123 – CD')).toBe('AB-123-CD')
    expect(read(any, 'ge ab 123')).toBe('GE-AB 123')
    expect(read(any, 'СВ 1234 АК')).toBe('СВ 1234 АК')
    for (const typed of ['1', '<b>', 'sehr langes Kennzeichen', '🚗🚗']) expect(read(any, typed)).toEqual([':notAForeignPlate'])
  })
})

describe('a signature', () => {
  const signature = { type: 'signature', text: 'Ich habe alles gelesen.' }
  test('is a name and a tick', () => {
    expect(read(signature, { name: ' Zoë Łukasik ', declared: 'yes' })).toEqual({ name: 'Zoë Łukasik', declared: true })
  })
  test('lacks what was not given', () => {
    expect(read(signature, {})).toEqual(['declared:notDeclared', 'name:required'])
    expect(read(signature, { name: 'Zoë' })).toEqual(['declared:notDeclared'])
    expect(read(signature, { declared: 'yes' })).toEqual(['name:required'])
    expect(read(signature, { name: 'Zoë 🐕', declared: 'no' })).toEqual(['declared:notDeclared', 'name:notInNames'])
  })
  test('may be left out when it is voluntary, but not by half', () => {
    expect(read({ ...signature, optional: true }, {})).toBeNull()
    expect(read({ ...signature, optional: true }, { name: 'Zoë' })).toEqual(['declared:notDeclared'])
  })
  test('is told with the words that were signed', () => {
    expect(showField(ask(signature), { name: 'Zoë Łukasik', declared: true }, setting)).toEqual([
      'Ich habe alles gelesen.',
      'Unterzeichnet: Zoë Łukasik',
    ])
  })
  test('cannot be stored without its tick', () => {
    expect(writeField(ask(signature), { name: 'Zoë', declared: false })).toBeNull()
    expect(
      readField(ask(signature), fieldsFrom(writeField(ask(signature), { name: 'Zoë', declared: true }) ?? {}), setting).answer,
    ).toEqual({
      name: 'Zoë',
      declared: true,
    })
  })
})
