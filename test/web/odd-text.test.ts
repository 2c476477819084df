/** Free text may hold anything: emoji, Arabic, markup, code. It goes the whole way to the notice and arrives as it was. */
import { beforeAll, expect, test } from 'vitest'
import { transact } from '../../src/platform/database.ts'
import type { Visit, Visitor } from '../visitor.ts'
import { caseAtDesk, filled, keeper, lookUp, messageOf, press, send, type Sent } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const odd = [
  'Grüße 👨‍👩‍👧‍👦🐕 an alle! مرحبا بالعالم שלום 你好',
  '<script>alert(1)</script> &amp; "><img src=x onerror=alert(2)> {{7*7}} ${7*7} <%= 7 %>',
  '#import "/etc/passwd" #eval("1") $x^2$ @quelle *fett* _kursiv_ = Titel \\u{1F600} #{panic()}',
  "'; drop table cases; -- \u202Eumgedreht\u202C Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢ 🏳️‍🌈 1️⃣ ﷽ \u{1F9D1}\u{1F3FD}",
].join('\n')

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')
let visitor: Visitor
let clerk: Visitor
let sent: Sent
let address = ''

beforeAll(async () => {
  visitor = portal.newVisitor()
  clerk = await portal.clerk('gelsenkirchen.steuern')
  sent = await send(visitor, home(), { ...keeper, anmerkung: odd })
  address = await caseAtDesk(clerk, home(), sent.reference)
})

/** The text stands there as it was typed, and nothing of it became markup. */
function expectText(page: Visit): void {
  expect(page.status).toBe(200)
  const words = messageOf(page)
  for (const line of odd.split('\n')) expect(words).toContain(line.replaceAll(/\s+/g, ' '))
  expect(page.text).not.toMatch(/<script|<img src=x/)
}

async function expectPdf(by: Visitor, where: string): Promise<void> {
  const file = await by.get(where)
  expect([where, file.status, file.headers.get('content-type')]).toEqual([where, 200, 'application/pdf'])
  expect(file.text.slice(0, 5)).toBe('%PDF-')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
}

test('is in the copy of the declaration, and at the desk as it was typed', async () => {
  await expectPdf(visitor, `${sent.draft}/kopie.pdf`)
  expectText(await clerk.get(address))
})

test('is asked by the desk and answered by the applicant', async () => {
  const begun = await clerk.follow(await press(clerk, await clerk.get(address), '/beginnen'))
  expectText(await clerk.follow(await press(clerk, begun, '/frage', { question: odd })))
  const shown = await lookUp(visitor, home(), sent)
  expectText(shown)
  const replied = await visitor.post(`${home()}/status/antwort`, { ...filled(shown, {}), reply: odd })
  expect(replied.status).toBe(303)
  expectText(await clerk.get(address))
})

test('is the reason of a decision, and the notice is written', async () => {
  const form = await clerk.get(`${address}/entscheidung?art=closedWithoutAssessment`)
  const fields = { ...filled(form, {}), begruendung: odd, _version: /name="_version" value="(\d+)"/.exec(form.text)![1]! }
  const preview = await clerk.post(form.address, fields)
  expectText(preview)
  const decided = await clerk.post(form.address, { ...fields, _step: 'erlassen' })
  expect(decided.status).toBe(303)
  expectText(await clerk.follow(decided))
  await expectPdf(clerk, `${address}/bescheid.pdf`)
  // The copy is open once the letter is posted.
  const [year, month, day] = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' }).split('-').map(Number)
  const posted = { 'postedOn.day': String(day), 'postedOn.month': String(month), 'postedOn.year': String(year) }
  expect((await press(clerk, await clerk.get(address), '/versand', posted)).status).toBe(303)
  await expectPdf(visitor, `${home()}/status/bescheid.pdf`)
})

test('is kept as it was typed: what a font lacks is replaced in the letter alone', async () => {
  const [stored] = await transact(portal.database.owner, { authority: 'gelsenkirchen', actor: { kind: 'system' } }, (tx) =>
    tx.selectFrom('submissions').select('content').execute(),
  )
  expect(JSON.stringify(stored)).toContain(JSON.stringify(odd.normalize('NFC')))
})
