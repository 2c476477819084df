/** What a form knows beside its answers: the day, the authority, its statute, the region's places. Handed in, never fetched. */
import type { Json } from '../platform/digest.ts'
import type { Params, ProblemCode } from './questions/problem.ts'

/** Where a value of a statute comes from, shown beside each amount. `verified: false` is shown as well. */
export type BylawBasis = {
  readonly paragraph?: string
  readonly source: string
  readonly url?: string
  readonly year?: number
  readonly verified: boolean
  /** The first day (`YYYY-MM-DD`) on which it is known to hold. Absent where nobody knows since when it does. */
  readonly knownSince?: string
}

/** A statute on one day: nested values (amounts already in cents), and what each rests on, by dotted name. */
export type BylawOnDay = { readonly values: { readonly [key: string]: Json }; readonly basis: Readonly<Record<string, BylawBasis>> }

/** A value of a statute, by its dotted name, that is another from this day (`YYYY-MM-DD`) on than it was the day before. */
export type BylawChange = { readonly day: string; readonly value: string }

/** Places of a postal code within the region; empty outside of it, where nothing is checked. */
export type PlaceBook = { readonly placesOf: (postalCode: string) => readonly string[] }

/** A position in WGS84: longitude, latitude, in degrees (RFC 7946, 3.1.1). */
export type Position = readonly [longitude: number, latitude: number]

/** Where an authority is competent. Borders are data that an operator loads; without them only postal codes are known. */
export type Territory = {
  /** Whether a postal code of streets lies in it, wholly or in part; null where the region has no list of them. */
  readonly hasPostalCode: (postalCode: string) => boolean | null
  /** Whether a position lies inside; null where borders are needed to tell and none were loaded. */
  readonly contains: (position: Position) => boolean | null
  /** The municipality of the region at a position, by its name; null outside the region, or where no borders were loaded. */
  readonly municipalityAt: (position: Position) => string | null
}

/** A file that was uploaded and accepted. `digest`: SHA-256 in hex of its bytes; `size` in bytes. */
export type UploadedFile = {
  readonly id: string
  /** As the person's machine called it, without a path. */
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly digest: string
}

/** The files of one draft or submission, by the random id under which each is kept. */
export type FileBook = { readonly find: (id: string) => UploadedFile | RefusedFile | null }

/** A file of this request that was not taken, and why. */
export type RefusedFile = { readonly refused: ProblemCode; readonly params: Params }

/** The authority as expressions see it. `sepa: null` until it may collect by direct debit. */
export type FormAuthority = {
  readonly id: string
  readonly name: string
  /** Absent in submissions from before it was asked for. */
  readonly kind?: 'city' | 'district' | 'town' | undefined
  readonly sepa: null | { readonly creditorId: string; readonly mandateReference: string }
}

export type FormContext = {
  /** `YYYY-MM-DD` in Europe/Berlin, from the clock that was handed in. */
  readonly today: string
  readonly authority: FormAuthority
  /** The statute on that day, or null where this authority has none. */
  readonly bylaw: (day: string) => BylawOnDay | null
  /** The day on which that statute was in force as it is, where that is not today: of a submission, when it was sent. */
  readonly statuteOf?: string
  /** Every change of a value of that statute, the first one first. */
  readonly bylawChanges: readonly BylawChange[]
  readonly places: PlaceBook
  readonly territory: Territory
  readonly files: FileBook
  /** Whether offices work on a day: what a lead time in working days is counted by. */
  readonly isWorkingDay: (day: string) => boolean
}

/** No file was uploaded. */
export const noFiles: FileBook = { find: () => null }

/** Nothing is known of where the authority is competent. */
export const unknownTerritory: Territory = { hasPostalCode: () => null, contains: () => null, municipalityAt: () => null }
