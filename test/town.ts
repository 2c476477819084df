/**
 * A town of its own for a test, with a small online service that is released and adopted: everything from draft to
 * notice can happen there, and no other test sees it.
 */
import { adopt } from '../src/catalogue/adoptions.ts'
import { releaseService } from '../src/catalogue/versions.ts'
import { openLetterWriter } from '../src/cases/letter-writer.ts'
import type { DecideDeps } from '../src/cases/decide.ts'
import type { CaseListener } from '../src/cases/events.ts'
import { createDraft, draftScope, newDraftId, saveAnswers } from '../src/cases/drafts.ts'
import { casesOfSubmission } from '../src/cases/cases.ts'
import { accessCodeOf, type Submission, submitDraft, type SubmitDeps } from '../src/cases/submit.ts'
import { type Definition, definition } from '../src/forms/definition.ts'
import type { Answers } from '../src/forms/question.ts'
import { type Region, regionOf } from '../src/network/directory.ts'
import { overlay } from '../src/network/region.ts'
import { type Clock, clockAt } from '../src/platform/clock.ts'
import { type Scope, transact, type Tx } from '../src/platform/database.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { generateSigningKey, openSigningKey } from '../src/platform/signing.ts'
import { freshAuthority, type TestDatabase } from './database.ts'

const source = { text: 'made up for a test', verified: false }
const townHall = { street: 'Rathausplatz 1', postalCode: '45879', place: 'Musterstadt' }

/** A dog is registered here: a keeper, an address, a dog, and what it costs by the town's statute. */
export const dogService = definition.parse({
  id: 'hund',
  title: 'Hund anmelden',
  summary: 'Melden Sie Ihren Hund an.',
  topic: 'steuern-zoll',
  audience: ['citizen'],
  trust: { level: 'none', because: 'Die Anmeldung ist formfrei.' },
  bylaw: 'hundesteuer',
  before: { minutes: 5, afterwards: 'Sie bekommen einen Bescheid.' },
  pages: [
    {
      id: 'halter',
      title: 'Sie',
      ask: [
        { id: 'person', type: 'person', label: 'Ihr Name' },
        { id: 'anschrift', type: 'address', label: 'Ihre Anschrift' },
        { id: 'email', type: 'email', label: 'E-Mail', optional: true },
        { id: 'elektronisch', type: 'yesNo', label: 'Dürfen wir Ihnen den Bescheid elektronisch bekannt geben?', optional: true },
      ],
    },
    {
      id: 'tier',
      title: 'Ihr Hund',
      ask: [
        { id: 'rufname', type: 'text', label: 'Rufname' },
        { id: 'bemerkung', type: 'longText', label: 'Bemerkung', optional: true },
      ],
    },
  ],
  assessment: [
    {
      id: 'jahr',
      label: 'Hundesteuer im Jahr',
      amount: 'bylaw.steuer.jeHundBei[1]',
      basis: 'steuer.jeHundBei',
      unknown: 'Das teilt Ihnen die Stadt mit.',
    },
  ],
  contact: { email: 'email', person: 'person', address: 'anschrift', electronicConsent: 'elektronisch' },
  dueWithinDays: 30,
})

/** Everything that the dog service asks; neither e-mail nor consent. */
export const keeper: Answers = {
  person: { firstName: 'Zoë', lastName: 'Łukasiewicz' },
  anschrift: { street: 'Bahnhofstraße', houseNumber: '12', postalCode: '99999', place: 'Musterstadt' },
  rufname: 'Bello',
}

/** The keeper with an e-mail address and consent to electronic service. */
export const onlineKeeper: Answers = { ...keeper, email: 'zoe@example.org', elektronisch: true }

/** Monday, 23 November 2026, in the morning. */
export const monday: Clock = clockAt('2026-11-23T09:00:00Z')

export type Town = {
  readonly authority: string
  readonly region: Region
  readonly deps: SubmitDeps & DecideDeps
  readonly version: {
    readonly serviceId: string
    readonly serviceDigest: string
    readonly overlayDigest: string
    readonly language: 'de' | 'en'
  }
  /** A transaction of a clerk of one of the town's two offices, `steuern` (competent) and `ordnung`. */
  readonly asClerk: <Value>(work: (tx: Tx) => Promise<Value>, office?: string) => Promise<Value>
  readonly asApplicant: <Value>(id: string, work: (tx: Tx) => Promise<Value>) => Promise<Value>
  readonly asPublic: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>
  /** A draft with these answers; its id. */
  readonly begin: (answers: Answers, language?: 'de' | 'en') => Promise<string>
  /** Sent at once. */
  readonly send: (
    answers: Answers,
    language?: 'de' | 'en',
  ) => Promise<{ readonly submission: Submission; readonly caseId: string; readonly code: string }>
}

let letterWriter: DecideDeps['writeLetter'] | undefined

/** Founds a town. `remedy`: what its notices say about action, as an example or for real; none unless given. */
export async function foundTown(
  { owner, application }: TestDatabase,
  options: {
    readonly remedy?: { readonly example: boolean; readonly to?: string }
    readonly listener?: CaseListener
    readonly clock?: Clock
    readonly examplesCount?: boolean
    /** What the town offers; the registration of dogs unless another is given. */
    readonly service?: Definition
  } = {},
): Promise<Town> {
  const authority = freshAuthority()
  const { remedy, listener = async () => undefined, clock = monday, examplesCount = false, service = dogService } = options
  const serviceId = service.id
  const region = regionOf(recordsOf(authority, serviceId, remedy))
  const system: Scope = { authority, actor: { kind: 'system' } }
  const serviceDigest = await transact(owner, system, async (tx) => {
    const texts = service === dogService ? { en: { 'pages.tier.title': 'Your dog' } } : {}
    const { digest } = await releaseService(tx, { definition: service, texts })
    await adopt(tx, {
      authority,
      serviceId,
      serviceDigest: digest,
      overlay: overlay.parse({}),
      stage: 'live',
      officeId: 'steuern',
      by: 'Test',
    })
    return digest
  })
  const { overlay_digest: overlayDigest } = await transact(application, system, (tx) =>
    tx.selectFrom('adoptions').select('overlay_digest').where('authority_id', '=', authority).executeTakeFirstOrThrow(),
  )
  letterWriter ??= openLetterWriter(projectRoot)
  const deps: Town['deps'] = {
    clock,
    region,
    listener,
    examplesCount,
    signing: await openSigningKey(await generateSigningKey()),
    accessCodeSecret: `a secret of ${authority}`,
    writeLetter: letterWriter,
  }
  const asApplicant: Town['asApplicant'] = (id, work) => transact(application, draftScope(authority, id), work)
  const begin: Town['begin'] = async (answers, language = 'de') => {
    const id = newDraftId()
    await asApplicant(id, async (tx) => {
      await createDraft(tx, id, { serviceId, serviceDigest, overlayDigest, language }, clock)
      await saveAnswers(tx, id, Object.keys(answers), answers)
    })
    return id
  }
  return {
    authority,
    region,
    deps,
    begin,
    asApplicant,
    version: { serviceId, serviceDigest, overlayDigest, language: 'de' },
    asClerk: (work, office = 'steuern') =>
      transact(application, { authority, actor: { kind: 'clerk', id: office, subject: `clerk-of-${office}` } }, work),
    asPublic: (work) => transact(application, { authority, actor: { kind: 'public' } }, work),
    send: async (answers, language) => {
      const id = await begin(answers, language)
      return asApplicant(id, async (tx) => {
        const sent = await submitDraft(tx, id, deps)
        if (!sent.ok) throw new Error(`the draft was refused: ${sent.refusal}`)
        const [first] = await casesOfSubmission(tx, id)
        return { submission: sent.value, caseId: first!.id, code: accessCodeOf(id, deps.accessCodeSecret) }
      })
    },
  }
}

function recordsOf(
  authority: string,
  serviceId: string,
  remedy: { readonly example: boolean; readonly to?: string } | undefined,
): { kind: string; content: unknown }[] {
  return [
    {
      kind: 'network',
      content: {
        id: 'testverbund',
        name: 'Testverbund',
        portalName: 'Testportal',
        look: { bar: '#003366', action: '#003366', wordmark: 'Test' },
        operator: { name: 'Testverbund', source },
        postalCodeSource: source,
        source,
      },
    },
    {
      kind: 'authority',
      content: {
        id: authority,
        name: 'Stadt Musterstadt',
        shortName: 'Musterstadt',
        kind: 'town',
        kindName: 'Stadt',
        ags: '05513000',
        ars: '055130000000',
        referencePrefix: 'MU',
        postalCodes: ['45879'],
        townHall: { ...townHall, source },
        itProvider: 'rechenzentrum',
        look: { bar: '#003366', action: '#003366', wordmark: 'Musterstadt' },
        offices: [
          { id: 'steuern', name: 'Steueramt', competences: ['hundesteuer'], phone: '0209 1234' },
          { id: 'ordnung', name: 'Ordnungsamt' },
        ],
      },
    },
    {
      kind: 'bylaw',
      content: {
        id: 'hundesteuer',
        authority,
        title: 'Hundesteuersatzung',
        citation: 'vom 1. Januar 2024',
        issuedOn: null,
        values: { 'steuer.jeHundBei': { label: 'Steuer', unit: 'euro', periods: [{ value: [156, 180, 204], paragraph: '§ 3', source }] } },
      },
    },
    ...(remedy
      ? [
          {
            kind: 'legalRemedy',
            content: {
              authority,
              service: serviceId,
              from: '2024-01-01',
              to: remedy.to ?? null,
              text: 'Sie können innerhalb eines Monats Klage erheben.',
              source,
              example: remedy.example,
            },
          },
        ]
      : []),
  ]
}
