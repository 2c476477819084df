import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

/** A piece of work that ends when it is told to. */
function work(name: string, log: string[]) {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  const run = async (): Promise<string> => {
    log.push(`${name} begins`)
    await ended
    log.push(`${name} ends`)
    return name
  }
  return { run, end }
}

test('only so many run at the same time, and the others come in their order', async () => {
  const log: string[] = []
  const inTwos = inTurn(2)
  const pieces = ['a', 'b', 'c', 'd'].map((name) => work(name, log))
  const results = pieces.map(({ run }) => inTwos(run))
  await Promise.resolve()
  expect(log).toEqual(['a begins', 'b begins'])
  pieces[1]!.end()
  expect(await results[1]).toBe('b')
  expect(log.at(-1)).toBe('c begins')
  for (const { end } of pieces) end()
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd'])
  expect(log.indexOf('d begins')).toBeGreaterThan(log.indexOf('c begins'))
})

test('one that fails makes room for the next', async () => {
  const alone = inTurn(1)
  const failing = alone(() => Promise.reject(new Error('failed')))
  const next = alone(async () => 'next')
  await expect(failing).rejects.toThrow('failed')
  expect(await next).toBe('next')
})
