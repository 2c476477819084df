/** Who may try a service at stage `test`: people whom the network's files name, each with a code that is derived and never stored. */
import type { Adoption } from '../network/region.ts'
import { derivedAccessCode, equalSecrets, hashToken, readAccessCode } from '../platform/tokens.ts'

type Tried = Pick<Adoption, 'authority' | 'service' | 'testers'>

/** The code by which a tester is let in: the same for the same secret, authority, service and name (`ACCESS_CODE_SECRET`). */
export const testerCode = (secret: string, { authority, service }: Omit<Tried, 'testers'>, name: string): string =>
  derivedAccessCode(secret, `tester/${authority}/${service}/${name}`)

// All are compared, so that the time does not tell which of them it was.
const testerWith = (secret: string, adoption: Tried, given: string, keyOf: (code: string) => string): string | null =>
  adoption.testers.filter((name) => equalSecrets(keyOf(testerCode(secret, adoption, name)), given))[0] ?? null

/** The tester whose code was typed (small letters, blanks, O for 0 will do), or null. */
export function testerByCode(secret: string, adoption: Tried, typed: string): string | null {
  const code = readAccessCode(typed)
  return code === null ? null : testerWith(secret, adoption, code, (own) => own)
}

/** What a cookie keeps of a tester: neither name nor code. */
export const testerKey = (secret: string, adoption: Omit<Tried, 'testers'>, name: string): string =>
  hashToken(testerCode(secret, adoption, name))

/** Whether the key is that of somebody who is a tester today. */
export const isTester = (secret: string, adoption: Tried, key: string): boolean => testerWith(secret, adoption, key, hashToken) !== null
