/**
 * Takes the examples of a service through the whole portal, page by page, as a browser without JavaScript does: what an
 * example answers is typed into the fields that the page really has.
 */
import { sql } from 'kysely'
import { adopt, adoptionOf } from '../src/catalogue/adoptions.ts'
import { newestVersions } from '../src/catalogue/versions.ts'
import { createDraft, draftScope, newDraftId } from '../src/cases/drafts.ts'
import { type Answers, isRepeated, type Question } from '../src/forms/question.ts'
import type { Example } from '../src/forms/example.ts'
import { fieldsOf } from '../src/forms/read-page.ts'
import type { Service } from '../src/forms/service.ts'
import { overlay } from '../src/network/region.ts'
import { clockAt } from '../src/platform/clock.ts'
import { transact } from '../src/platform/database.ts'
import { filesIn } from '../src/forms/files.ts'
import { controlsIn } from '../src/web/components/html-reading.ts'
import { sampleOf } from './sample-files.ts'
import type { Fields, FormFile, Visit, Visitor } from './visitor.ts'
import { tokenOf } from './web/ways.ts'
import type { WholePortal } from './web/whole-portal.ts'

/** A page as it was shown. `page` is its id, or `pruefen`; `fields` are the names that it asked for. */
export type Shown = { readonly page: string; readonly visit: Visit; readonly fields: readonly string[] }

/** An example's way. `refused`: the page that came back with 422, where the example expects problems; else it ends at the review. */
export type Walk = { readonly visitor: Visitor; readonly shown: readonly Shown[]; readonly refused: Shown | null }

/** Lets every authority that an example names offer the service, also where the network does not yet. */
export async function adoptForExamples(portal: WholePortal, { definition, examples }: Service): Promise<void> {
  const region = portal.deps.region()
  for (const id of new Set(examples.map(({ authority }) => authority))) {
    const authority = region.authorityOf(id)
    if (!authority) throw new Error(`an example of ${definition.id} names ${id}`)
    await transact(portal.database.owner, { authority: id, actor: { kind: 'system' } }, async (tx) => {
      if (await adoptionOf(tx, id, definition.id)) return
      const serviceDigest = (await newestVersions(tx)).get(definition.id)!
      const officeId = authority.offices[0]!.id
      await adopt(tx, {
        authority: id,
        serviceId: definition.id,
        serviceDigest,
        overlay: overlay.parse({}),
        stage: 'live',
        officeId,
        by: 'Test',
      })
    })
  }
}

/** A draft of the example's authority and day, open in a browser of its own. Not begun by a button, because that is counted. */
async function beginDraft(portal: WholePortal, service: Service, example: Example): Promise<{ visitor: Visitor; address: string }> {
  const clock = clockAt(`${example.on}T09:00:00Z`)
  const visitor = portal.newVisitor(await appOf(portal, example.on))
  const { authority } = example
  const id = newDraftId()
  const { token } = await transact(portal.database.application, draftScope(authority, id), async (tx) => {
    const { serviceId, serviceDigest, overlayDigest } = (await adoptionOf(tx, authority, service.definition.id))!
    return createDraft(tx, id, { serviceId, serviceDigest, overlayDigest, language: 'de' }, clock)
  })
  visitor.setCookie(portal.town(authority), `entwurf-${id}`, token, `/${authority}`)
  return { visitor, address: `${portal.town(authority)}/entwurf/${id}` }
}

const apps = new WeakMap<WholePortal, Map<string, ReturnType<WholePortal['another']>>>()

/** The portal as it answers on a day. */
function appOf(portal: WholePortal, day: string): ReturnType<WholePortal['another']> {
  const known = apps.get(portal) ?? new Map<string, ReturnType<WholePortal['another']>>()
  apps.set(portal, known)
  const app = known.get(day) ?? portal.another({ clock: clockAt(`${day}T09:00:00Z`) })
  known.set(day, app)
  return app
}

const shownBy = (visit: Visit): Shown => ({
  page: new URL(visit.address).pathname.split('/').at(-1) ?? '',
  visit,
  fields: controlsIn(visit.text).flatMap(({ name, type }) =>
    name === undefined || name.startsWith('_') || type === 'submit' ? [] : [name],
  ),
})

/** What a browser would post: the example's answers to what this page asks, and the numbers of rows that it shows. */
function typed(service: Service, { page, visit, fields }: Shown, answers: Answers): Fields {
  const known = fieldsOf(service.compiled, { id: page }, answers)
  const rows = controlsIn(visit.text).flatMap(({ name, value }) => (name?.endsWith('.rows') ? [[name, value ?? '']] : []))
  return {
    _csrf: tokenOf(visit),
    ...Object.fromEntries(fields.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]]))),
    ...Object.fromEntries(rows),
  }
}

/** How many rows the example fills in, by the name under which they stand: `orte`, `orte.0.tische`. Those around come first. */
const rowsIn = (questions: readonly Question[], answers: Answers, within = ''): readonly (readonly [string, number])[] =>
  questions.filter(isRepeated).flatMap((question) => {
    const name = within + question.id
    const rows = answers[question.id]
    if (!Array.isArray(rows)) return []
    return [[name, rows.length] as const, ...rows.flatMap((row, index) => rowsIn(question.ask, row as Answers, `${name}.${index}.`))]
  })
/** The files that the example sends on this page: small ones of the same names, for what stands in its answers. */
async function uploads({ fields }: Shown, answers: Answers): Promise<FormFile[]> {
  const files: FormFile[] = []
  for (const field of fields.filter((name) => name.endsWith('.upload'))) {
    const answer = field
      .split('.')
      .slice(0, -1)
      .reduce((within: unknown, step) => (within as Record<string, unknown> | undefined)?.[step], answers)
    for (const { name, mediaType } of filesIn(answer)) files.push({ field, name, bytes: await sampleOf(mediaType) })
  }
  return files
}

/** Presses "add" until the page has a row for each that the example fills in. */
async function withRows(service: Service, first: Shown, visitor: Visitor, answers: Answers): Promise<Shown> {
  let current = first
  const { ask = [] } = service.definition.pages.find(({ id }) => id === first.page) ?? {}
  for (const [name, count] of rowsIn(ask, answers)) {
    const steps = name.split('.').length
    const has = (): number =>
      new Set(
        current.fields.flatMap((field) => (field.startsWith(`${name}.`) && !field.endsWith('.rows') ? [field.split('.')[steps]] : [])),
      ).size
    while (has() < count) {
      current = shownBy(await visitor.post(current.visit.address, { ...typed(service, current, answers), _add: name }))
      if (current.visit.status !== 200) throw new Error(`${current.visit.address}: no row can be added to ${name}`)
    }
  }
  return current
}

/** Goes through the form of an example until its review, or until the page that is refused as the example expects. */
export async function walkExample(portal: WholePortal, service: Service, example: Example): Promise<Walk> {
  // All examples come from one connection, and together send more than anybody may.
  await sql`delete from rate_limits`.execute(portal.database.owner)
  const { visitor, address } = await beginDraft(portal, service, example)
  const answers = example.answers as Answers
  const shown: Shown[] = []
  let visit = await visitor.follow(await visitor.get(address))
  for (let steps = 0; steps < 60; steps += 1) {
    if (visit.status !== 200) throw new Error(`${visit.address} answered ${visit.status}`)
    const first = shownBy(visit)
    shown.push(first)
    if (first.page === 'pruefen') return { visitor, shown, refused: null }
    const ready = await withRows(service, first, visitor, answers)
    if (ready !== first) shown.push(ready)
    const files = await uploads(ready, answers)
    const fields = typed(service, ready, answers)
    const posted = files.length > 0 ? await visitor.postFiles(visit.address, fields, files) : await visitor.post(visit.address, fields)
    if (posted.status === 422) return { visitor, shown, refused: shownBy(posted) }
    visit = await visitor.follow(posted)
  }
  throw new Error(`the form of "${example.name}" has no end`)
}
