/** Whom to write to, from the questions that a service names for it (`contact` in its definition). */
import type { CompiledService } from '../forms/compiled.ts'
import type { FormContext } from '../forms/context.ts'
import type { AddressAnswer, Answers, OrganisationAnswer, PersonAnswer } from '../forms/question.ts'
import { shownPage } from '../forms/read-page.ts'
import type { Recipient } from './stored.ts'

/**
 * The recipient of letters and notifications. `counted` are the answers that matter (`journey(…).counted`); `givenAt` is
 * the time of sending, when consent to electronic service was given.
 */
export function recipientOf(service: CompiledService, counted: Answers, context: FormContext, givenAt: Date): Recipient {
  const { contact } = service.definition
  const answer = (id: string | undefined): unknown => (id === undefined ? undefined : counted[id])
  const person = answer(contact.person) as PersonAnswer | undefined
  const organisation = answer(contact.organisation) as OrganisationAnswer | undefined
  const address = answer(contact.address) as AddressAnswer | undefined
  const email = answer(contact.email)
  const hasConsented = contact.electronicConsent !== undefined && answer(contact.electronicConsent) === true
  return {
    addressLines: [...nameLines(person, organisation), ...addressLines(address)],
    email: typeof email === 'string' ? email : null,
    electronicConsent: hasConsented
      ? { wording: wordingOf(service, contact.electronicConsent!, counted, context), givenAt: givenAt.toISOString() }
      : null,
  }
}

function nameLines(person: PersonAnswer | undefined, organisation: OrganisationAnswer | undefined): string[] {
  const personName = person ? [`${person.firstName} ${person.lastName}`] : []
  if (!organisation) return personName
  const name = organisation.legalForm ? `${organisation.name} ${organisation.legalForm}` : organisation.name
  return [name, ...(organisation.contactPerson ? [organisation.contactPerson] : personName)]
}

const addressLines = (address: AddressAnswer | undefined): string[] =>
  address
    ? [
        ...(address.addition ? [address.addition] : []),
        `${address.street} ${address.houseNumber}`,
        `${address.postalCode} ${address.place}`,
      ]
    : []

/** The words that were agreed to, as the page showed them in that language. */
function wordingOf(service: CompiledService, id: string, counted: Answers, context: FormContext): string {
  const page = service.pages.find(({ page: { ask } }) => ask.some((question) => question.id === id))
  const question = page && shownPage(service, page.page, counted, context).ask.find((asked) => asked.id === id)
  if (!question) throw new Error(`${service.definition.id} names a consent "${id}" that it does not ask`)
  return question.type === 'declaration'
    ? question.text
    : [question.label, 'hint' in question ? question.hint : undefined].filter(Boolean).join(' ')
}
