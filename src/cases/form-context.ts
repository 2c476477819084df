/** What a form knows beside its answers, from the region as it is today or as it was frozen with a submission. */
import type { BylawOnDay, FormContext } from '../forms/context.ts'
import { bylawOn } from '../network/bylaws.ts'
import type { Bylaw } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import type { SubmissionContent } from './stored.ts'

/** Days of a statute are asked again and again while a page is made. */
function rememberingDays(bylaw: Bylaw | undefined): (day: string) => BylawOnDay | null {
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
    bylaw: rememberingDays(bylawId === undefined ? undefined : region.bylaw(authorityId, bylawId)),
    places: region,
  }
}

/** The context that a submission was sent in: its day, the authority as the form saw it, the statute frozen with it. */
export const frozenContext = (content: SubmissionContent, bylaw: Bylaw | null): FormContext => ({
  today: content.sentOn,
  authority: content.authority,
  bylaw: rememberingDays(bylaw ?? undefined),
  // Places were checked when the answers were given.
  places: { placesOf: () => [] },
})
