import autocannon, { type Sent } from 'autocannon'

/** How many people ask at the same time, and how many connections write at the same time where that is compared. */
export const CONNECTIONS = 10

/** Each person's address differs, as behind a proxy, so that limits meant for one person do not stop the measurement. */
let people = 0
const ofAnotherPerson = (): Record<string, string> => {
  people += 1
  return { 'x-forwarded-for': `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}` }
}

/**
 * Sends requests over kept connections, for some seconds or some number of them, and returns answers per second. Throws
 * when an answer has not the expected status: an error page is quickly made, and would be counted as fast.
 */
export async function requestsPerSecond(
  url: string,
  bound: { readonly duration: number } | { readonly amount: number },
  next: () => Sent,
  expectedStatus: number,
): Promise<number> {
  const requests = [
    {
      setupRequest: () => {
        const sent = next()
        return { ...sent, headers: { ...sent.headers, ...ofAnotherPerson() } }
      },
    },
  ]
  const outcome = await autocannon({ url, connections: CONNECTIONS, timeout: 20, requests, ...bound })
  const statuses = Object.keys(outcome.statusCodeStats)
  if (outcome.errors > 0 || statuses.length !== 1 || statuses[0] !== String(expectedStatus)) {
    throw new Error(`${url}: ${outcome.errors} requests failed, and the answers were ${JSON.stringify(outcome.statusCodeStats)}`)
  }
  return outcome.requests.total / outcome.duration
}
