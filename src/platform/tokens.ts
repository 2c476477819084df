/** Secrets, their digests, and the numbers by which people name a case. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sha256 } from './digest.ts'

// Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A secret for cookies and links: 256 random bits, safe in an address. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token or code: SHA-256 in hex. Tokens are long and random, so no salt is needed. */
export const hashToken = (token: string): string => sha256(token)

/** A digest that only the holder of the secret can make: for counters and for codes that are never stored. */
export const keyedDigest = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest()

/** Whether two secrets are equal, in a time that does not tell where they differ. */
export function equalSecrets(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(sha256(one)), Buffer.from(sha256(other))]
  return timingSafeEqual(a, b)
}

/** Sixteen characters a person can copy from paper (80 bits), in groups of four: `7K3Q-9F2M-X4BT-0DWE`. */
export const randomAccessCode = (): string => grouped(encode(randomBytes(10)))

/** The access code that belongs to an id: the same for the same secret and id, so that it can be shown again unstored. */
export const derivedAccessCode = (secret: string, id: string): string =>
  grouped(encode(keyedDigest(secret, `access code ${id}`).subarray(0, 10)))

/** An access code as it was typed, in the form that it was given out; null when it cannot be one. */
export function readAccessCode(typed: string): string | null {
  const characters = readCharacters(typed)
  return characters !== null && characters.length === 16 ? grouped(characters) : null
}

/**
 * A new reference: the authority's two letters, eight random characters, a check character:
 * `GE-7K3Q-9F2M-X`. Forty random bits; the database refuses the rare double, then draw again.
 */
export function newReference(prefix: string): string {
  if (!/^[A-Z]{2}$/.test(prefix)) throw new TypeError(`${prefix} is not a reference prefix of two capital letters`)
  const characters = encode(randomBytes(5))
  return formatReference(prefix, characters, checkCharacter(prefix, characters))
}

/** A reference as it was typed (small letters, blanks, O for 0), in its one form; null when the check character is wrong. */
export function readReference(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const prefix = plain.slice(0, 2)
  const characters = readCharacters(plain.slice(2))
  if (!/^[A-Z]{2}$/.test(prefix) || characters?.length !== 9) return null
  const [body, check] = [characters.slice(0, 8), characters.slice(8)]
  return checkCharacter(prefix, body) === check ? formatReference(prefix, body, check) : null
}

const grouped = (characters: string): string => (characters.match(/.{4}/g) ?? []).join('-')

const formatReference = (prefix: string, characters: string, check: string): string => `${prefix}-${grouped(characters)}-${check}`

/** Bytes to characters, five bits each; the number of bits must divide by five. */
function encode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('')
}

function readCharacters(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return [...plain].every((character) => alphabet.includes(character)) ? plain : null
}

/**
 * A weighted sum over the field of 32 elements, each place with a weight of its own (the powers of the generator).
 * One wrong character, or any two exchanged, always changes it.
 */
function checkCharacter(prefix: string, characters: string): string {
  const values = [
    ...[...prefix].map((letter) => letter.charCodeAt(0) - 65),
    ...[...characters].map((character) => alphabet.indexOf(character)),
  ]
  let sum = 0
  let weight = 2
  for (const value of values) {
    sum ^= multiply(value, weight)
    weight = multiply(weight, 2)
  }
  return alphabet.charAt(sum)
}

/** Multiplication in GF(32), modulo x⁵ + x² + 1. */
function multiply(one: number, other: number): number {
  let [a, b, product] = [one, other, 0]
  while (b > 0) {
    if (b & 1) product ^= a
    a <<= 1
    if (a & 32) a ^= 37
    b >>= 1
  }
  return product
}
