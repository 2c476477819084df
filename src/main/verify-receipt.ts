/** `./portal verify receipt FILE`: checks a receipt without any network. */
import type { JSONWebKeySet } from 'jose'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { confirms, verifyReceipt } from '../cases/receipt.ts'
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

async function readKeys(path: string): Promise<JSONWebKeySet> {
  const text = await read(path)
  try {
    return keySet.parse(JSON.parse(text))
  } catch {
    throw new OperatorError(`${path} holds no key set; save the answer of /.well-known/jwks.json.`)
  }
}

/** What to check: the receipt, and as far as they are at hand the published keys and the file of what was sent. */
export type ReceiptFiles = { readonly receipt: string; readonly keys: string | undefined; readonly sent: string | undefined }

/**
 * Returns what the receipt says, in words, or throws an OperatorError that says why it does not count. Without `keys`
 * this installation's own key decides; with `sent` (the file that lies in the copy of the declaration) also whether it is
 * that what was received.
 */
export async function verifyReceiptFile({ receipt, keys, sent }: ReceiptFiles): Promise<string> {
  const jws = await read(receipt)
  const trusted =
    keys === undefined ? publicKeySet(await openSigningKey((await loadConfig(process.env)).SIGNING_KEY)) : await readKeys(keys)
  const checked = await verifyReceipt(jws, trusted)
  if (!checked.ok) throw new OperatorError(refusals[checked.refusal])
  const statement = checked.value
  if (sent !== undefined && !confirms(statement, Buffer.from(await read(sent)))) {
    throw new OperatorError(`The receipt is genuine, but it is not for ${sent}: that is not what was received.`)
  }
  return [
    'The receipt is genuine.',
    `  reference    ${statement.reference}`,
    `  authority    ${statement.authority}`,
    `  service      ${statement.service}, version ${statement.serviceVersion}`,
    `  what was sent ${statement.sent}${sent === undefined ? '' : ` (is ${sent})`}`,
    `  received at  ${statement.receivedAt}`,
    '',
  ].join('\n')
}
