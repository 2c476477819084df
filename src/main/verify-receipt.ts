/** `./portal verify receipt FILE`: checks a receipt without any network. */
import type { JSONWebKeySet } from 'jose'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { verifyReceipt } from '../cases/receipt.ts'
import { loadConfig } from '../platform/config.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { openSigningKey, publicKeySet } from '../platform/signing.ts'

const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) })

const refusals = {
  malformed: 'The file does not hold a signed statement.',
  otherType: 'The file holds a signed statement, but not a receipt.',
  unknownKey:
    'The receipt was signed with a key that is not among the given ones. Use the keys of the portal that issued it (/.well-known/jwks.json).',
  wrongSignature: 'The receipt was changed, or was never signed by this portal: the signature does not fit.',
  notAReceipt: 'The statement is well signed, but does not hold what a receipt holds.',
} as const

async function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new OperatorError(`${path} cannot be read; name a file that exists.`)
  })
}

/**
 * Returns what the receipt says, in words, or throws an OperatorError that says why it does not count. `keysFile`: the
 * published keys, saved beforehand; without it, this installation's own key.
 */
export async function verifyReceiptFile(file: string, keysFile: string | undefined): Promise<string> {
  const jws = await read(file)
  let keys: JSONWebKeySet
  if (keysFile === undefined) keys = publicKeySet(await openSigningKey((await loadConfig(process.env)).SIGNING_KEY))
  else {
    const given = await read(keysFile)
    const parsed = keySet.safeParse(JSON.parse(given))
    if (!parsed.success) throw new OperatorError(`${keysFile} holds no key set; save the answer of /.well-known/jwks.json.`)
    keys = parsed.data
  }
  const checked = await verifyReceipt(jws, keys)
  if (!checked.ok) throw new OperatorError(refusals[checked.refusal])
  const { reference, authority, service, serviceVersion, sent, receivedAt } = checked.value
  return [
    'The receipt is genuine.',
    `  reference        ${reference}`,
    `  authority        ${authority}`,
    `  service          ${service} (version ${serviceVersion})`,
    `  digest of what was sent  ${sent}`,
    `  received at      ${receivedAt}`,
    '',
  ].join('\n')
}
