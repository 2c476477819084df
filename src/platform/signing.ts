/**
 * Signed statements, for everybody to check without asking us, given the published key: JSON Web Signatures (RFC 7515) with
 * Ed25519 (RFC 8037), in compact form.
 */
import {
  calculateJwkThumbprint,
  compactVerify,
  CompactSign,
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
} from 'jose'
import { z } from 'zod'
import { ok, refused, type Result } from './result.ts'

/** A private key with its id, and the public half for the published set. */
export type SigningKey = { readonly id: string; readonly privateKey: CryptoKey; readonly publicJwk: JWK }

const algorithm = 'EdDSA'
const privateJwk = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() })

/** A new private key as JWK text, for the configuration. */
export async function generateSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true })
  return JSON.stringify(await exportJWK(privateKey))
}

/** Reads a private key: a JWK (RFC 8037) or PEM (PKCS #8). Throws when it is no Ed25519 key. */
export async function openSigningKey(text: string): Promise<SigningKey> {
  const jwk = privateJwk.parse(
    text.trimStart().startsWith('{') ? JSON.parse(text) : await exportJWK(await importPKCS8(text, algorithm, { extractable: true })),
  )
  const published = { kty: jwk.kty, crv: jwk.crv, x: jwk.x }
  // The id is the thumbprint of RFC 7638: whoever has the key can name it.
  const id = await calculateJwkThumbprint(published)
  const privateKey = await privateKeyOf({ ...published, d: jwk.d })
  return { id, privateKey, publicJwk: { ...published, kid: id, alg: algorithm, use: 'sig' } }
}

async function privateKeyOf(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm)
  if (key instanceof Uint8Array) throw new TypeError('a symmetric key cannot sign statements')
  return key
}

/** What `/.well-known/jwks.json` publishes. Keys that are no longer used stay in it, or old receipts could not be checked. */
export const publicKeySet = (...keys: { readonly publicJwk: JWK }[]): JSONWebKeySet => ({ keys: keys.map((key) => key.publicJwk) })

/** Signs a statement. `type` says what it is (`receipt+jws`), so that one kind cannot be passed off as another. */
export const signStatement = (key: SigningKey, type: string, statement: object): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(statement)))
    .setProtectedHeader({ alg: algorithm, kid: key.id, typ: type })
    .sign(key.privateKey)

/** Why a statement is not believed. */
export type StatementRefusal = 'malformed' | 'otherType' | 'unknownKey' | 'wrongSignature'

/** Checks a statement against a published key set and gives what it says, to be parsed by whoever asked. */
export async function verifyStatement(keys: JSONWebKeySet, type: string, jws: string): Promise<Result<unknown, StatementRefusal>> {
  try {
    const header = decodeProtectedHeader(jws)
    if (header.typ !== type) return refused('otherType')
    const { payload } = await compactVerify(jws, createLocalJWKSet(keys), { algorithms: [algorithm] })
    return ok(JSON.parse(new TextDecoder().decode(payload)))
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return refused('unknownKey')
    if (error instanceof errors.JWSSignatureVerificationFailed) return refused('wrongSignature')
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) return refused('malformed')
    throw error
  }
}
