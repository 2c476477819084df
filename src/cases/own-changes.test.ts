/** What a town changes of a service, from the draft to the decision, while new versions are released. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { dogService, foundTown, keeper } from '../../test/town.ts'
import { adoptNewest } from '../catalogue/adopt-newest.ts'
import { offeredService } from '../catalogue/offered.ts'
import { releaseService } from '../catalogue/versions.ts'
import { noChanges, overlay } from '../forms/overlay.ts'
import { transact } from '../platform/database.ts'
import { casesOfSubmission, readCase } from './cases.ts'
import { decideCase } from './decide.ts'
import { saveAnswers } from './drafts.ts'
import { frozenService } from './frozen-service.ts'
import { submitDraft } from './submit.ts'
import { startWork } from './work.ts'

const database = testDatabase()
const everywhere = { authority: null, actor: { kind: 'system' } } as const

const ofTheTown = overlay.parse({
  dueWithinDays: { master: 30, ours: 14 },
  texts: { 'pages.tier.title': { master: 'Ihr Hund', ours: 'Ihr Hund in Musterstadt', en: 'Your dog in Musterstadt' } },
  omit: [{ question: 'bemerkung', label: 'Bemerkung' }],
  ask: [{ after: 'rufname', question: { id: 'marke', type: 'text', label: 'Alte Marke' }, en: { label: 'Old tag' } }],
})

test('a draft with changes of its town is finished and decided as it began, while a conflict holds up the town and its neighbour goes on', async () => {
  const service = { ...dogService, id: `hund-${randomUUID()}` }
  const town = await foundTown(database, { service, overlay: ofTheTown, remedy: { example: false } })
  const neighbour = await foundTown(database, { service })
  const id = await town.begin(keeper)

  const [keeperPage, dogPage] = structuredClone(service.pages)
  dogPage!.title = 'Angaben zum Hund'
  const next = { ...service, pages: [keeperPage!, dogPage!] }
  const towns = await transact(database.owner, everywhere, async (tx) => {
    await releaseService(tx, { definition: next, texts: {} })
    const adoptions = [town, neighbour].map(({ authority }) => ({
      authority,
      service: service.id,
      stage: 'live' as const,
      office: 'steuern',
      testers: [],
    }))
    const overlays = (authority: string) => (authority === town.authority ? ofTheTown : noChanges)
    return adoptNewest(tx, adoptions, { overlays, by: 'Test' })
  })
  expect(towns).toMatchObject([{ authority: town.authority, offers: 1, merge: { conflicts: [{ change: { path: 'pages.tier.title' } }] } }])
  const versions = await Promise.all([town, neighbour].map((one) => one.asPublic((tx) => offeredService(tx, one.authority, service.id))))
  expect(versions.map((offered) => offered?.number)).toEqual([1, 2])

  // The town's own question must be answered, although no new version asks it.
  expect(await town.asApplicant(id, (tx) => submitDraft(tx, id, town.deps))).toMatchObject({ ok: false })
  await town.asApplicant(id, (tx) => saveAnswers(tx, id, ['marke'], { marke: 'GE-4711' }))
  expect(await town.asApplicant(id, (tx) => submitDraft(tx, id, town.deps))).toMatchObject({ ok: true })

  const [opened] = await town.asApplicant(id, (tx) => casesOfSubmission(tx, id))
  const caseId = opened!.id
  const read = await town.asClerk((tx) => readCase(tx, caseId))
  if (!read.ok) throw new Error(read.refusal)
  const { submission, dueOn } = read.value
  expect([dueOn, submission.content?.answers]).toEqual(['2026-12-07', { ...keeper, marke: 'GE-4711' }])
  const shown = await town.asClerk((tx) => frozenService(tx, { ...submission, language: 'de' }))
  expect(shown.definition.pages.at(-1)).toMatchObject({
    title: 'Ihr Hund in Musterstadt',
    ask: [{ id: 'rufname' }, { id: 'marke', label: 'Alte Marke' }],
  })

  await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
  const decision = { kind: 'closedWithoutAssessment', reasons: 'Der Hund lebt in Bottrop.' } as const
  const clerk = { subject: 'clerk-of-steuern', name: 'Aylin Demir' }
  expect(await town.asClerk((tx) => decideCase(tx, clerk, caseId, 2, decision, town.deps))).toMatchObject({ ok: true })
})
