/** How long bad input holds somebody up: each of nine kinds, from what was read from the disk to the sentence that refuses it. */
import { type BadInput, badInputs } from '../bad-input.ts'
import { median } from './numbers.ts'

const ROUNDS = 7

/** The time to refuse one kind, in milliseconds. */
export type Refusal = { readonly kind: string; readonly milliseconds: number }

function timed({ kind, refusal }: BadInput): Refusal {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now()
    const said = refusal()
    rounds.push(performance.now() - begin)
    if (said.length === 0) throw new Error(`${kind} was not refused`)
  }
  return { kind, milliseconds: median(rounds) }
}

/** All nine, the slowest first. Throws when one is taken. */
export async function measureRefusals(): Promise<readonly Refusal[]> {
  return (await badInputs()).map(timed).toSorted((a, b) => b.milliseconds - a.milliseconds)
}
