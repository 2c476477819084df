import { expect, test } from 'vitest'
import { fairTurns } from './fair-turns.ts'

/** Work that lasts until it is told to end. */
function held() {
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  return { end, work: () => ended }
}

test('whoever sends much does not keep the others waiting behind all of it', async () => {
  const turns = fairTurns({ waiting: 10, waitingOfOne: 5 })
  const order: string[] = []
  const first = held()
  const all = [turns('a', first.work)]
  for (const [owner, name] of [
    ['a', 'a2'],
    ['a', 'a3'],
    ['b', 'b1'],
    ['c', 'c1'],
  ] as const)
    all.push(turns(owner, async () => void order.push(name)))
  first.end()
  await Promise.all(all)
  expect(order).toEqual(['b1', 'a2', 'c1', 'a3'])
})

test('nobody waits where there is no room, in all or for one', async () => {
  const turns = fairTurns({ waiting: 2, waitingOfOne: 1 })
  const first = held()
  const begun = [turns('a', first.work), turns('a', async () => 1)]
  expect(await turns('a', async () => 2)).toEqual({ ok: false, refusal: 'full' })
  begun.push(turns('b', async () => undefined))
  expect(await turns('c', async () => 3)).toEqual({ ok: false, refusal: 'full' })
  first.end()
  expect((await Promise.all(begun)).every(({ ok }) => ok)).toBe(true)
  expect(await turns('c', async () => 3)).toEqual({ ok: true, value: 3 })
})

test('whoever leaves gives the place free, and their work is not done', async () => {
  const turns = fairTurns({ waiting: 1, waitingOfOne: 1 })
  const first = held()
  const begun = turns('a', first.work)
  const leaving = new AbortController()
  let isDone = false
  const left = turns('b', async () => void (isDone = true), leaving.signal)
  leaving.abort()
  expect(await left).toEqual({ ok: false, refusal: 'gone' })
  const next = turns('c', async () => 'c')
  first.end()
  await begun
  expect(await next).toEqual({ ok: true, value: 'c' })
  expect(isDone).toBe(false)
})

test('work that fails gives its place free', async () => {
  const turns = fairTurns({ waiting: 1, waitingOfOne: 1 })
  await expect(turns('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await turns('a', async () => 1)).toEqual({ ok: true, value: 1 })
})
