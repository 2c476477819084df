/** Every service of `services/`, through the whole portal: shown, valid, computed, submitted, and its mail acknowledged. */
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shippedCatalogue } from '../src/catalogue/test-catalogue.ts'
import type { Example } from '../src/forms/example.ts'
import { isTold } from '../src/forms/question.ts'
import { jobsOf } from '../src/main/jobs-of.ts'
import { startWorker } from '../src/platform/jobs.ts'
import { transact } from '../src/platform/database.ts'
import { centsFromEuro, formatMoney } from '../src/platform/money.ts'
import { htmlRules } from '../src/web/components/html-rules.ts'
import { startMailbox } from '../standins/mailbox.ts'
import { adoptForExamples, type Shown, type Walk, walkExample } from './every-service.ts'
import { shippedServices, walkedExamples } from './service-files.ts'
import { messageOf, tokenOf } from './web/ways.ts'
import { portalUnderTest } from './web/whole-portal.ts'

const mailbox = await startMailbox({ port: 0, directory: null })
const portal = portalUnderTest({ SMTP_URL: `smtp://127.0.0.1:${mailbox.port}` })
const services = await shippedServices()
const { region } = await shippedCatalogue()

let worker: { stop: () => Promise<void> }
beforeAll(async () => {
  for (const service of services) await adoptForExamples(portal, service)
  const log = { info: () => undefined, error: () => undefined }
  worker = await startWorker({ workerUrl: portal.database.urls.worker, log, ...jobsOf(portal.deps, portal.database.worker, log) })
})
afterAll(async () => {
  await worker.stop()
  await mailbox.stop()
})

const validator = new HtmlValidate(htmlRules)
const validated = new Set<string>()

/** What is wrong with the HTML of a page. A page that asks for the same fields again is not read again. */
async function faultsOf({ page, visit, fields }: Shown): Promise<string[]> {
  const kind = JSON.stringify([page, visit.status, fields])
  if (validated.has(kind)) return []
  validated.add(kind)
  const { results } = await validator.validateString(visit.text)
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${page}, line ${line}: ${ruleId}: ${message}`))
}

test('there is a service that people use and one that shows every kind of question', () => {
  expect(services.map(({ definition }) => definition.id)).toEqual(expect.arrayContaining(['hundeanmeldung', 'musterdienst']))
})

describe.each(services.map((service) => [service.definition.id, service] as const))('%s', (_id, service) => {
  const walks = new Map<Example, Promise<Walk>>()
  const walk = (example: Example): Promise<Walk> => {
    const begun = walks.get(example) ?? walkExample(portal, service, example)
    walks.set(example, begun)
    return begun
  }
  const examples = walkedExamples(service, region)
  const finished = examples.filter(({ problems }) => problems === undefined)
  const pageIds = service.definition.pages.map(({ id }) => id)

  test.each(examples.map((example) => [`${example.name} (${example.authority}, ${example.on})`, example] as const))(
    '%s',
    async (_name, example) => {
      const { shown, refused } = await walk(example)
      const faults: string[] = []
      for (const each of refused ? [...shown, refused] : shown) faults.push(...(await faultsOf(each)))
      expect(faults).toEqual([])

      if (example.problems) {
        const links = [...(refused?.visit.text ?? '').matchAll(/<a href="#([^"]+)"/g)].flatMap(([, field = '']) => field.split('.'))
        expect(Object.keys(example.problems).filter((question) => links.includes(question))).not.toEqual([])
        return
      }
      expect(refused && messageOf(refused.visit)).toBeNull()
      const seen = [...new Set(shown.map(({ page }) => page))]
      expect(seen).toEqual([...(example.pages ?? pageIds.filter((page) => seen.includes(page))), 'pruefen'])
      const review = messageOf(shown.at(-1)!.visit)
      for (const amount of Object.values(example.assessment)) {
        if (typeof amount === 'number') expect(review).toContain(formatMoney(centsFromEuro(amount)).replaceAll(/\s/g, ' '))
      }
    },
  )

  test('every page and every question is shown in some example', async () => {
    const shown = (await Promise.all(examples.map(walk))).flatMap((walked) => walked.shown)
    const pages = new Set(shown.map(({ page }) => page))
    expect(pageIds.filter((page) => !pages.has(page))).toEqual([])
    const asked = new Set(shown.flatMap(({ fields }) => fields.map((field) => field.split('.')[0])))
    const questions = service.definition.pages.flatMap(({ ask }) => ask.filter((question) => !isTold(question)).map(({ id }) => id))
    expect(questions.filter((question) => !asked.has(question))).toEqual([])
  })

  test('is submitted from the review, and the receiver of the mail acknowledges it', async () => {
    const [first] = finished
    const { contact } = service.definition
    const address = `${service.definition.id}@example.org`
    const answers = { ...first!.answers, ...(contact.email === undefined ? {} : { [contact.email]: address }) }
    const { visitor, shown } = await walkExample(portal, service, { ...first!, answers })
    const review = shown.at(-1)!.visit
    const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
    expect(receipt.address).toMatch(/\/beleg$/)
    expect(await faultsOf({ page: 'beleg', visit: receipt, fields: [] })).toEqual([])
    const reference = /[A-Z]{2}-\w{4}-\w{4}-\w/.exec(messageOf(receipt))?.[0] ?? ''

    await expect.poll(() => mailbox.mails().filter(({ to }) => to.includes(address)).length, { timeout: 10_000 }).toBe(1)
    expect(mailbox.mails().find(({ to }) => to.includes(address))?.subject).toContain(reference)
    const acknowledged = (): Promise<unknown> =>
      transact(portal.database.application, { authority: first!.authority, actor: { kind: 'system' } }, (tx) =>
        tx
          .selectFrom('deliveries')
          .innerJoin('cases', 'cases.id', 'deliveries.case_id')
          .select(['deliveries.attempts', 'deliveries.acknowledged_at'])
          .where('cases.reference', '=', reference)
          .execute(),
      )
    await expect.poll(acknowledged).toEqual([{ attempts: 1, acknowledged_at: expect.any(Date) }])
  })
})
