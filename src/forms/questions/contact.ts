/** E-mail addresses, telephone numbers and IBANs. */
import { electronicFormatIBAN, friendlyFormatIBAN, isValidIBAN } from 'ibantools'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import { normalise } from './characters.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { problem } from './problem.ts'

const email = z.email()

/** RFC 5321, 4.5.3.1.3, less the brackets around a path. */
const LONGEST_EMAIL = 254

/** A domain with letters beyond ASCII in the form that every mail server takes (RFC 5891). Null when it is none. */
function asciiDomain(address: string): string | null {
  const at = address.lastIndexOf('@')
  if (at < 1 || /[\s\p{Cc}<>"(),:;[\]\\]/u.test(address)) return null
  const url = URL.parse(`http://${address.slice(at + 1)}`)
  return url && url.pathname === '/' && url.search === '' && url.hash === '' && url.port === ''
    ? `${address.slice(0, at)}@${url.hostname}`
    : null
}

const isText = (_: unknown, value: unknown): value is string => typeof value === 'string'

export const emailKind: Kind<'email', string> = {
  codes: ['notAnEmail'],
  parts: () => [''],
  read(_, fields) {
    const typed = normalise(fields.get(''))
    if (typed === '') return unanswered
    const address = typed.length > LONGEST_EMAIL ? null : asciiDomain(typed)
    return address !== null && email.safeParse(address).success ? answered(address) : wrong(problem('notAnEmail'))
  },
  isShape: isText,
  write: (_, answer) => ({ '': answer }),
  show: (_, answer) => [answer],
}

/** A number without a country's code is one of Germany. Stored as `+49 209 1691234`. */
export const phoneKind: Kind<'phone', string> = {
  codes: ['notAPhone'],
  parts: () => [''],
  read(_, fields) {
    const typed = normalise(fields.get(''))
    if (typed === '') return unanswered
    const number =
      typed.length > 40 || /\p{L}{4}/u.test(typed) ? undefined : parsePhoneNumberFromString(typed, { defaultCountry: 'DE', extract: false })
    return number?.isPossible() ? answered(number.formatInternational()) : wrong(problem('notAPhone'))
  },
  isShape: isText,
  write: (_, answer) => ({ '': answer }),
  show: (_, answer) => [answer],
}

/** Stored without blanks, shown in groups of four. ISO 13616: length of the country and check digits. */
export const ibanKind: Kind<'iban', string> = {
  codes: ['notAnIban'],
  parts: () => [''],
  read(_, fields) {
    const typed = normalise(fields.get(''))
    if (typed === '') return unanswered
    const iban = typed.length > 60 ? null : electronicFormatIBAN(typed)
    return iban !== null && isValidIBAN(iban) ? answered(iban) : wrong(problem('notAnIban'))
  },
  isShape: isText,
  write: (_, answer) => ({ '': friendlyFormatIBAN(answer) ?? answer }),
  show: (_, answer) => [friendlyFormatIBAN(answer) ?? answer],
}
