/**
 * Turns for work that is slow: one at a time, whoever waits is served in their order, but nobody twice while others wait, and
 * nobody waits behind more than there is room for.
 */
import { ok, refused, type Result } from './result.ts'

/** How many may wait, all together and of one owner. */
export type Room = { readonly waiting: number; readonly waitingOfOne: number }

/** Does `work` when its turn comes. Refused at once when too many wait, and as `gone` when `signal` says so before the turn. */
export type Turns = <Value>(owner: string, work: () => Promise<Value>, signal?: AbortSignal) => Promise<Result<Value, 'full' | 'gone'>>

type Waiting = { readonly owner: string; readonly begin: () => void }

export function fairTurns(room: Room): Turns {
  const waiting: Waiting[] = []
  let served: string | null = null
  let isBusy = false

  const wait = (owner: string, signal?: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(entry), 1)
        resolve(false)
      }
      const entry: Waiting = {
        owner,
        begin() {
          signal?.removeEventListener('abort', leave)
          resolve(true)
        },
      }
      waiting.push(entry)
      signal?.addEventListener('abort', leave, { once: true })
    })

  function goOn(): void {
    const other = waiting.findIndex(({ owner }) => owner !== served)
    const [next] = waiting.splice(Math.max(0, other), 1)
    isBusy = next !== undefined
    served = next?.owner ?? null
    next?.begin()
  }

  return async (owner, work, signal) => {
    if (signal?.aborted === true) return refused('gone')
    if (isBusy) {
      const own = waiting.filter((each) => each.owner === owner).length
      if (waiting.length >= room.waiting || own >= room.waitingOfOne) return refused('full')
      if (!(await wait(owner, signal))) return refused('gone')
    }
    isBusy = true
    served = owner
    try {
      return ok(await work())
    } finally {
      goOn()
    }
  }
}
