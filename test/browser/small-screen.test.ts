/** Herten on a telephone, 360 pixels wide: a town of which much was not found. */
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, expectRoomToTap, fill, fillIn, press, visitors } from './browser.ts'
import { keeperIn } from './keepers.ts'
import { lookUp, send, signIn, words } from './steps.ts'

const { visit, portal } = visitors()
const telephone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

test('on a telephone in Herten nothing is wider than the screen, and what was not found is said and warned of by nobody', async () => {
  const town = `${portal}/herten`
  const page = await visit(telephone)
  const read: string[] = []
  const look = async (): Promise<void> => {
    await expectNoSidewaysScroll(page)
    await expectRoomToTap(page)
    read.push(await words(page))
  }
  for (const path of [
    '',
    '/orte',
    '/themen',
    '/suche?q=hund',
    '/partner',
    '/herten',
    '/herten/themen/steuern-zoll',
    '/herten/datenschutz',
    '/herten/leistungen/hundeanmeldung/nachweise',
    '/herten/leistungen/personalausweis',
    '/herten/antrag/nirgends',
  ]) {
    await page.goto(`${portal}${path}`)
    await look()
  }
  await page.goto(`${town}/leistungen/hundeanmeldung`)
  await look()
  await page.getByRole('link', { name: 'Jetzt beginnen' }).click()
  await look()
  await press(page, 'Jetzt beginnen')
  await press(page, 'Speichern und weiter')
  expect(await page.getByRole('alert').count()).toBe(1)
  await look()

  read.length = 0
  const longAgo = { 'seit.day': '10', 'seit.month': '1', 'seit.year': '2025' }
  const two = { hundeImHaushalt: '2', weitereAngemeldet: 'yes', listenhundeImHaushalt: '0' }
  await fillIn(page, keeperIn('Herten', '45699', { ...longAgo, ...two }), look)
  const form = read.join(' ')
  expect(form).toContain('Eine Anmeldefrist haben wir für die Stadt Herten nicht gefunden')
  expect(form).toContain('An welchen Tagen die Steuer fällig ist, steht in Ihrem Bescheid')
  expect(form).not.toMatch(/Frist für die Anmeldung ist zwar schon vorbei|Bußgeld|verspätet/)
  const review = read.at(-1) ?? ''
  expect(review).toContain(
    '(Hunde im Haushalt: 2) haben wir für die Stadt Herten nicht gefunden. Die Stadt teilt Ihnen mit, wie hoch die Steuer ist.',
  )
  expect(review).not.toMatch(/\d,\d\d\s€/)
  await expectAccessible(page)
  const sent = await send(page)
  await look()
  await lookUp(page, town, sent)
  await look()

  const clerk = await visit(telephone)
  await signIn(clerk, town, 'herten.steuern')
  await expectNoSidewaysScroll(clerk)
  await clerk.getByRole('link', { name: sent.reference }).click()
  await expectNoSidewaysScroll(clerk)
  await press(clerk, 'Bearbeitung beginnen')
  await clerk.getByRole('link', { name: 'Ohne Festsetzung abschließen' }).click()
  await expectNoSidewaysScroll(clerk)
  await fill(clerk, { begruendung: 'Der Hund lebt bei einer anderen Person, die ihn schon angemeldet hat.' })
  await press(clerk, 'Weiter zur Vorschau')
  await expectNoSidewaysScroll(clerk)
  await expectRoomToTap(clerk)
  await press(clerk, 'Bescheid erlassen')
  await expectNoSidewaysScroll(clerk)
  expect(await words(clerk)).toContain('Ohne Festsetzung abgeschlossen')
}, 90_000)
