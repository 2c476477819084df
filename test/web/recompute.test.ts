/** A case computed anew at the desk, without JavaScript. Who may is in `permissions.test.ts`. */
import { beforeAll, expect, test } from 'vitest'
import { transact } from '../../src/platform/database.ts'
import type { Visitor } from '../visitor.ts'
import { caseAtDesk, messageOf, send } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
let clerk: Visitor
let page: string

beforeAll(async () => {
  const town = portal.town('gelsenkirchen')
  const { reference } = await send(portal.newVisitor(), town)
  clerk = await portal.clerk('gelsenkirchen.steuern')
  page = `${await caseAtDesk(clerk, town, reference)}/neuberechnung`
})

test('the case leads there, and begins with today', async () => {
  const shown = await clerk.get(page.replace('/neuberechnung', ''))
  expect(shown.text).toContain('/neuberechnung"')
  const computed = messageOf(await clerk.get(page))
  expect(computed).toContain('Es ergibt sich dasselbe wie beim Absenden')
  expect(computed).toContain('Nichts, was an diesem Tag gilt.')
})

test('on another day it says line by line what differs, and why', async () => {
  const asked = await clerk.get(`${page}?tag.day=1&tag.month=2&tag.year=2027`)
  expect(asked.status).toBe(200)
  const text = messageOf(asked)
  expect(text).toContain('2 Zeilen sind anders als beim Absenden')
  expect(text).toMatch(/Davon für die Monate dieses Jahres nicht bekannt – fällt weg Die Zeile fällt weg: Was sie voraussetzt/)
  expect(text).toMatch(/für ein ganzes Jahr – 129,00 € \+129,00 € Am 1\.2\.2027 gehört auch diese Zeit zur Berechnung/)
  expect((await clerk.get(`${page}?tag=2027-02-01`)).text).toContain('value="2027"')
})

test.each(['?tag=2027-02-30', '?tag.day=31&tag.month=2&tag.year=2027', '?tag=', '?tag.day=%3Cscript%3E'])(
  'a day that does not exist is refused with what was typed: %s',
  async (query) => {
    const refused = await clerk.get(page + query)
    expect(refused.status).toBe(422)
    expect(messageOf(refused)).toContain('Diesen Tag gibt es nicht.')
    if (query.includes('=31')) expect(refused.text).toContain('value="31"')
    expect(refused.text).not.toContain('<script>')
  },
)

test('without its contents it says so', async () => {
  const id = page.split('/').at(-2)!
  await transact(portal.database.worker, { authority: 'gelsenkirchen', actor: { kind: 'system' } }, (tx) =>
    tx
      .updateTable('submissions')
      .set({ content: null })
      .where('id', '=', (select) => select.selectFrom('cases').select('submission_id').where('id', '=', id))
      .execute(),
  )
  const gone = await clerk.get(page)
  expect(gone.status).toBe(200)
  expect(messageOf(gone)).toContain('Die Angaben sind gelöscht')
})
