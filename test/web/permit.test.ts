/** A permit at the desk, from the application to the notice: the Musterdienst is decided under the VwVfG NRW. */
import { beforeAll, describe, expect, test } from 'vitest'
import { controlsIn } from '../../src/web/components/html-reading.ts'
import { readPdf } from '../pdf-text.ts'
import type { Fields, Visit, Visitor } from '../visitor.ts'
import { asShown } from './as-shown.ts'
import { applyForPermit } from './musterdienst.ts'
import { caseAtDesk, lookUp, messageOf, press, send, type Sent } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')
let clerk: Visitor

beforeAll(async () => {
  clerk = await portal.clerk('gelsenkirchen.ordnung')
})

type Application = { readonly visitor: Visitor; readonly sent: Sent; readonly address: string }

/** An application on which work was started. */
async function apply(isOnline = false): Promise<Application> {
  const applied = await applyForPermit(portal, isOnline)
  const address = await caseAtDesk(clerk, home(), applied.sent.reference)
  await press(clerk, await clerk.get(address), '/beginnen')
  return { ...applied, address }
}

const dayIn = (name: string, day: string): Fields => ({
  [`${name}.year`]: day.slice(0, 4),
  [`${name}.month`]: String(Number(day.slice(5, 7))),
  [`${name}.day`]: String(Number(day.slice(8, 10))),
})

const berlinToday = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' })
const nextYear = new Date().getFullYear() + 1
/** What only a clerk knows. */
const known: Fields = {
  ...dayIn('gueltigBis', `${nextYear}-10-31`),
  widerruflich: 'yes',
  verwaltungsgebuehr: '25,00',
  gebuehrGrundlage: 'Mustergebührensatzung, Tarifstelle 1',
  kassenzeichen: '4711.0815',
  ...dayIn('faelligAm', `${nextYear}-02-15`),
}
const heard: Fields = { anhoerung: 'erfolgt', anhoerungWie: 'telephone', ...dayIn('anhoerungAm', berlinToday()) }

/** Posts the form of a decision as it was opened, with what the clerk changes in it. */
async function decide(address: string, kind: string, changed: Fields): Promise<Visit> {
  const form = await clerk.get(`${address}/entscheidung?art=${kind}`)
  const asked = new Set(controlsIn(form.text).map(({ name }) => name))
  const typed = Object.entries(changed).filter(([name]) => asked.has(name) || /^_|^eigene\.0\./.test(name))
  return clerk.post(form.address, { ...asShown(form, 'rechtsgrundlagen'), ...Object.fromEntries(typed) })
}

/** What a page shows in a text area. */
const typedIn = ({ text }: Visit, name: string): string | undefined =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(text)?.[1]

describe('the case of a permit', () => {
  test('offers to grant, to grant in part and to refuse, and no tax', async () => {
    const { sent, address } = await apply()
    const page = messageOf(await clerk.get(address))
    const about = new RegExp(`Hallo, ab 1\\. April ${nextYear}`)
    expect(page).toMatch(about)
    expect(messageOf(await clerk.get(`${home()}/amt`)).split(sent.reference)[1]).toMatch(about)
    for (const offered of ['Erlaubnis erteilen', 'Zum Teil erlauben', 'Antrag ablehnen', 'Anhörung vorbereiten'])
      expect(page).toContain(offered)
    expect(page).not.toContain('Steuer festsetzen')
  })

  test.each(['assessed', 'assessedOtherwise', 'closedWithoutAssessment', '__proto__', ''])('does not end as "%s"', async (kind) => {
    const { address } = await apply()
    expect((await clerk.get(`${address}/entscheidung?art=${kind}`)).status).toBe(404)
    const form = await clerk.get(`${address}/entscheidung`)
    const posted = await clerk.post(`${address}/entscheidung?art=${kind}`, {
      ...asShown(form, 'rechtsgrundlagen'),
      begruendung: 'So.',
      _step: 'erlassen',
    })
    expect(posted.status).toBe(404)
    expect(messageOf(await clerk.get(address))).toContain('In Bearbeitung')
  })

  test('of a tax is not permitted', async () => {
    const taxes = await portal.clerk('gelsenkirchen.steuern')
    const address = await caseAtDesk(taxes, home(), (await send(portal.newVisitor(), home())).reference)
    await press(taxes, await taxes.get(address), '/beginnen')
    expect((await taxes.get(`${address}/entscheidung?art=granted`)).status).toBe(404)
    // This keeper gave no e-mail address.
    expect(messageOf(await taxes.get(address))).toContain('Es gibt keine E-Mail-Adresse: Bitte schreiben Sie einen Brief')
    const form = await taxes.get(`${address}/entscheidung?art=closedWithoutAssessment`)
    const fields = { ...asShown(form, 'begruendung'), begruendung: 'So.', _step: 'erlassen' }
    expect((await taxes.post(`${address}/entscheidung?art=refused`, fields)).status).toBe(404)
    expect(messageOf(await taxes.get(address))).not.toMatch(/Entschieden|Anhörung vorbereiten/)
  })
})

describe('the form of a permit', () => {
  test('is filled in from the application', async () => {
    const { address } = await apply()
    const form = await clerk.get(`${address}/entscheidung?art=granted`)
    expect(asShown(form, 'rechtsgrundlagen')).toMatchObject({
      erlaubt: ['Hallo'],
      ort: [expect.stringContaining('Beispielstraße 1, 45879 Gelsenkirchen')],
      'gueltigAb.day': ['1'],
      'gueltigAb.month': ['4'],
      'gueltigAb.year': [String(nextYear)],
      gebuehrErhoben: ['yes'],
      'gebuehren.rows': ['1'],
      'gebuehren.0.posten': ['Grundbetrag: Der Betrag, den Sie genannt haben'],
      'gebuehren.0.betrag': ['1000,00'],
      rechtsgrundlagen: ['§ 1 des Mustergesetzes, das es nicht gibt'],
      'eigene.rows': ['0'],
    })
    expect(messageOf(form)).toContain('Gehweg (Bedingung): Auf dem Gehweg bleiben mindestens 1,50 m frei')
  })

  test('says at each field what is missing, and keeps what was typed', async () => {
    const { address } = await apply()
    const refused = await decide(address, 'granted', {
      erlaubt: 'Ein Stand',
      widerruflich: 'no',
      kassenzeichen: '',
      'gueltigBis.day': '',
      'gueltigBis.month': '',
      'gueltigBis.year': '',
    })
    expect(refused.status).toBe(422)
    const links = [...refused.text.matchAll(/<a href="#([^"]+)"/g)].map(([, field]) => field)
    expect(links).toEqual(expect.arrayContaining(['gueltigBis', 'gebuehrGrundlage', 'kassenzeichen', 'faelligAm']))
    for (const field of links) expect(refused.text).toContain(`id="${field}"`)
    expect(typedIn(refused, 'erlaubt')).toBe('Ein Stand')
    expect(typedIn(refused, 'ort')).toContain('Beispielstraße 1')
  })

  test('says what is needed under a condition together with the rest, and calls none of it voluntary', async () => {
    const { address } = await apply()
    const form = await clerk.get(`${address}/entscheidung?art=granted`)
    expect(messageOf(form)).not.toMatch(/(Kassenzeichen|Grundlage der Gebühr|Zu zahlen bis|Gültig bis|Begründung) \(freiwillig\)/)
    expect(messageOf(form)).toContain('Verwaltungsgebühr (freiwillig)')
    const refused = await decide(address, 'granted', { erlaubt: '', widerruflich: 'no' })
    const links = [...refused.text.matchAll(/<a href="#([^"]+)"/g)].map(([, field]) => field)
    expect(links).toEqual(expect.arrayContaining(['erlaubt', 'gebuehrGrundlage', 'kassenzeichen', 'faelligAm']))
    const unheard = messageOf(await decide(address, 'refused', { begruendung: 'So.', gebuehrErhoben: 'no' }))
    expect(unheard).not.toContain('an welchem Tag angehört wurde')
  })

  test('takes provisos of its own one by one', async () => {
    const { address } = await apply()
    const more = await decide(address, 'granted', { ...known, uebliche: ['gehweg'], _add: 'eigene' })
    expect(more.status).toBe(200)
    expect(controlsIn(more.text).some(({ name }) => name === 'eigene.0.nebenbestimmungText')).toBe(true)
    expect(asShown(more, 'rechtsgrundlagen')).toMatchObject({ uebliche: ['gehweg'], kassenzeichen: ['4711.0815'] })
    const without = await clerk.post(more.address, { ...asShown(more, 'rechtsgrundlagen'), 'eigene.0.nebenbestimmungArt': 'revocation' })
    expect(without.status).toBe(422)
    expect(messageOf(without)).toContain('Wortlaut')
  })

  test.each(['grantedInPart', 'refused'])('that refuses asks for reasons and for the hearing: %s', async (kind) => {
    const { address } = await apply()
    const answers = { ...known, nichtErlaubt: 'Das andere.', gebuehrErhoben: 'no' }
    expect(messageOf(await decide(address, kind, answers))).toMatch(/Begründung.*Konnte sich die antragstellende Person vorher äußern/)
    const reasons = { ...answers, begruendung: 'Es ist zu eng.' }
    const unheard = await decide(address, kind, { ...reasons, anhoerung: 'erfolgt' })
    expect(unheard.status).toBe(422)
    expect(messageOf(unheard)).toMatch(/an welchem Tag angehört wurde.*wie angehört wurde/)
    const early = await decide(address, kind, { ...reasons, ...heard, ...dayIn('anhoerungAm', `${nextYear}-01-01`) })
    expect(messageOf(early)).toContain('Der Tag der Anhörung liegt in der Zukunft')
    const dispensed = await decide(address, kind, { ...reasons, anhoerung: 'entbehrlich' })
    expect(messageOf(dispensed)).toContain('warum eine Anhörung entbehrlich war')
    const fine = await decide(address, kind, { ...reasons, ...heard })
    expect([fine.status, messageOf(fine).includes('Bescheid prüfen und erlassen')]).toEqual([200, true])
    expect(messageOf(fine)).toMatch(/Wir haben Sie am \d{1,2}\. \p{Letter}+ \d{4} am Telefon angehört/u)
  })
})

/** A letter may end a line or a page anywhere: without the foot of its pages and without hyphens before a break. */
const withoutBreaks = (text: string): string =>
  text.replaceAll(/Stadt Gelsenkirchen · Vorgang \S+ Seite \d von \d ?/g, '').replaceAll('- ', '')

describe('a permit that is granted with provisos', () => {
  const own = { 'eigene.rows': '1', 'eigene.0.nebenbestimmungArt': 'timeLimit', 'eigene.0.nebenbestimmungText': 'Nur bis 22 Uhr.' }

  test('is previewed in the words of the letter, issued, and shown to the applicant in both languages', async () => {
    const { visitor, sent, address } = await apply()
    const preview = await decide(address, 'granted', { ...known, ...own, uebliche: ['gehweg', 'sauberkeit'] })
    expect(preview.status).toBe(200)
    const shown = [...preview.text.matchAll(/<p class="portal-text">([^<]+)</g)].map(([, words = '']) => words.replaceAll(/\s+/g, ' '))
    expect(shown.length).toBeGreaterThan(7)
    const issued = await clerk.post(preview.address, { ...asShown(preview, 'rechtsgrundlagen'), _step: 'erlassen' })
    expect(issued.status).toBe(303)
    const decided = messageOf(await clerk.follow(issued))
    expect(decided).toMatch(/Entschieden.*Erlaubnis erteilt.*mit der Post.*Versandt am noch nicht/)

    const letter = await readPdf(await notice(address))
    for (const sentence of shown) expect(withoutBreaks(letter.text)).toContain(withoutBreaks(sentence))
    expect(letter.text).toMatch(/1\. Bedingung: Auf dem Gehweg.*2\. Auflage: Bitte hinterlassen.*3\. Befristung: Nur bis 22 Uhr\./)
    expect(letter.text).toContain('Sie zahlen insgesamt 1.025,00 €')

    const state = messageOf(await lookUp(visitor, home(), sent))
    expect(state).toMatch(/Ergebnis Erlaubt\..*Die Erlaubnis gilt vom 1\. April \d{4} bis zum 31\. Oktober \d{4}/)
    expect(state).toContain('Der Bescheid kommt mit der Post')
    const english = messageOf(await visitor.get(`${home()}/en/status/vorgang`))
    expect(english).toMatch(/Result Granted\..*The permit holds from 1 April \d{4} to 31 October \d{4}/)
    // Nobody reads it before its letter is on its way.
    expect((await visitor.get(`${home()}/status/bescheid.pdf`)).status).toBe(404)
    await press(clerk, await clerk.get(address), '/versand', dayIn('postedOn', berlinToday()))
    expect(messageOf(await visitor.get(`${home()}/status/vorgang`))).toContain('Was Sie hier sehen, ist eine Kopie')
    const copy = await visitor.get(`${home()}/status/bescheid.pdf`)
    expect(copy.headers.get('content-disposition')).toContain(`Kopie-Bescheid-${sent.reference}.pdf`)
  })

  test('waits on the list of letters until it was posted', async () => {
    const { sent, address } = await apply()
    const preview = await decide(address, 'granted', known)
    await clerk.post(preview.address, { ...asShown(preview, 'rechtsgrundlagen'), _step: 'erlassen' })
    const toPost = async (): Promise<string> => (await clerk.get(`${home()}/amt?ansicht=versenden`)).text
    expect(await toPost()).toContain(sent.reference)
    const page = await clerk.get(address)
    expect((await press(clerk, page, '/versand', dayIn('postedOn', berlinToday()))).status).toBe(303)
    expect(await toPost()).not.toContain(sent.reference)
  })

  test('may be free of charge, whatever stands in the fields of the fee', async () => {
    const { address } = await apply()
    const preview = messageOf(await decide(address, 'granted', { ...known, gebuehrErhoben: 'no', kassenzeichen: '' }))
    expect(preview).toContain('Für diese Entscheidung müssen Sie nichts zahlen.')
    expect(preview).not.toContain('Kassenzeichen')
  })

  /** The letter's bytes, which text would spoil. */
  async function notice(address: string): Promise<Uint8Array> {
    const { pathname, host } = new URL(`${address}/bescheid.pdf`)
    const cookie = `amt-sitzung-gelsenkirchen=${clerk.cookie(address, 'amt-sitzung')}`
    const answer = await portal.app.inject({ url: pathname, headers: { host, cookie } })
    expect(answer.statusCode).toBe(200)
    return answer.rawPayload
  }
})

describe('the notice of a permit that may come electronically', () => {
  test('is served by opening it, and both sides read when', async () => {
    const { visitor, sent, address } = await apply(true)
    const preview = await decide(address, 'refused', { begruendung: 'Es ist zu eng.', ...heard, gebuehrErhoben: 'no' })
    await clerk.post(preview.address, { ...asShown(preview, 'rechtsgrundlagen'), _step: 'erlassen' })
    const before = messageOf(await lookUp(visitor, home(), sent))
    expect(before).toContain('Abgelehnt. Warum, und was Sie dagegen tun können, steht im Bescheid.')
    expect(before).toContain('Wenn Sie ihn öffnen, gilt er am Tag danach als bekanntgegeben.')
    const ready = messageOf(await clerk.get(address))
    expect(ready).toMatch(/Abgelehnt.*Zum Abruf bereit seit \d/)
    expect(ready).not.toMatch(/Gilt als bekanntgegeben|noch nicht/)
    expect((await visitor.send('HEAD', `${home()}/status/bescheid.pdf`)).status).toBe(404)
    // Fetched ahead of a click, or by a link on another site: nobody has opened it yet.
    for (const notByHand of [
      { 'sec-purpose': 'prefetch' },
      { 'sec-purpose': 'prefetch;prerender' },
      { purpose: 'prefetch' },
      { 'x-moz': 'prefetch' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await visitor.send('GET', `${home()}/status/bescheid.pdf`, undefined, notByHand)).status).toBe(404)
    expect(messageOf(await clerk.get(address))).not.toContain('Gilt als bekanntgegeben')
    expect((await visitor.get(`${home()}/status/bescheid.pdf`)).headers.get('content-disposition')).toContain(
      `"Bescheid-${sent.reference}.pdf"`,
    )
    const after = messageOf(await visitor.get(`${home()}/status/vorgang`))
    expect(after).toContain('Er gilt als bekanntgegeben am')
    expect(after).toContain('Sie haben den Bescheid abgerufen')
    expect(messageOf(await clerk.get(address))).toMatch(/Gilt als bekanntgegeben am.*Bescheid abgerufen \(antragstellende Person\)/)
  })
})

describe('the hearing', () => {
  test('begins as a question with a gap for the reasons, and does not go out with the gap', async () => {
    const { visitor, sent, address } = await apply()
    const page = await clerk.get(`${address}?frage=anhoerung`)
    expect(typedIn(page, 'question')).toMatch(/Ihren Antrag „Musterdienst“.*\[Hier bitte die Gründe eintragen\].*§ 28 Absatz 1 VwVfG NRW/s)
    const unfinished = await press(clerk, { ...page, address }, '/frage', { question: typedIn(page, 'question')! })
    expect(unfinished.status).toBe(422)
    expect(messageOf(unfinished)).toContain('In Ihrem Text fehlen noch die Gründe')
    const question = typedIn(unfinished, 'question')!.replace(/\[.*\]/, 'Der Weg ist zu schmal.')
    expect((await press(clerk, { ...unfinished, address }, '/frage', { question })).status).toBe(303)
    expect(messageOf(await lookUp(visitor, home(), sent))).toContain('Der Weg ist zu schmal.')
  })

  test('is answered by telephone as well, and both sides read who wrote it down', async () => {
    const { visitor, sent, address } = await apply()
    await press(clerk, await clerk.get(address), '/frage', { question: 'Der Weg ist zu schmal. Was meinen Sie?' })
    const waiting = await clerk.get(address)
    expect(messageOf(waiting)).toMatch(/Die Antwort steht noch aus.*Antrag ablehnen.*mit dem Vermerk „von uns eingetragen“/)
    expect((await clerk.get(`${address}/entscheidung?art=refused`)).status).toBe(200)
    await press(clerk, waiting, '/antwort', { reply: 'Am Telefon: Er ist breit genug.' })
    expect(messageOf(await clerk.get(address))).toMatch(/Antwort \(von uns eingetragen\), .* Am Telefon/)
    expect(messageOf(await lookUp(visitor, home(), sent))).toMatch(/Ihre Antwort ist eingegangen \(von uns eingetragen\).* Am Telefon/)
  })

  test('is told to whoever refuses afterwards', async () => {
    const { visitor, sent, address } = await apply()
    await press(clerk, await clerk.get(address), '/frage', { question: 'Der Weg ist zu schmal. Was meinen Sie?' })
    const state = await lookUp(visitor, home(), sent)
    await visitor.post(`${home()}/status/antwort`, { ...asShown(state, 'reply'), reply: 'Er ist breit genug.' })
    expect(messageOf(await clerk.get(`${address}/entscheidung?art=refused`))).toMatch(/In diesem Vorgang: Rückfrage am .*, Antwort am /)
    expect(messageOf(await clerk.get(`${address}/entscheidung?art=granted`))).not.toContain('Rückfrage am')
  })
})
