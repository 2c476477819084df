import { generateKeyPairSync, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { generateSigningKey, openSigningKey, publicKeySet, signStatement, verifyStatement } from './signing.ts'

const statement = { reference: 'GE-7K3Q-9F2M-X', at: '2026-11-23T10:00:00Z' }
const key = await openSigningKey(await generateSigningKey())
const signed = await signStatement(key, 'receipt+jws', statement)

test('a signed statement is believed with the published key', async () => {
  expect(await verifyStatement(publicKeySet(key), 'receipt+jws', signed)).toEqual({ ok: true, value: statement })
})

test('a statement can be checked without this program: it is plain Ed25519 over the first two parts', () => {
  const [header, payload, signature] = signed.split('.')
  const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' })
  expect(verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature ?? '', 'base64url'))).toBe(true)
})

test('the published key holds nothing private', () => {
  expect(Object.keys(key.publicJwk)).not.toContain('d')
})

test('a changed statement, another key, another kind and nonsense are not believed', async () => {
  const [header, , signature] = signed.split('.')
  const changed = [
    header,
    Buffer.from(JSON.stringify({ ...statement, reference: 'GE-0000-0000-0' })).toString('base64url'),
    signature,
  ].join('.')
  const other = await openSigningKey(await generateSigningKey())
  expect(await verifyStatement(publicKeySet(key), 'receipt+jws', changed)).toEqual({ ok: false, refusal: 'wrongSignature' })
  expect(await verifyStatement(publicKeySet(other), 'receipt+jws', signed)).toEqual({ ok: false, refusal: 'unknownKey' })
  expect(await verifyStatement(publicKeySet(key), 'delivery+jws', signed)).toEqual({ ok: false, refusal: 'otherType' })
  for (const nonsense of ['', 'a.b.c', `${header}..${signature}`, '\0']) {
    expect(await verifyStatement(publicKeySet(key), 'receipt+jws', nonsense)).toMatchObject({ ok: false })
  }
})

test('a statement that names no algorithm is not believed', async () => {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'receipt+jws', kid: key.id })).toString('base64url')
  expect(await verifyStatement(publicKeySet(key), 'receipt+jws', `${header}.${signed.split('.')[1]}.`)).toMatchObject({ ok: false })
})

test('a key in PEM is read as well, and a key of another kind refused', async () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const fromPem = await openSigningKey(pem)
  expect(await verifyStatement(publicKeySet(fromPem), 'x', await signStatement(fromPem, 'x', statement))).toMatchObject({ ok: true })
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await expect(openSigningKey(ec)).rejects.toThrow()
})
