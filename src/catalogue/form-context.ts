/** What a form knows beside its answers, from the region's facts. */
import { type BylawChange, type BylawOnDay, type FileBook, type FormContext, noFiles } from '../forms/context.ts'
import { bylawOn, changesOf } from '../network/bylaws.ts'
import type { Bylaw } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { isWorkingDay } from '../platform/holidays.ts'

// Each statute's days as reckoned so far, for as long as the statute itself is remembered.
const reckoned = new WeakMap<Bylaw, Map<string, BylawOnDay>>()

/** More days are not remembered: applicants may name any. */
const MOST_DAYS = 400

/** A statute by day, each day reckoned once: days are asked again and again, by every page of a form. */
function rememberingDays(bylaw: Bylaw): (day: string) => BylawOnDay {
  const known = reckoned.get(bylaw) ?? new Map<string, BylawOnDay>()
  reckoned.set(bylaw, known)
  return (day) => {
    let values = known.get(day)
    if (!values) {
      if (known.size >= MOST_DAYS) known.clear()
      known.set(day, (values = bylawOn(bylaw, day)))
    }
    return values
  }
}

const changes = new WeakMap<Bylaw, readonly BylawChange[]>()

/** What a form asks of a statute, or of none: its values of any day, and when they change. */
export function statuteOf(bylaw: Bylaw | null): Pick<FormContext, 'bylaw' | 'bylawChanges'> {
  if (!bylaw) return { bylaw: () => null, bylawChanges: [] }
  const known = changes.get(bylaw) ?? changesOf(bylaw)
  changes.set(bylaw, known)
  return { bylaw: rememberingDays(bylaw), bylawChanges: known }
}

/**
 * The context of a form of an authority on a day (`YYYY-MM-DD`). `bylawId` is what the service's definition names.
 * `files`: what was uploaded for the draft. Throws when the region has no such authority.
 */
export function formContext(
  region: Region,
  authorityId: string,
  bylawId: string | undefined,
  today: string,
  files: FileBook = noFiles,
): FormContext {
  const authority = region.authorityOf(authorityId)
  if (!authority) throw new Error(`the region has no authority ${authorityId}`)
  return {
    today,
    authority: {
      id: authority.id,
      name: authority.name,
      kind: authority.kind,
      sepa: authority.sepa ? { creditorId: authority.sepa.creditorId, mandateReference: authority.sepa.mandateReference } : null,
    },
    ...statuteOf(bylawId === undefined ? null : (region.bylaw(authorityId, bylawId) ?? null)),
    places: region,
    territory: region.territoryOf(authorityId),
    files,
    isWorkingDay,
  }
}
