import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import type { Contact } from './frame.ts'

/** Name, postal address, telephone, e-mail and website, one line each; only what is known. */
export const ContactLines = ({ contact: { name, address, phone, email, website }, language }: { contact: Contact; language: Language }) => {
  const words = t(language).footer
  return (
    <address class="portal-contact">
      <strong>{name}</strong>
      {address && (
        <span>
          {address.street}
          <br />
          {address.postalCode} {address.place}
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
        </span>
      )}
    </address>
  )
}
