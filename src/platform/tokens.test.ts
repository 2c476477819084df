import { expect, test } from 'vitest'
import {
  derivedAccessCode,
  equalSecrets,
  hashToken,
  newReference,
  randomAccessCode,
  randomToken,
  readAccessCode,
  readReference,
} from './tokens.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a reference carries the authority and reads as people write it', () => {
  const reference = newReference('GE')
  expect(reference).toMatch(/^GE-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
  expect(readReference(reference)).toBe(reference)
  expect(readReference(` ${reference.toLowerCase().replaceAll('-', ' ')} `)).toBe(reference)
  expect(readReference(reference.slice(3).includes('0') ? `GE-${reference.slice(3).replaceAll('0', 'O')}` : reference)).toBe(reference)
})

test('one wrong character in a reference is noticed, whichever it is', () => {
  const reference = newReference('RE')
  for (let place = 0; place < reference.length; place += 1) {
    if (reference[place] === '-') continue
    for (const wrong of place < 2 ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : alphabet) {
      if (wrong === reference[place]) continue
      expect(readReference(reference.slice(0, place) + wrong + reference.slice(place + 1))).toBeNull()
    }
  }
})

test('two exchanged characters in a reference are noticed', () => {
  for (let round = 0; round < 50; round += 1) {
    const reference = newReference('BO')
    const places = Array.from(reference, (_character, place) => place).filter((place) => place > 2 && reference[place] !== '-')
    for (const one of places) {
      for (const other of places) {
        if (reference[one] === reference[other]) continue
        const characters = [...reference]
        ;[characters[one], characters[other]] = [characters[other] ?? '', characters[one] ?? '']
        expect(readReference(characters.join(''))).toBeNull()
      }
    }
  }
})

test('what is no reference is none', () => {
  for (const typed of ['', 'GE', '\0', 'GE-7K3Q-9F2M', 'x'.repeat(10_000), '🐕-7K3Q-9F2M-X']) expect(readReference(typed)).toBeNull()
  expect(() => newReference('ge')).toThrow('prefix')
})

test('an access code reads with blanks, small letters and the letter O for zero', () => {
  const code = randomAccessCode()
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(readAccessCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
  expect(readAccessCode(code.slice(1))).toBeNull()
  expect(readAccessCode(code.replace(/.$/, 'U'))).toBeNull()
})

test('a derived code is the same for the same secret and id, and another for any other', () => {
  expect(derivedAccessCode('secret', 'a')).toBe(derivedAccessCode('secret', 'a'))
  expect(derivedAccessCode('secret', 'a')).not.toBe(derivedAccessCode('secret', 'b'))
  expect(derivedAccessCode('secret', 'a')).not.toBe(derivedAccessCode('other', 'a'))
})

test('tokens differ, are stored as digests and are compared whole', () => {
  const token = randomToken()
  expect(randomToken()).not.toBe(token)
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/)
  expect(equalSecrets(token, token)).toBe(true)
  expect(equalSecrets(token, token.slice(1))).toBe(false)
})
