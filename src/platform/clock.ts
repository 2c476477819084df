import { Temporal } from 'temporal-polyfill'

/** All law counts in this zone. */
export const LEGAL_TIME_ZONE = 'Europe/Berlin'

/** What time it is. Handed in everywhere, so that a test and a recomputation can choose the day. */
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands at one moment, given as an ISO time. */
export const clockAt = (time: string): Clock => ({ now: () => new Date(time) })

/** The calendar day in Europe/Berlin, as `YYYY-MM-DD`. */
export const dayOf = (time: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(time.getTime()).toZonedDateTimeISO(LEGAL_TIME_ZONE).toPlainDate().toString()

export const today = (clock: Clock): string => dayOf(clock.now())
