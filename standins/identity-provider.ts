/**
 * A real OpenID provider (authorization code with PKCE) for the people of the demo. Only its login is pretended:
 * one chooses who one is. Staff of a real authority sign in at the authority's own provider.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { errors, type Configuration } from 'oidc-provider'
import { z } from 'zod'
import { providerMemory } from './memory.ts'
import { htmlOf, policyFor, sendPage } from './page.tsx'
import { LoggedOutPage, LoginPage, LogoutPage, TroublePage } from './provider-pages.tsx'
import { readForm } from './read-form.ts'
import type { StandInSettings } from './settings.ts'

/** Path of a portal to which a sign-in returns. */
export const CALLBACK_PATH = '/amt/anmeldung/zurueck'

/** Path of a portal to which a sign-out returns. */
export const SIGNED_OUT_PATH = '/amt/abgemeldet'

const LOGIN_PATH = '/anmelden'
const HOUR_SECONDS = 60 * 60

const storedKeys = z.object({
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.literal('RSA') })) }),
  cookieKeys: z.array(z.string()),
})
type Keys = z.infer<typeof storedKeys>

/** Base addresses of all portals: the regional one, each authority's path, and its own host where the demo has one. */
export function portalBases({ portal, authorities }: Pick<StandInSettings, 'portal' | 'authorities'>): string[] {
  const { protocol, hostname, port } = new URL(portal)
  const hostOf = (id: string): string[] =>
    hostname === 'localhost' ? [`${protocol}//${id}.localhost${port === '' ? '' : `:${port}`}`] : []
  return [portal, ...authorities.flatMap(({ id }) => [`${portal}/${id}`, ...hostOf(id)])]
}

/** Origins that a form of the provider may lead to. */
const originsOf = (settings: StandInSettings): string[] => [...new Set(portalBases(settings).map((base) => new URL(base).origin))]

async function keysIn(directory: string | null): Promise<Keys> {
  const file = directory === null ? null : `${directory}/provider-keys.json`
  if (file !== null && existsSync(file)) return storedKeys.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kty: 'RSA' as const, alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') }
  const keys: Keys = { jwks: { keys: [key] }, cookieKeys: [randomBytes(32).toString('base64url')] }
  if (file !== null) {
    mkdirSync(directory!, { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  }
  return keys
}

function configurationFor(settings: StandInSettings, keys: Keys): Configuration {
  const bases = portalBases(settings)
  return {
    adapter: providerMemory(),
    clients: [
      {
        client_id: settings.client.id,
        client_secret: settings.client.secret,
        client_name: 'Serviceportal',
        redirect_uris: bases.map((base) => base + CALLBACK_PATH),
        post_logout_redirect_uris: bases.map((base) => base + SIGNED_OUT_PATH),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: keys.jwks,
    cookies: { keys: keys.cookieKeys },
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    ttl: {
      AccessToken: HOUR_SECONDS,
      AuthorizationCode: 60,
      Grant: 10 * HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: 10 * HOUR_SECONDS,
    },
    interactions: { url: (_context, interaction) => `${LOGIN_PATH}/${interaction.uid}` },
    findAccount: (_context, subject) => {
      const person = settings.staff.find((known) => known.subject === subject)
      return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name, preferred_username: person.login }) }
    },
    // The portal is the authority's own: nobody is asked for consent to sign in at work.
    async loadExistingGrant(context) {
      const { client, session } = context.oidc
      if (!client || session?.accountId === undefined) return undefined
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    renderError(context, out) {
      context.set('content-security-policy', policyFor())
      context.type = 'html'
      context.body = htmlOf(TroublePage({ portal: settings.portal, code: out.error }))
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(context, form) {
          const token = /name="xsrf" value="([^"]*)"/.exec(form)?.[1] ?? ''
          const action = /action="([^"]*)"/.exec(form)?.[1] ?? ''
          context.set('content-security-policy', policyFor(originsOf(settings)))
          context.body = htmlOf(LogoutPage({ formId: 'op.logoutForm', action, token }))
        },
        postLogoutSuccessSource(context) {
          context.set('content-security-policy', policyFor())
          context.body = htmlOf(LoggedOutPage({ portal: settings.portal }))
        },
      },
    },
  }
}

/** Answers every request that is not the mailbox's. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Builds the provider for an issuer address such as `http://localhost:3001`. */
export async function identityProvider(issuer: string, settings: StandInSettings): Promise<RequestHandler> {
  const provider = new Provider(issuer, configurationFor(settings, await keysIn(settings.directory)))
  provider.use(async (context, next) => {
    await next()
    if (context.oidc?.route !== 'end_session' || context.status !== 200 || context.oidc.session?.accountId !== undefined) return
    // Nobody is signed in. Left to itself the provider would answer with a form that a script sends off.
    const returnTo = context.oidc.params?.['post_logout_redirect_uri']
    if (typeof returnTo === 'string') return context.redirect(returnTo)
    context.set('content-security-policy', policyFor())
    context.body = htmlOf(LoggedOutPage({ portal: settings.portal }))
  })
  const protocol = provider.callback()

  /** Another person signs in at the same browser. Left to itself the provider would need a script to change over. */
  async function forgetAccount(sessionUid: string): Promise<void> {
    const session = await provider.Session.findByUid(sessionUid)
    if (!session) return
    session.accountId = undefined
    session.authorizations = {}
    await session.persist()
  }

  async function login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { uid, session } = await provider.interactionDetails(request, response)
    const showLogin = (status: number, problem?: string): void =>
      sendPage(
        response,
        LoginPage({ action: `${LOGIN_PATH}/${uid}`, settings, ...(problem === undefined ? {} : { problem }) }),
        status,
        originsOf(settings),
      )
    if (request.method !== 'POST') return showLogin(200)

    const form = await readForm(request)
    if (form.has('abbrechen')) {
      return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'the person turned back' })
    }
    const person = settings.staff.find((known) => known.login === form.get('login'))
    if (!person) return showLogin(422, 'Diese Person gibt es hier nicht. Bitte wählen Sie eine aus der Liste.')
    const goOn = await provider.interactionResult(request, response, { login: { accountId: person.subject } })
    if (session?.accountId !== undefined && session.accountId !== person.subject) await forgetAccount(session.uid)
    response.writeHead(303, { location: goOn, 'cache-control': 'no-store' }).end()
  }

  return async (request, response) => {
    if (!request.url?.startsWith(`${LOGIN_PATH}/`)) return protocol(request, response)
    try {
      await login(request, response)
    } catch (fault) {
      if (!(fault instanceof errors.OIDCProviderError)) throw fault
      sendPage(response, TroublePage({ portal: settings.portal, code: fault.error }), fault.statusCode)
    }
  }
}
