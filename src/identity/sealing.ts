/** What leaves the process for a while and must come back unread and unchanged: the cookie of a sign-in, parked fields. */
import { hkdfSync } from 'node:crypto'
import { EncryptJWT, errors, jwtDecrypt } from 'jose'

/** Seals and opens values for one purpose; what was sealed for another does not open. */
export type Seal = {
  /** `value` must be JSON. The sealed text is safe in a cookie. */
  readonly seal: (value: unknown, endsAt: Date) => Promise<string>
  /** The value, not yet parsed, or null when the text is forged, of another purpose, or over. */
  readonly open: (sealed: string, now: Date) => Promise<unknown>
}

/** A seal (AES-256-GCM) with a key of its own, derived from the secret and the purpose. */
export function sealFor(secret: string, purpose: string): Seal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `serviceportal seal: ${purpose}`, 32))
  return {
    seal: (value, endsAt) =>
      new EncryptJWT({ value }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setExpirationTime(endsAt).encrypt(key),
    async open(sealed, now) {
      try {
        const { payload } = await jwtDecrypt(sealed, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          requiredClaims: ['exp'],
          currentDate: now,
        })
        return payload['value'] ?? null
      } catch (fault) {
        if (fault instanceof errors.JOSEError) return null
        throw fault
      }
    },
  }
}
