import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Visitor, type Visit } from '../test/visitor.ts'
import { CALLBACK_PATH, SIGNED_OUT_PATH } from './identity-provider.ts'
import { startStandIns, type StandIns } from './stand-ins.ts'
import { testSettings } from './test-settings.ts'

let standIns: StandIns
let provider: client.Configuration

beforeAll(async () => {
  standIns = await startStandIns(testSettings)
  const { id, secret } = testSettings.client
  provider = await client.discovery(new URL(standIns.issuer), id, undefined, client.ClientSecretBasic(secret), {
    execute: [client.allowInsecureRequests],
  })
})
afterAll(() => standIns.stop())

const callback = `${testSettings.portal}/gelsenkirchen${CALLBACK_PATH}`
const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedState: 'state-1', expectedNonce: 'nonce-1' }

async function signInAddress(changes: Record<string, string> = {}): Promise<string> {
  return client.buildAuthorizationUrl(provider, {
    redirect_uri: callback,
    scope: 'openid profile',
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    ...changes,
  }).href
}

/** Follows redirects up to the one that leads back to the portal. */
async function backToPortal(visitor: Visitor, visit: Visit): Promise<string> {
  let current = visit
  while (current.location !== null && !current.location.startsWith(testSettings.portal)) current = await visitor.get(current.location)
  if (current.location === null) throw new Error(`stayed at ${current.address} with ${current.status}`)
  return current.location
}

async function loginPage(visitor: Visitor): Promise<Visit> {
  return visitor.follow(await visitor.get(await signInAddress()))
}

describe('the login page', () => {
  test('offers each person under the name of the authority, escaped, without a script', async () => {
    const page = await loginPage(new Visitor())
    expect(page.status).toBe(200)
    expect(page.text).toContain('Stadt Gelsenkirchen')
    expect(page.text).toContain('&lt;Öztürk')
    expect(page.text).not.toContain('<script')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('lets its form lead back to every portal, which browsers check along redirects', async () => {
    const policy = (await loginPage(new Visitor())).headers.get('content-security-policy')
    expect(policy).toContain("form-action 'self' http://localhost:3999 http://gelsenkirchen.localhost:3999 http://marl.localhost:3999")
  })

  test('shows the list again for a person who does not exist', async () => {
    const visitor = new Visitor()
    const page = await loginPage(visitor)
    const again = await visitor.post(page.address, { login: 'nobody' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('Sabine Kowalski')
  })

  test('explains in German when it is opened by somebody else', async () => {
    const page = await loginPage(new Visitor())
    const stranger = await new Visitor().get(page.address)
    expect(stranger.status).toBe(400)
    expect(stranger.text).toContain('Bitte beginnen Sie im Portal noch einmal')
  })
})

describe('a sign-in', () => {
  test('ends at the portal with a code that is worth the name of the person', async () => {
    const visitor = new Visitor()
    const page = await loginPage(visitor)
    const returned = await backToPortal(visitor, await visitor.post(page.address, { login: 'marl.steuern' }))
    const tokens = await client.authorizationCodeGrant(provider, new URL(returned), checks)
    expect(tokens.claims()?.sub).toBe('marl-1')
    const person = await client.fetchUserInfo(provider, tokens.access_token, 'marl-1')
    expect(person).toMatchObject({ sub: 'marl-1', name: 'Jürgen "Jo" <Öztürk>', preferred_username: 'marl.steuern' })
  })

  test('gives a code that is worth something only once', async () => {
    const visitor = new Visitor()
    const page = await loginPage(visitor)
    const returned = await backToPortal(visitor, await visitor.post(page.address, { login: 'marl.steuern' }))
    await client.authorizationCodeGrant(provider, new URL(returned), checks)
    await expect(client.authorizationCodeGrant(provider, new URL(returned), checks)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  test('that the person breaks off tells the portal so', async () => {
    const visitor = new Visitor()
    const page = await loginPage(visitor)
    const returned = await backToPortal(visitor, await visitor.post(page.address, { abbrechen: 'ja' }))
    expect(new URL(returned).searchParams.get('error')).toBe('access_denied')
  })

  test('returns to the host of a town as well', async () => {
    const page = await new Visitor().get(await signInAddress({ redirect_uri: `http://gelsenkirchen.localhost:3999${CALLBACK_PATH}` }))
    expect(page.location).toContain('/anmelden/')
  })

  test('never returns to an address that is no portal', async () => {
    const page = await new Visitor().get(await signInAddress({ redirect_uri: 'http://localhost:3998/amt/anmeldung/zurueck' }))
    expect(page.status).toBe(400)
    expect(page.location).toBeNull()
  })

  test('without PKCE is refused', async () => {
    const address = new URL(await signInAddress())
    address.searchParams.delete('code_challenge')
    address.searchParams.delete('code_challenge_method')
    const visitor = new Visitor()
    const returned = await backToPortal(visitor, await visitor.get(address.href))
    expect(new URL(returned).searchParams.get('error')).toBe('invalid_request')
  })
})

test('another person can sign in at the same browser, without a script', async () => {
  const visitor = new Visitor()
  await backToPortal(visitor, await visitor.post((await loginPage(visitor)).address, { login: 'marl.steuern' }))
  const page = await visitor.follow(await visitor.get(await signInAddress({ prompt: 'login' })))
  const returned = await backToPortal(visitor, await visitor.post(page.address, { login: 'gelsenkirchen.steuern' }))
  const tokens = await client.authorizationCodeGrant(provider, new URL(returned), checks)
  expect(tokens.claims()?.sub).toBe('ge-1')
})

test('signing out asks, ends the session and returns to the portal', async () => {
  const visitor = new Visitor()
  const page = await loginPage(visitor)
  await backToPortal(visitor, await visitor.post(page.address, { login: 'marl.steuern' }))
  const returnTo = `${testSettings.portal}/marl${SIGNED_OUT_PATH}`
  const question = await visitor.get(client.buildEndSessionUrl(provider, { post_logout_redirect_uri: returnTo }).href)
  expect(question.text).toContain('Auch beim Anmeldedienst abmelden?')
  const action = /action="([^"]+)"/.exec(question.text)![1]!
  const token = /name="xsrf" value="([^"]+)"/.exec(question.text)![1]!
  const answer = await visitor.post(action, { xsrf: token, logout: 'yes' })
  expect(answer.location).toBe(returnTo)
  const next = await visitor.get(await signInAddress())
  expect(next.location).toContain('/anmelden/')
})

test('signing out where nobody is signed in leads straight back, or says so', async () => {
  const returnTo = `${testSettings.portal}/marl${SIGNED_OUT_PATH}`
  expect((await new Visitor().get(client.buildEndSessionUrl(provider, { post_logout_redirect_uri: returnTo }).href)).location).toBe(
    returnTo,
  )
  const page = await new Visitor().get(`${standIns.issuer}/session/end`)
  expect(page.text).toContain('Sie sind abgemeldet')
  expect(page.text).not.toContain('<script')
  const foreign = await new Visitor().get(client.buildEndSessionUrl(provider, { post_logout_redirect_uri: 'https://evil.example/' }).href)
  expect([foreign.status, foreign.location]).toEqual([400, null])
})
