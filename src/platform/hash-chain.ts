/**
 * A history that nobody can change unnoticed: the digest of each entry covers the entry and the digest before it.
 * Entries hold codes, times, ids and salted digests, so that contents can be deleted and the chain still verifies.
 */
import { digestOf } from './digest.ts'

/** An entry with its digest, as it is stored. Of the entry, everything that JSON holds is covered. */
export type ChainLink = { readonly entry: object; readonly digest: string }

/** The digest of a new entry. `previous` is that of the entry before, null for the first one. */
export const chainDigest = (entry: object, previous: string | null): string => digestOf({ entry, previous })

/**
 * The place of the first link that was changed, or after which one is missing, counted from 0; null when the chain is
 * whole. That the end was cut off shows only against a digest kept elsewhere: hand it in as `last`.
 */
export function firstBrokenLink(links: readonly ChainLink[], last?: string): number | null {
  let previous: string | null = null
  for (const [place, { entry, digest }] of links.entries()) {
    if (chainDigest(entry, previous) !== digest) return place
    previous = digest
  }
  return last !== undefined && last !== previous ? links.length : null
}

/** A digest of contents that may be deleted later. With the salt gone, nobody can guess the contents from it. */
export const saltedDigest = (salt: string, contents: unknown): string => digestOf({ salt, contents })
