/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  /** What is sent; `path` with its query, from the root of the host. */
  export type Sent = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }

  export type Load = {
    readonly url: string
    readonly connections: number
    /** Seconds; or `amount` requests, whichever is given. */
    readonly duration?: number
    readonly amount?: number
    /** Seconds until an answer counts as missing. */
    readonly timeout: number
    readonly requests: readonly { readonly setupRequest: (request: object) => Sent }[]
  }

  export type Outcome = {
    /** Seconds that the load lasted. */
    readonly duration: number
    readonly errors: number
    readonly timeouts: number
    readonly requests: { readonly total: number }
    /** How many answers had which status. */
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>
  }

  export default function autocannon(load: Load): Promise<Outcome>
}
