/** What people type that cannot be taken: each is told what is wrong, finds what was typed again, and loses nothing. */
import { beforeAll, describe, expect, test } from 'vitest'
import { controlsIn } from '../../src/web/components/html-reading.ts'
import type { Fields, Visit, Visitor } from '../visitor.ts'
import { begin, filled, goOnTo, keeper, messageOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
let visitor: Visitor
/** Address of the draft, filled in up to the review. */
let draft = ''
/** Which page asks for a field. */
const addresses = new Map<string, string>()

beforeAll(async () => {
  visitor = portal.newVisitor()
  const first = await begin(visitor, portal.town('gelsenkirchen'))
  const seen = (page: Visit) => controlsIn(page.text).forEach(({ name }) => name && addresses.set(name, page.address))
  const review = await goOnTo(visitor, first, 'pruefen', { seen })
  draft = review.address.replace(/\/pruefen$/, '')
})

/** Posts the page that asks for a field, with all that belongs there, and some of it changed. */
async function post(field: string, changed: Fields): Promise<Visit> {
  const shown = await visitor.get(addresses.get(field)!)
  return visitor.post(shown.address, { ...filled(shown, keeper), ...changed })
}

const reviewed = async (): Promise<string> => messageOf(await visitor.get(`${draft}/pruefen`))

/** What the page shows in a field, read as a browser does. */
function shownIn({ text }: Visit, name: string): string | undefined {
  const area = new RegExp(`<textarea[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>([^<]*)<`).exec(text)
  const shown = area?.[1] ?? controlsIn(text).find((control) => control.name === name)?.value
  return shown?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** Refused with these words, at the field and in the summary; nothing that was saved has changed. */
async function expectRefusal(field: string, changed: Fields, words: string | RegExp): Promise<Visit> {
  const before = await reviewed()
  const answer = await post(field, changed)
  expect(answer.status).toBe(422)
  expect(messageOf(answer)).toMatch(words)
  expect(answer.text).toContain('<title>Fehler: ')
  expect(await reviewed()).toBe(before)
  return answer
}

describe('an answer', () => {
  test('that is required and missing is asked for by its name', async () => {
    const answer = await expectRefusal('anschrift.street', { 'anschrift.street': '   ' }, /Straße/)
    const [, target = ''] = /<a[^>]*href="#([^"]+)"[^>]*>[^<]*Straße/.exec(answer.text) ?? []
    expect(answer.text).toContain(`id="${target}"`)
    expect(shownIn(answer, 'anschrift.houseNumber')).toBe('12a')
  })

  test('of 31 February is told that there is no such day, and stays', async () => {
    const answer = await expectRefusal(
      'seit.day',
      { 'seit.day': '31', 'seit.month': '2', 'seit.year': '2026' },
      'Diesen Tag gibt es im Kalender nicht',
    )
    expect(['seit.day', 'seit.month', 'seit.year'].map((name) => shownIn(answer, name))).toEqual(['31', '2', '2026'])
  })

  test('that is a negative number is told the least that can be', async () => {
    const answer = await expectRefusal('hundeImHaushalt', { hundeImHaushalt: '-3' }, 'mindestens 1')
    expect(shownIn(answer, 'hundeImHaushalt')).toBe('-3')
  })

  test.each(['1e309', 'Infinity', 'NaN', '0x10', '1'.repeat(400), '٣'])('that is no number (%s) is asked for in digits', async (typed) => {
    await expectRefusal('hundeImHaushalt', { hundeImHaushalt: typed }, /Zahl|höchstens/)
  })

  test('of 10,000 characters is told how many there may be, and none of them is lost', async () => {
    const typed = 'Zehn Hunde '.repeat(1000).slice(0, 9_999) + '!'
    const answer = await expectRefusal('anmerkung', { anmerkung: typed }, 'höchstens 2000 Zeichen')
    expect(shownIn(answer, 'anmerkung')).toBe(typed)
    await expectRefusal('rufname', { rufname: 'B'.repeat(10_000) }, 'höchstens 60 Zeichen')
    await expectRefusal('person.lastName', { 'person.lastName': 'Ł'.repeat(10_000) }, /höchstens \d+ Zeichen/)
    await expectRefusal('anmerkung', { anmerkung: '🐕'.repeat(10_000) }, 'höchstens 2000 Zeichen')
  })

  test('given twice where there is one is told so', async () => {
    await expectRefusal('hundeImHaushalt', { hundeImHaushalt: ['1', '2'] }, 'nur eine Antwort')
  })

  test('that was never offered is told to choose', async () => {
    await expectRefusal('rasse', { rasse: 'wolpertinger' }, 'angebotenen Möglichkeiten')
    await expectRefusal('rasse', { rasse: '__proto__' }, 'angebotenen Möglichkeiten')
    await expectRefusal('gechipt', { gechipt: 'vielleicht' }, 'Ja oder Nein')
  })
})

describe('text', () => {
  const markup = `"><script>alert(1)</script><img src=x onerror=alert(1)>'--`

  test('with markup is text: kept as typed, shown as typed, never markup', async () => {
    expect((await post('anmerkung', { anmerkung: markup })).status).toBe(303)
    const review = await visitor.get(`${draft}/pruefen`)
    const again = await visitor.get(addresses.get('anmerkung')!)
    for (const page of [review, again]) expect(page.text).not.toMatch(/<script|<img src=x/)
    expect(messageOf(review)).toContain(markup)
    expect(shownIn(again, 'anmerkung')).toBe(markup)
  })

  test('with markup is refused in a name, and shown again without becoming markup', async () => {
    const answer = await expectRefusal('person.lastName', { 'person.lastName': markup }, 'kommt in Namen und Anschriften nicht vor')
    expect(answer.text).not.toMatch(/<script|<img src=x/)
    expect(shownIn(answer, 'person.lastName')).toBe(markup)
  })

  test('with emoji is refused in names and addresses with a plain word', async () => {
    await expectRefusal('person.lastName', { 'person.firstName': 'Zoë 🐕' }, 'Das Zeichen 🐕 kommt in Namen und Anschriften nicht vor')
    await expectRefusal('anschrift.street', { 'anschrift.street': 'Allee 🌳' }, 'Das Zeichen 🌳')
    await expectRefusal('rufname', { rufname: 'Bello 1️⃣' }, 'kommt in Namen und Anschriften nicht vor')
  })

  test('in letters of every European language is a name (DIN 91379)', async () => {
    for (const name of [
      'Łucja Śćibor-Žižek',
      'Þórðr Ødegård',
      'Ελένη Παπαδοπούλου',
      'Жељко Ђорђевић',
      'Ioana Ștefănescu',
      'Maïté Ürgüplü-İnci',
      'C̨iarán Ó Séaghdha',
      'M̂ J̌',
    ]) {
      expect([name, (await post('person.lastName', { 'person.firstName': name })).status]).toEqual([name, 303])
      expect(await reviewed()).toContain(name.normalize('NFC'))
    }
    await post('person.lastName', {})
  })

  test('from right to left is asked for in other letters in a name, and taken as it is in free text', async () => {
    await expectRefusal('person.lastName', { 'person.lastName': 'محمد' }, 'lateinischen, griechischen oder kyrillischen Buchstaben')
    expect((await post('anmerkung', { anmerkung: 'شكرا 🐕 \u202Eabc' })).status).toBe(303)
    expect(await reviewed()).toContain('شكرا 🐕')
  })

  test('with NUL bytes and other control characters is refused, and stays without them', async () => {
    const answer = await expectRefusal('anmerkung', { anmerkung: 'Mein\u0000 Hund\u0007' }, 'unsichtbares Zeichen')
    expect(shownIn(answer, 'anmerkung')).toBe('Mein Hund')
    await expectRefusal('person.lastName', { 'person.lastName': 'Mü\u0000ller' }, 'unsichtbares Zeichen')
  })

  test('with half a character (a lone surrogate) is refused, and the rest stays', async () => {
    const before = await reviewed()
    const shown = await visitor.get(addresses.get('anmerkung')!)
    const body = new URLSearchParams({ ...filled(shown, keeper), anmerkung: 'halb ?' }).toString().replace('halb+%3F', 'halb+%ED%A0%80')
    const answer = await visitor.send('POST', shown.address, body)
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain('unsichtbares Zeichen')
    expect(shownIn(answer, 'anmerkung')).toBe('halb ')
    expect(await reviewed()).toBe(before)
  })
})

describe('a field that the page does not have', () => {
  test.each([
    'kontostand',
    'rufname',
    'person',
    'person.lastName.mehr',
    'constructor',
    'toString',
    'hasOwnProperty',
    'zeilen.0.betrag',
    '',
  ])('is named as such: %j', async (name) => {
    await expectRefusal('hundeImHaushalt', { [name]: 'x' }, 'ein Feld, das es auf dieser Seite nicht gibt')
  })

  test('does not pollute anything, whatever it is called', async () => {
    await post('hundeImHaushalt', { ['__proto__']: '1', 'constructor.prototype': '2', '__proto__.rufname': '3' })
    expect(({} as Record<string, unknown>)['rufname']).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
