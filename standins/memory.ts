/** What the stand-in provider remembers: sessions, codes, tokens. It lives as long as the process; one signs in again then. */
import type { Adapter, AdapterPayload } from 'oidc-provider'

type Remembered = { readonly payload: AdapterPayload; readonly endsAt: number }

/** A memory for one provider, in the shape that oidc-provider asks for. */
export function providerMemory(): (model: string) => Adapter {
  const remembered = new Map<string, Remembered>()

  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`

    function read(key: string): AdapterPayload | undefined {
      const found = remembered.get(key)
      if (found && found.endsAt > Date.now()) return found.payload
      remembered.delete(key)
      return undefined
    }

    function readWhere(holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
      for (const key of remembered.keys()) {
        const payload = key.startsWith(`${model}:`) ? read(key) : undefined
        if (payload && holds(payload)) return payload
      }
      return undefined
    }

    return {
      async upsert(id, payload, secondsToLive) {
        for (const [key, { endsAt }] of remembered) if (endsAt <= Date.now()) remembered.delete(key)
        remembered.set(keyOf(id), { payload, endsAt: Date.now() + (secondsToLive ?? Infinity) * 1000 })
      },
      find: async (id) => read(keyOf(id)),
      findByUid: async (uid) => readWhere((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => readWhere((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = read(keyOf(id))
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        remembered.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of remembered) if (payload.grantId === grantId) remembered.delete(key)
      },
    }
  }
}
