import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { Badge } from './Badge.tsx'
import type { Contact } from './frame.ts'

/** Name, postal address, telephone, e-mail and website, one line each; only what is known, and marked while nobody confirmed it. */
export const ContactLines = ({ contact, language }: { contact: Contact; language: Language }) => {
  const { name, address, phone, email, website, unconfirmed = [] } = contact
  const words = t(language).footer
  const markOf = (part: 'address' | 'website') =>
    unconfirmed.includes(part) && (
      <>
        {' '}
        <Badge kind="warning">{t(language).money.unverified}</Badge>
      </>
    )
  return (
    <address class="portal-contact">
      <strong>{name}</strong>
      {address && (
        <span>
          {address.street}
          <br />
          {address.postalCode} {address.place}
          {markOf('address')}
        </span>
      )}
      {phone && (
        <span>
          {words.phone}: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
        </span>
      )}
      {email && (
        <span>
          {words.email}: <a href={`mailto:${email}`}>{email}</a>
        </span>
      )}
      {website && (
        <span>
          {words.website}: <a href={website}>{new URL(website).host}</a>
          {markOf('website')}
        </span>
      )}
    </address>
  )
}
