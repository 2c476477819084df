/** What a form knows beside its answers, from the region's facts. */
import type { BylawOnDay, FormContext } from '../forms/context.ts'
import { bylawOn } from '../network/bylaws.ts'
import type { Bylaw } from '../network/region.ts'
import type { Region } from '../network/store.ts'

/** A statute by day, each day reckoned once: days are asked again and again while a page is made. */
export function rememberingDays(bylaw: Bylaw | null): (day: string) => BylawOnDay | null {
  const known = new Map<string, BylawOnDay>()
  return (day) => {
    if (!bylaw) return null
    let values = known.get(day)
    if (!values) known.set(day, (values = bylawOn(bylaw, day)))
    return values
  }
}

/**
 * The context of a form of an authority on a day (`YYYY-MM-DD`). `bylawId` is what the service's definition names.
 * Throws when the region has no such authority.
 */
export function formContext(region: Region, authorityId: string, bylawId: string | undefined, today: string): FormContext {
  const authority = region.authorityOf(authorityId)
  if (!authority) throw new Error(`the region has no authority ${authorityId}`)
  return {
    today,
    authority: {
      id: authority.id,
      name: authority.name,
      sepa: authority.sepa ? { creditorId: authority.sepa.creditorId, mandateReference: authority.sepa.mandateReference } : null,
    },
    bylaw: rememberingDays(bylawId === undefined ? null : (region.bylaw(authorityId, bylawId) ?? null)),
    places: region,
  }
}
