/** What happens around a draft while it runs: a new release, a restart, its end. */
import { expect, test } from 'vitest'
import { rm, cp, readFile, writeFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteExpiredDraftsTask } from '../../src/cases/drafts.ts'
import { caseHandlers } from '../../src/cases/deletion.ts'
import { rollOutServices } from '../../src/catalogue/roll-out.ts'
import { transact } from '../../src/platform/database.ts'
import { begin, caseAtDesk, filled, goOnTo, keeper, messageOf, send, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')

/** Releases the dog registration with another title and another label, as a new version would come. */
async function releaseAnother(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'services-'))
  try {
    await cp(portal.deps.config.SERVICES_DIR, folder, { recursive: true })
    const file = join(folder, 'hundeanmeldung', 'service.yaml')
    const before = await readFile(file, 'utf8')
    const after = before.replace('label: Rufname', 'label: Wie rufen Sie ihn?')
    expect(after).not.toBe(before)
    await writeFile(file, after)
    const { released } = await rollOutServices(portal.database.owner, folder, portal.deps.region(), { by: 'Test' })
    expect(released).toEqual(['hundeanmeldung'])
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('a draft that began before a release goes on with the version it began with, and is sent with it', async () => {
  const visitor = portal.newVisitor()
  const page = await goOnTo(visitor, await begin(visitor, home()), 'rufname')
  expect(messageOf(page)).toContain('Rufname')
  await releaseAnother()

  expect(messageOf(await visitor.get(page.address))).toContain('Rufname')
  const review = await goOnTo(visitor, await visitor.get(page.address), 'pruefen')
  expect(messageOf(review)).toContain('Rufname')
  const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
  expect(receipt.status).toBe(200)

  const after = portal.newVisitor()
  expect(messageOf(await goOnTo(after, await begin(after, home()), 'rufname'))).toContain('Wie rufen Sie ihn?')
  const { reference } = await send(portal.newVisitor(), home())

  // At the desk each case shows what its sender was asked.
  const clerk = await portal.clerk('gelsenkirchen.steuern')
  const [, old = ''] = /([A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])/.exec(receipt.text) ?? []
  expect(messageOf(await clerk.get(await caseAtDesk(clerk, home(), old)))).toContain('Rufname')
  expect(messageOf(await clerk.get(await caseAtDesk(clerk, home(), reference)))).toContain('Wie rufen Sie ihn?')
})

test('a draft survives a restart, with everything that was answered and the token of the open page', async () => {
  const visitor = portal.newVisitor()
  const page = await goOnTo(visitor, await begin(visitor, home()), 'anmerkung')
  const restarted = await portal.another()
  const same = portal.newVisitor(restarted)
  for (const name of ['_csrf', 'entwurf-']) {
    const value = visitor.cookie(page.address, name)!
    const [, id = ''] = /entwurf\/([^/]+)/.exec(page.address) ?? []
    same.setCookie(page.address, name === '_csrf' ? name : name + id, value, name === '_csrf' ? '/' : '/gelsenkirchen')
  }
  const posted = await same.post(page.address, { ...filled(page, keeper), anmerkung: 'nach dem Neustart' })
  expect(posted.status).toBe(303)
  const review = messageOf(await goOnTo(same, await same.follow(posted), 'pruefen'))
  expect(review).toContain('Müller-Šimšić')
  expect(review).toContain('nach dem Neustart')
})

test('a draft is over after 24 hours, even before the job comes; what was sent stays open to the desk', async () => {
  const visitor = portal.newVisitor()
  const page = await goOnTo(visitor, await begin(visitor, home()), 'anmerkung')
  portal.pass(23.9)
  expect((await visitor.get(page.address)).status).toBe(200)
  portal.pass(0.2)
  expect((await visitor.get(page.address)).status).toBe(404)
  expect((await visitor.post(page.address, filled(page, keeper))).status).toBe(404)
  portal.pass(-24.1)
})

test('the job deletes the drafts that are over, in every town, and no others', async () => {
  const [over, running] = [portal.newVisitor(), portal.newVisitor()]
  const pages = [await begin(over, home()), await begin(running, portal.town('marl'))]
  const idOf = ({ address }: { address: string }) => /entwurf\/([^/]+)/.exec(address)![1]!
  const everywhere = { authority: null, actor: { kind: 'system' } } as const
  await transact(portal.database.owner, { authority: 'gelsenkirchen', actor: { kind: 'applicant', id: idOf(pages[0]!) } }, (tx) =>
    tx
      .updateTable('drafts')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', idOf(pages[0]!))
      .execute(),
  )
  const job = caseHandlers(portal.database.worker, portal.deps.files).find(({ name }) => name === deleteExpiredDraftsTask.name)!
  await job.run({ authority: null }, { attempt: 1, isLast: false })
  const left = await transact(portal.database.worker, everywhere, (tx) => tx.selectFrom('drafts').select('id').execute())
  expect(left.map(({ id }) => id)).not.toContain(idOf(pages[0]!))
  expect((await over.get(pages[0]!.address)).status).toBe(404)
  expect((await running.get(pages[1]!.address)).status).toBe(200)
})
