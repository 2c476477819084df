/** A case of the permit service as the desk decides upon it, without a database. */
import type { DeskCase } from '../src/web/office/decisions/decision-form.ts'
import { assess } from '../src/forms/assessment.ts'
import { compileService } from '../src/forms/compile-service.ts'
import { definition as shape, type Definition } from '../src/forms/definition.ts'
import type { Answers } from '../src/forms/question.ts'
import { contextWith } from '../src/forms/test-service.ts'
import { permitService, petition } from './permits.ts'

/** Received on Friday, 20 November 2026, and decided upon on the Monday after it. */
export function deskCase(
  answers: Answers = petition,
  definition: Definition = permitService,
  changed: Partial<DeskCase['details']> = {},
): DeskCase {
  const service = compileService(shape.parse(definition))
  const authority = { id: 'musterstadt', name: 'Stadt Musterstadt', sepa: null }
  return {
    service,
    bylaw: null,
    today: '2026-11-23',
    content: {
      answers,
      assessment: [...assess(service, answers, contextWith(null, { authority }))],
      authority,
      sentOn: '2026-11-20',
      recipient: { addressLines: ['Zoë Łukasiewicz'], email: null, electronicConsent: null },
    },
    details: {
      id: '00000000-0000-4000-8000-000000000001',
      reference: 'MUS-1',
      authority: 'musterstadt',
      officeId: 'ordnung',
      serviceId: definition.id,
      state: 'inProgress',
      version: 2,
      receivedAt: new Date('2026-11-20T09:00:00Z'),
      dueOn: '2026-12-20',
      clerkSubject: null,
      endedAs: null,
      applicantName: 'Zoë Łukasiewicz',
      language: 'de',
      submission: {
        id: '00000000-0000-4000-8000-000000000002',
        serviceDigest: '',
        overlayDigest: '',
        bylawDigest: null,
        language: 'de',
        contentDigest: '',
        content: null,
      },
      texts: [],
      history: [],
      decision: null,
      notice: null,
      ...changed,
    },
  }
}
