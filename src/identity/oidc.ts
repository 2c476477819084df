/**
 * Sign-in of staff at the authority's OpenID provider: authorization code with PKCE (RFC 7636), state against forged
 * answers, nonce against replayed ones. Between leaving and returning the portal keeps three secrets, `SignInChecks`.
 */
import * as client from 'openid-client'
import { z } from 'zod'
import { ok, refused, type Result } from '../platform/result.ts'

/** What the answer of the provider is checked against. Belongs to one browser and one sign-in. */
export const signInChecks = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() })
export type SignInChecks = z.infer<typeof signInChecks>

/** Who signed in, as the provider says. */
export type SignedInPerson = { readonly subject: string; readonly name: string }

/** How to reach the provider. */
export type ProviderSettings = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

export type SignInProvider = {
  /** The address to send the browser to. `chooseAnew` lets another person sign in although one still is. */
  readonly begin: (callback: string, chooseAnew: boolean) => Promise<Result<{ address: string; checks: SignInChecks }, 'unavailable'>>
  /** Turns the address that the browser came back to into a person: `turnedBack` by choice, `notGenuine` when any check fails. */
  readonly finish: (returned: URL, checks: SignInChecks) => Promise<Result<SignedInPerson, 'turnedBack' | 'notGenuine' | 'unavailable'>>
  /** Where one signs out of the provider as well; null when it has no such address. */
  readonly signOutAddress: (returnTo: string) => Promise<string | null>
}

/** Plain HTTP is for the stand-in on this machine only. */
const isOnThisMachine = (issuer: URL): boolean =>
  issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)

const named = z.object({ name: z.string().min(1).optional(), preferred_username: z.string().min(1).optional() })

/** Whether the provider could not be reached, rather than having said something wrong. */
const isOutage = (fault: unknown): boolean =>
  // A failed fetch is a TypeError without a code; those with one are mistakes of ours.
  (fault instanceof TypeError && !('code' in fault)) ||
  (fault instanceof client.ClientError && (fault.code === 'OAUTH_TIMEOUT' || fault.code === 'OAUTH_ABORT')) ||
  (fault instanceof client.ResponseBodyError && fault.status >= 500)

const isRefusal = (fault: unknown): boolean =>
  fault instanceof client.ClientError ||
  fault instanceof client.ResponseBodyError ||
  fault instanceof client.AuthorizationResponseError ||
  fault instanceof client.WWWAuthenticateChallengeError

/** A provider by its address. Its own description is fetched at the first sign-in and kept; an outage is asked again next time. */
export function signInProvider({ issuer, clientId, clientSecret }: ProviderSettings): SignInProvider {
  const address = new URL(issuer)
  let known: client.Configuration | null = null

  async function provider(): Promise<client.Configuration | null> {
    if (known) return known
    try {
      known = await client.discovery(address, clientId, undefined, client.ClientSecretBasic(clientSecret), {
        timeout: 5,
        execute: isOnThisMachine(address) ? [client.allowInsecureRequests] : [],
      })
    } catch (fault) {
      if (isOutage(fault) || isRefusal(fault)) return null
      throw fault
    }
    return known
  }

  return {
    async begin(callback, chooseAnew) {
      const configuration = await provider()
      if (!configuration) return refused('unavailable')
      const checks = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() }
      const destination = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: 'openid profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
        ...(chooseAnew ? { prompt: 'login' } : {}),
      })
      return ok({ address: destination.href, checks })
    },

    async finish(returned, { state, nonce, codeVerifier }) {
      const configuration = await provider()
      if (!configuration) return refused('unavailable')
      try {
        const tokens = await client.authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        const { sub } = tokens.claims()!
        const { name, preferred_username } = named.parse(await client.fetchUserInfo(configuration, tokens.access_token, sub))
        return ok({ subject: sub, name: name ?? preferred_username ?? sub })
      } catch (fault) {
        if (fault instanceof client.AuthorizationResponseError && fault.error === 'access_denied') return refused('turnedBack')
        if (isOutage(fault)) return refused('unavailable')
        if (isRefusal(fault) || fault instanceof z.ZodError) return refused('notGenuine')
        throw fault
      }
    },

    async signOutAddress(returnTo) {
      const configuration = await provider()
      if (!configuration?.serverMetadata().end_session_endpoint) return null
      return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href
    },
  }
}
