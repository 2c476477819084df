import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { signReceipt } from '../cases/receipt.ts'
import { sha256 } from '../platform/digest.ts'
import { generateSigningKey, openSigningKey, publicKeySet } from '../platform/signing.ts'
import { verifyReceiptFile } from './verify-receipt.ts'

const sentText = '{"angaben":"Bello"}'
let folder: string
const file = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receipt-'))
  const key = await openSigningKey(await generateSigningKey())
  const digest = 'a'.repeat(64)
  const jws = await signReceipt(key, {
    reference: 'GE-7K3Q-9F2M-X',
    authority: 'gelsenkirchen',
    service: 'hundeanmeldung',
    serviceVersion: digest,
    overlay: digest,
    bylaw: null,
    sent: sha256(sentText),
    receivedAt: '2026-11-23T10:00:00.000Z',
  })
  const [header = '', payload = '', signature = ''] = jws.split('.')
  const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('gelsenkirchen', 'marl')).toString('base64url')
  await writeFile(file('receipt.jws'), `${jws}\n`)
  await writeFile(file('forged.jws'), [header, forged, signature].join('.'))
  await writeFile(file('keys.json'), JSON.stringify(publicKeySet(key)))
  await writeFile(file('other-keys.json'), JSON.stringify(publicKeySet(await openSigningKey(await generateSigningKey()))))
  await writeFile(file('sent.json'), sentText)
  await writeFile(file('other.json'), '{"angaben":"Rex"}')
})

const verify = (receipt: string, keys: string, sent?: string): Promise<string> =>
  verifyReceiptFile({ receipt: file(receipt), keys: file(keys), sent: sent === undefined ? undefined : file(sent) })

describe('./portal verify receipt', () => {
  test('says what a genuine receipt says, without any network', async () => {
    await expect(verify('receipt.jws', 'keys.json')).resolves.toMatch(/genuine[^]*GE-7K3Q-9F2M-X[^]*gelsenkirchen/)
  })
  test('knows whether it is for what was sent', async () => {
    await expect(verify('receipt.jws', 'keys.json', 'sent.json')).resolves.toContain('sent.json')
    await expect(verify('receipt.jws', 'keys.json', 'other.json')).rejects.toThrow('not what was received')
  })
  test('refuses a changed receipt, and one of another portal', async () => {
    await expect(verify('forged.jws', 'keys.json')).rejects.toThrow('was changed')
    await expect(verify('receipt.jws', 'other-keys.json')).rejects.toThrow('not among the given ones')
  })
  test('says what is wrong with a file', async () => {
    await expect(verify('missing.jws', 'keys.json')).rejects.toThrow('cannot be read')
    await expect(verify('receipt.jws', 'receipt.jws')).rejects.toThrow('holds no key set')
    await expect(verify('keys.json', 'keys.json')).rejects.toThrow('does not hold a signed statement')
  })
})
