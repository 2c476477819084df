/** A registration at the desk, from what was sent to the letter: one that is not offered by the region, so that it stays small. */
import { beforeAll, describe, expect, test } from 'vitest'
import { adopt } from '../../src/catalogue/adoptions.ts'
import { releaseService } from '../../src/catalogue/versions.ts'
import type { Answers } from '../../src/forms/question.ts'
import { noChanges } from '../../src/forms/overlay.ts'
import { transact } from '../../src/platform/database.ts'
import { readPdf } from '../pdf-text.ts'
import { onlineParty, party, registrationService } from '../registrations.ts'
import type { Fields, Visit, Visitor } from '../visitor.ts'
import { asShown } from './as-shown.ts'
import { caseAtDesk, lookUp, messageOf, press, sendDraft, type Sent } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')
let clerk: Visitor

beforeAll(async () => {
  await transact(portal.database.owner, { authority: 'gelsenkirchen', actor: { kind: 'system' } }, async (tx) => {
    const { digest: serviceDigest } = await releaseService(tx, { definition: registrationService, texts: {} })
    const serviceId = registrationService.id
    await adopt(tx, {
      authority: 'gelsenkirchen',
      serviceId,
      serviceDigest,
      overlay: noChanges,
      by: 'a test',
      stage: 'live',
      officeId: 'ordnung',
    })
  })
  clerk = await portal.clerk('gelsenkirchen.ordnung')
})

/** A registration on which work was started. */
async function register(answers: Answers = party): Promise<{ visitor: Visitor; sent: Sent; address: string }> {
  const { visitor, draft } = await portal.draftOf('gelsenkirchen', registrationService.id, answers)
  const sent = await sendDraft(visitor, draft)
  const address = await caseAtDesk(clerk, home(), sent.reference)
  await press(clerk, await clerk.get(address), '/beginnen')
  return { visitor, sent, address }
}

/** Posts the form of an answer as it was opened, with what the clerk changes in it; then takes it from its preview. */
async function preview(address: string, kind: string, field: string, changed: Fields = {}): Promise<Visit> {
  const form = await clerk.get(`${address}/entscheidung?art=${kind}`)
  return clerk.post(form.address, { ...asShown(form, field), ...changed })
}
const finish = (shown: Visit): Promise<Visit> => clerk.post(shown.address, { ...asShown(shown, '_step'), _step: 'erlassen' })

const ofLaw = /Rechtsbehelf|Bescheid(?!-)|bekannt ?gegeben|Entschieden|served|decision|notice/

describe('a registration', () => {
  test('is confirmed in the words of its preview, and both sides read it plainly', async () => {
    const { visitor, sent, address } = await register()
    const open = messageOf(await clerk.get(address))
    expect(open).toMatch(/Anzeige bestätigen.*Als unvollständig abschließen.*Keine Anzeige nötig/)
    expect(open).not.toContain('Entscheiden ist zurzeit nicht möglich')
    const form = await clerk.get(`${address}/entscheidung?art=acknowledged`)
    expect(asShown(form, 'eigene')).toMatchObject({ hinweise: ['liste'] })
    expect(messageOf(form)).not.toContain('Viele Gäste')

    const shown = await preview(address, 'acknowledged', 'eigene', { hinweise: ['liste', 'ruhe'], eigene: 'Viel Freude!' })
    expect(messageOf(shown)).toMatch(/Schreiben prüfen.*Bestätigung Ihrer Anzeige.*Hochzeit.*am 3\. April 2027.*Nachtruhe\. Viel Freude!/)
    expect(messageOf(shown).replace('kein Bescheid', '')).not.toMatch(ofLaw)
    expect((await finish(shown)).status).toBe(303)
    const done = messageOf(await clerk.get(address))
    expect(done).toMatch(/Stand Abgeschlossen.*Ergebnis Anzeige bestätigt.*Versandt am noch nicht/)
    expect(done).not.toMatch(ofLaw)
    expect(messageOf(await clerk.get(`${home()}/amt?ansicht=erledigt`)).split(sent.reference)[1]).toContain('Anzeige bestätigt')

    const { pathname, host } = new URL(`${address}/bescheid.pdf`)
    const cookie = `amt-sitzung-gelsenkirchen=${clerk.cookie(address, 'amt-sitzung')}`
    const { rawPayload, headers } = await portal.app.inject({ url: pathname, headers: { host, cookie } })
    expect(headers['content-disposition']).toContain(`"Schreiben-${sent.reference}.pdf"`)
    const { text } = await readPdf(rawPayload)
    expect(text).toMatch(/Bestätigung Ihrer Anzeige .*„Feier anzeigen“.* Hinweise .*Nachtruhe\. Viel Freude!/)
    expect(text).not.toMatch(ofLaw)

    const state = messageOf(await lookUp(visitor, home(), sent))
    expect(state).toMatch(/Stand Ihrer Anzeige.*Abgeschlossen.*Bestätigt: Ihre Anzeige ist vollständig.*Unser Schreiben kommt mit der Post/)
    const english = messageOf(await visitor.get(`${home()}/en/status/vorgang`))
    expect(english).toMatch(/State of your registration.*Closed.*Confirmed: we have received your registration.*Our letter comes by post/)
    for (const page of [state, english]) expect(page).not.toMatch(ofLaw)
  })

  test('that may be answered electronically is, and opening the letter says nothing of service', async () => {
    const { visitor, sent, address } = await register(onlineParty)
    const shown = await preview(address, 'notNeeded', 'begruendung', { begruendung: 'Sie feiern zu Hause.' })
    expect(messageOf(shown)).toMatch(/kommt elektronisch.*beginnt keine Frist/)
    await finish(shown)
    expect(messageOf(await lookUp(visitor, home(), sent))).toMatch(
      /müssen Sie das nicht anzeigen.*Unser Schreiben liegt hier für Sie bereit/,
    )
    const letter = await visitor.get(`${home()}/status/bescheid.pdf`)
    expect([letter.status, letter.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('Schreiben-')])
    for (const page of [await visitor.get(`${home()}/status/vorgang`), await clerk.get(address)]) expect(messageOf(page)).not.toMatch(ofLaw)
  })

  test.each([
    ['returned', 'fehlt'],
    ['notNeeded', 'begruendung'],
  ])('is not answered without saying why: %s', async (kind, field) => {
    const { address } = await register()
    const refused = await preview(address, kind, field, { _step: 'erlassen' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`href="#${field}"`)
    expect(messageOf(await preview(address, kind, field, { [field]: 'a\u0000' }))).toMatch(/unsichtbares Zeichen/)
    expect(messageOf(await clerk.get(address))).toContain('In Bearbeitung')
  })

  test('ends as no permit and no tax', async () => {
    const { address } = await register()
    for (const kind of ['granted', 'refused', 'assessed', 'closedWithoutAssessment'])
      expect((await clerk.get(`${address}/entscheidung?art=${kind}`)).status).toBe(404)
  })

  test('is answered by its office only', async () => {
    const { address, visitor } = await register()
    const form = await clerk.get(`${address}/entscheidung?art=acknowledged`)
    const posted: Fields = { ...asShown(form, 'eigene'), _step: 'erlassen' }
    const taxes = await portal.clerk('gelsenkirchen.steuern')
    const own = await taxes.get(`${home()}/status`)
    const token = asShown(own, 'reference')['_csrf']!
    expect((await taxes.get(form.address)).status).toBe(404)
    expect((await taxes.post(form.address, { ...posted, _csrf: token })).status).toBe(404)
    const mine = await visitor.get(`${home()}/status`)
    expect((await visitor.post(form.address, { ...posted, _csrf: asShown(mine, 'reference')['_csrf']! })).status).toBe(401)
    expect((await clerk.post(form.address, { ...posted, _csrf: '' })).status).toBe(403)
    expect(messageOf(await clerk.get(address))).toContain('In Bearbeitung')
    expect((await clerk.post(form.address, posted)).status).toBe(303)
  })
})
