import { expect, test } from 'vitest'
import { chainDigest, type ChainLink, firstBrokenLink, saltedDigest } from './hash-chain.ts'

function chain(...entries: object[]): ChainLink[] {
  const links: ChainLink[] = []
  for (const entry of entries) links.push({ entry, digest: chainDigest(entry, links.at(-1)?.digest ?? null) })
  return links
}
const history = chain({ move: 'received', at: '2026-11-23' }, { move: 'startWork', at: '2026-11-24' }, { move: 'decide', at: '2026-11-25' })

test('a history as it was written is whole', () => {
  expect(firstBrokenLink(history)).toBeNull()
  expect(firstBrokenLink([])).toBeNull()
})

test('the order of keys does not matter, because a database does not keep it', () => {
  expect(firstBrokenLink([{ entry: { at: '2026-11-23', move: 'received' }, digest: history[0]?.digest ?? '' }])).toBeNull()
})

test('a changed, a missing and an exchanged entry are found', () => {
  expect(firstBrokenLink(history.with(1, { entry: { move: 'startWork', at: '2026-11-20' }, digest: history[1]?.digest ?? '' }))).toBe(1)
  expect(firstBrokenLink(history.toSpliced(1, 1))).toBe(1)
  expect(firstBrokenLink(history.slice(1))).toBe(0)
  expect(firstBrokenLink(history.toReversed())).toBe(0)
})

test('an end that was cut off is found against a digest kept elsewhere', () => {
  expect(firstBrokenLink(history.slice(0, 2))).toBeNull()
  expect(firstBrokenLink(history.slice(0, 2), history[2]?.digest)).toBe(2)
})

test('a salted digest tells nothing without its salt', () => {
  expect(saltedDigest('a', 'Rex')).toBe(saltedDigest('a', 'Rex'))
  expect(saltedDigest('a', 'Rex')).not.toBe(saltedDigest('b', 'Rex'))
})
