/** What a form knows beside its answers: the day, the authority, its statute, the region's places. Handed in, never fetched. */
import type { Json } from '../platform/digest.ts'

/** Where a value of a statute comes from, shown beside each amount. `verified: false` is shown as well. */
export type BylawBasis = {
  readonly paragraph?: string
  readonly source: string
  readonly url?: string
  readonly year?: number
  readonly verified: boolean
}

/** A statute on one day: nested values (amounts already in cents), and what each rests on, by dotted name. */
export type BylawOnDay = { readonly values: { readonly [key: string]: Json }; readonly basis: Readonly<Record<string, BylawBasis>> }

/** Places of a postal code within the region; empty outside of it, where nothing is checked. */
export type PlaceBook = { readonly placesOf: (postalCode: string) => readonly string[] }

/** The authority as expressions see it. `sepa: null` until it may collect by direct debit. */
export type FormAuthority = {
  readonly id: string
  readonly name: string
  readonly sepa: null | { readonly creditorId: string; readonly mandateReference: string }
}

export type FormContext = {
  /** `YYYY-MM-DD` in Europe/Berlin, from the clock that was handed in. */
  readonly today: string
  readonly authority: FormAuthority
  /** The statute on that day, or null where this authority has none. */
  readonly bylaw: (day: string) => BylawOnDay | null
  readonly places: PlaceBook
}
