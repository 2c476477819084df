/** Castrop-Rauxel, without JavaScript: a cross of a listed breed, a notice by post. The pages are looked at by axe elsewhere. */
import { expect, test } from 'vitest'
import { fill, fillIn, press, visitors } from './browser.ts'
import { dueInFebruary, keeperIn } from './keepers.ts'
import { begin, downloadedBy, lookUp, send, signIn, words } from './steps.ts'

const { visit, portal } = visitors()
const withoutScripts = { javaScriptEnabled: false }

test('without JavaScript a cross of a listed breed is registered in Castrop-Rauxel, and the notice comes by post', async () => {
  const town = `${portal}/castrop-rauxel`
  const page = await visit(withoutScripts)
  await page.goto(`${town}/`)
  await page
    .getByRole('link', { name: /^Hund anmelden/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Jetzt beginnen' }).click()
  await begin(page, town)

  const read: string[] = []
  const cross = { rasse: 'mischling', elternrasseEins: 'bullterrier', elternrasseZwei: 'labrador-retriever', erlaubnisGefaehrlich: 'yes' }
  const titles = await fillIn(page, keeperIn('Castrop-Rauxel', '44575', cross), async () => void read.push(await words(page)))
  expect(titles).toEqual(expect.arrayContaining(['Welche Rassen stecken in Ihrem Hund?', 'Einzelheiten zu Ihrem Hund']))
  expect(read.join()).not.toContain('von Ihrem Konto abbuchen')
  expect(read.find((text) => text.includes('§ 3 LHundG NRW'))).toContain('Erlaubnis des Ordnungsamts')
  expect(read.at(-1)).toContain('288,00')
  const sent = await send(page)
  expect(sent.reference).toMatch(/^CR-/)
  expect(await words(page)).toContain('Sie haben keine E-Mail-Adresse angegeben')
  expect(await downloadedBy(page, /^Kopie Ihrer Angaben/)).toBe(`Kopie-${sent.reference}.pdf`)
  expect(await downloadedBy(page, 'Signierte Empfangsbestätigung')).toBe(`Empfangsbestaetigung-${sent.reference}.jws`)

  const clerk = await visit(withoutScripts)
  await signIn(clerk, town, 'castrop-rauxel.steuern')
  await clerk.getByRole('link', { name: sent.reference }).click()
  expect(await words(clerk)).toContain('Einer elektronischen Bekanntgabe wurde nicht zugestimmt')
  await press(clerk, 'Bearbeitung beginnen')
  await clerk.getByRole('link', { name: 'Steuer festsetzen wie angegeben' }).click()
  await fill(clerk, { kassenzeichen: '0815.4711', hundemarke: 'CR 2026/0007', 'zeilen.0.vonMonat': '12', ...dueInFebruary })
  await press(clerk, 'Weiter zur Vorschau')
  expect(await words(clerk)).toContain('Der Bescheid geht mit der Post.')
  await press(clerk, 'Bescheid erlassen')
  expect(await words(clerk)).toMatch(/Versandt am\s*noch nicht/)
  expect(await downloadedBy(clerk, 'Bescheid als PDF')).toBe(`Bescheid-${sent.reference}.pdf`)

  await fill(clerk, { 'postedOn.day': '31', 'postedOn.month': '2', 'postedOn.year': '2026' })
  await press(clerk, 'Versand vermerken')
  expect(await clerk.getByRole('alert').textContent()).toContain('Diesen Tag gibt es nicht')
  const today = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'numeric', year: 'numeric' })
  const [day = '', month = '', year = ''] = today.format(new Date()).split('.')
  await fill(clerk, { 'postedOn.day': day, 'postedOn.month': month, 'postedOn.year': year })
  await press(clerk, 'Versand vermerken')
  expect(await words(clerk)).toContain('Gilt als bekanntgegeben am')

  await lookUp(page, town, sent)
  const status = await words(page)
  expect(status).toContain('Der Bescheid kommt mit der Post. Was Sie hier sehen, ist eine Kopie')
  expect(status).not.toContain('elektronisch bekanntgegeben')
  expect(await downloadedBy(page, /Bescheid öffnen/)).toBe(`Kopie-Bescheid-${sent.reference}.pdf`)
}, 60_000)
