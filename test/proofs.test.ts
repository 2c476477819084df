/** Every service in `services/` passes what is proved before a release; axe, which takes long, looks at them in the browser tests. */
import { describe, expect, test } from 'vitest'
import { refusalsOf } from '../src/catalogue/proof-refusals.ts'
import { proofReport } from '../src/catalogue/proof-report.ts'
import { shippedCatalogue } from '../src/catalogue/test-catalogue.ts'
import { proveQuickly } from '../src/catalogue/quick-proof.ts'
import { shippedServices } from './service-files.ts'

const { region } = await shippedCatalogue()
const services = await shippedServices()

describe.each(services.map((service) => [service.definition.id, service] as const))('%s', (_id, service) => {
  const { report, problems } = proveQuickly(service, region)

  test('has nothing in its proofs that would keep it from release', () => expect([...problems, ...refusalsOf(report)]).toEqual([]))
  test('is not hard to read', () => expect(report.plainLanguage.passed).toBe(true))
  test('delivers something in some example', () => expect(report.payload.checked).toBeGreaterThan(0))
  test('has a report that can be stored and read again', () =>
    expect(proofReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report))
})
