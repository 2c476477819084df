/** Examples are facts that nobody states: they let the demo go the whole way, and count as missing everywhere else. */
import { z } from 'zod'
import { digestOf } from '../platform/digest.ts'
import { regionOf } from './directory.ts'
import type { NetworkData } from './load.ts'
import { authority } from './region.ts'

const isExample = z.looseObject({ example: z.literal(true) })

/**
 * A network as production takes it: without the records that are marked as examples (legal remedies, changes that towns
 * make of a service), without such SEPA data, and without the invented staff. What is left out is simply absent, so that
 * pages and desk say what they say of everything missing.
 */
export function withoutExamples({ records }: NetworkData): NetworkData {
  const kept = records.flatMap((record) => {
    if (record.kind === 'staff') return []
    if (isExample.safeParse(record.content).success) return []
    if (record.kind !== 'authority') return [record]
    const { sepa, ...rest } = authority.parse(record.content)
    return sepa?.example ? [{ ...record, content: rest, digest: digestOf(rest) }] : [record]
  })
  return { records: kept, region: regionOf(kept) }
}
