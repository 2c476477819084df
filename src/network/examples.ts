/** Examples are facts that nobody states: they let the demo go the whole way, and count as missing everywhere else. */
import { digestOf } from '../platform/digest.ts'
import { regionOf } from './directory.ts'
import type { NetworkData } from './load.ts'
import { authority, legalRemedy } from './region.ts'

/**
 * A network as production takes it: without legal remedies and SEPA data that are marked as examples, and without the
 * invented staff. What is left out is simply absent, so that pages and desk say what they say of everything missing.
 */
export function withoutExamples({ records }: NetworkData): NetworkData {
  const kept = records.flatMap((record) => {
    if (record.kind === 'staff') return []
    if (record.kind === 'legalRemedy') return legalRemedy.parse(record.content).example ? [] : [record]
    if (record.kind !== 'authority') return [record]
    const { sepa, ...rest } = authority.parse(record.content)
    return sepa?.example ? [{ ...record, content: rest, digest: digestOf(rest) }] : [record]
  })
  return { records: kept, region: regionOf(kept) }
}
