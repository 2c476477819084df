/** Special use of public space from the application to the permit: what the desk is given, and what the notice says. */
import { describe, expect, test } from 'vitest'
import { exampleTowns } from '../../src/catalogue/example-proof.ts'
import { shippedCatalogue } from '../../src/catalogue/test-catalogue.ts'
import { examplesIn } from '../../src/forms/example.ts'
import type { Answers } from '../../src/forms/question.ts'
import { controlsIn } from '../../src/web/components/html-reading.ts'
import { readPdf } from '../pdf-text.ts'
import { shippedService } from '../service-files.ts'
import type { Fields, Visit, Visitor } from '../visitor.ts'
import { asShown } from './as-shown.ts'
import { caseAtDesk, messageOf, press, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const service = await shippedService('sondernutzung')
const examples = examplesIn(service.examples, exampleTowns((await shippedCatalogue()).region, service))

const nextYear = String(new Date().getFullYear() + 1)

/** The days of an answer, put into next year: the portal here lives today, not on the day of the example. */
const moved = (period: unknown): unknown =>
  Object.fromEntries(
    Object.entries(period as Record<string, string>).map(([part, value]) => [
      part,
      /^\d{4}-/.test(value) ? `${nextYear}${value.slice(4)}` : value,
    ]),
  )

/** The answers of the first example there whose use is this one, without the files that nobody uploaded. */
function answersOf(authority: string, nutzung: string): Answers {
  const found = examples.find((each) => each.authority === authority && each.answers.nutzung === nutzung && each.problems === undefined)
  if (!found) throw new Error(`no example of ${nutzung} in ${authority}`)
  const files = ['lageplan', 'fotos', 'versicherung', 'sicherheitskonzept']
  const answers = Object.entries(found.answers).filter(([id]) => !files.includes(id))
  return Object.fromEntries(answers.map(([id, answer]) => [id, id === 'zeitraum' || id === 'termin' ? moved(answer) : answer])) as Answers
}

type AtDesk = { readonly clerk: Visitor; readonly address: string; readonly form: Visit }

/** Sends an application and opens the form that grants it, as a clerk of the office that decides. */
async function atDesk(authority: string, answers: Answers, login = `${authority}.strassen`): Promise<AtDesk> {
  const { visitor, draft } = await portal.draftOf(authority, 'sondernutzung', answers)
  const review = await visitor.get(`${draft}/pruefen`)
  const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
  const reference = /[A-Z]{2}-\w{4}-\w{4}-\w/.exec(messageOf(receipt))?.[0] ?? messageOf(receipt)
  const clerk = await portal.clerk(login)
  const address = await caseAtDesk(clerk, portal.town(authority), reference)
  await press(clerk, await clerk.get(address), '/beginnen')
  return { clerk, address, form: await clerk.get(`${address}/entscheidung?art=granted`) }
}

const proposed = ({ form }: AtDesk): Fields => asShown(form, 'rechtsgrundlagen')

describe('the desk is given', () => {
  test('the place, the days and each known fee of a café, but not the sum of the estimate', async () => {
    const fields = proposed(await atDesk('gladbeck', answersOf('gladbeck', 'aussengastronomie')))
    expect(fields).toMatchObject({
      'gueltigAb.day': ['1'],
      'gueltigAb.month': ['5'],
      'gueltigBis.day': ['30'],
      'gueltigBis.month': ['9'],
      'gebuehren.rows': ['2'],
      'gebuehren.0.posten': ['Gebühr für die Fläche: 35 m² × 5 Monate × 4,80 € je m² und Monat. Angefangene Monate zählen hier voll'],
      'gebuehren.0.betrag': ['840,00'],
      'gebuehren.1.posten': ['Ermäßigung vor dem eigenen Lokal: 50 Prozent weniger'],
      'gebuehren.1.betrag': ['-300,00'],
    })
    expect(String(fields.erlaubt)).toMatch(
      /^Tische und Stühle draußen \(Außengastronomie\)\nLokal: Café am Markt\nSitzplätze: 20\nAufgestellt werden: .*Sonnenschirme.*\nBewirtung draußen bis: 22:00 Uhr\nMöbel bleiben nachts draußen: Nein\nFläche zusammen: 35 m²\nFreier Gehweg an der engsten Stelle mindestens: 2,2 m$/,
    )
    expect(fields.uebliche).toEqual(['gehwegFrei', 'leitstreifen', 'rettungswege', 'bewirtung', 'wegraeumen', 'sauberkeit'])
    expect(fields.gebuehrGrundlage).toEqual(['§ 19a StrWG NRW und die Satzung, die unter „Rechtsgrundlagen“ steht'])
    expect(String(fields.ort)).toMatch(/Beispielstraße 1, 45964 Gladbeck.*\n.*Beispielplatz, 45964 Gladbeck/)
    expect(String(fields.rechtsgrundlagen)).toMatch(/§ 18 des Straßen- und Wegegesetzes.*Satzung über Erlaubnisse und Gebühren/s)
  })

  test('the day and the hours of a move, and no fee where none is known', async () => {
    const desk = await atDesk('bottrop', answersOf('bottrop', 'halteverbot'))
    const fields = proposed(desk)
    // An order of the traffic authority, and no special use under the statute.
    expect(fields.rechtsgrundlagen).toEqual(['§ 45 der Straßenverkehrs-Ordnung (StVO)'])
    expect(fields.gebuehrGrundlage ?? ['']).toEqual([''])
    expect(String(fields.erlaubt)).toMatch(/^Haltverbot.*\nZweck: .*\nFahrzeuge: .*Kennzeichen: .*\nLänge zusammen: \d+ m$/)
    expect(controlsIn(desk.form.text).some(({ value }) => value === 'sauberkeit')).toBe(false)
    expect(fields).toMatchObject({
      'gueltigAb.day': ['19'],
      'gueltigBis.day': ['19'],
      zeiten: ['von 08:00 bis 18:00 Uhr'],
      'gebuehren.rows': ['0'],
    })
  })

  test('on which days a stand returns', async () => {
    const fields = proposed(await atDesk('dorsten', answersOf('dorsten', 'infostand')))
    expect(String(fields.zeiten)).toMatch(/Samstag.*April.*Oktober.*\nan \d+ Tagen\nvon 09:00 bis 14:00 Uhr/)
    expect(String(fields.erlaubt)).toContain('Blühwiesen für Bienen')
  })

  test('in Waltrop the order office, in Herten the administrative fee, at the Kreis what lies at its roads', async () => {
    const waltrop = await atDesk('waltrop', answersOf('waltrop', 'plakate'), 'waltrop.ordnung')
    expect(String(proposed(waltrop).ort)).toContain('Beispielstraße')
    const herten = proposed(await atDesk('herten', answersOf('herten', 'container')))
    expect(herten).toMatchObject({ verwaltungsgebuehr: ['26,00'], 'gebuehren.rows': ['0'] })
    // Its statute was never found, so nothing stands in the notice as if it had been.
    expect(JSON.stringify([herten.rechtsgrundlagen, herten.gebuehrGrundlage])).not.toMatch(/Regeln der Stadt/)
    const kreis = await atDesk('kreis-recklinghausen', answersOf('kreis-recklinghausen', 'plakate'))
    expect(String(proposed(kreis).ort)).toContain('45657 Recklinghausen')
  })
})

test('a café is permitted with provisos, and the notice draws the place, adds the fee up and says whom one may sue', async () => {
  const desk = await atDesk('gladbeck', answersOf('gladbeck', 'aussengastronomie'))
  const { clerk, address, form } = desk
  const known: Fields = {
    widerruflich: 'yes',
    uebliche: ['gehwegFrei', 'sauberkeit'],
    kassenzeichen: '4711.0815',
    'faelligAm.day': '15',
    'faelligAm.month': '2',
    'faelligAm.year': nextYear,
  }
  const asked = new Set(controlsIn(form.text).map(({ name }) => name))
  expect(Object.keys(known).filter((name) => !asked.has(name))).toEqual([])
  const preview = await clerk.post(form.address, { ...proposed(desk), ...known })
  expect([preview.status, messageOf(preview)]).toEqual([200, expect.stringContaining('Bescheid prüfen und erlassen')])
  const issued = await clerk.post(preview.address, { ...asShown(preview, 'rechtsgrundlagen'), _step: 'erlassen' })
  expect(issued.status).toBe(303)

  const { pathname, host } = new URL(`${address}/bescheid.pdf`)
  const cookie = `amt-sitzung-gladbeck=${clerk.cookie(address, 'amt-sitzung')}`
  const answer = await portal.app.inject({ url: pathname, headers: { host, cookie } })
  expect(answer.statusCode).toBe(200)
  const { text } = await readPdf(answer.rawPayload)
  expect(text).toContain('Sondernutzungserlaubnis')
  expect(text).toMatch(
    /1\. Auflage: Lassen Sie den Gehweg an der engsten Stelle mindestens so breit frei.*2\. Auflage: Sammeln Sie jeden Tag/,
  )
  expect(text).toContain('Sie zahlen insgesamt 540,00 €')
  expect(text).toContain('Sie richtet sich gegen die Stadt Gladbeck.')
  expect(text).toContain('Beispielplatz')
})
