import { beforeAll, expect, test } from 'vitest'
import { ownDatabase, type TestDatabase } from '../../test/database.ts'
import { transact } from '../platform/database.ts'
import { rebuildSearch } from './search-entries.ts'
import { searchCatalogue, type SearchRequest } from './search.ts'
import { shippedCatalogue } from './test-catalogue.ts'

const { region, catalogue } = await shippedCatalogue()
const sources = {
  services: catalogue.services,
  links: catalogue.links,
  adoptions: region.adoptions,
  authorities: region.authorities,
  synonyms: region.synonyms,
}
let database: TestDatabase

beforeAll(async () => {
  database = await ownDatabase()
  await transact(database.owner, { authority: null, actor: { kind: 'system' } }, (tx) => rebuildSearch(tx, sources))
})

const search = (query: string, more: Partial<SearchRequest> = {}) =>
  transact(database.application, { authority: null, actor: { kind: 'public' } }, (tx) =>
    searchCatalogue(tx, { query, authorities: region.authorities, ...more }),
  )

test('a word that begins a title is not found less for standing in the text as well', async () => {
  const { results } = await search('Hund')
  expect(results.map(({ id }) => id)).toEqual(expect.arrayContaining(['hundesteuer-befreiung', 'hundesteuermarke-ersatz']))
})

test.each([
  ['Hund', 'hundeanmeldung'],
  ['hunde', 'hundeanmeldung'],
  ['Hunde steuer', 'hundeanmeldung'],
  ['Hundesteuer', 'hundeanmeldung'],
  ['hundesteur', 'hundeanmeldung'],
  ['hunde steur', 'hundeanmeldung'],
  ['Müll', 'sperrmuell'],
  ['Muell', 'sperrmuell'],
  ['Sperrmuell', 'sperrmuell'],
  ['Perso', 'personalausweis'],
  ['anmelden hund gladbeck', 'hundeanmeldung'],
  ['hund 45964', 'hundeanmeldung'],
  ['wie kann ich meinen Hund anmelden', 'hundeanmeldung'],
  ['Hund abmelden', 'hundeabmeldung'],
  ['mein Hund ist gestorben', 'hundeabmeldung'],
  ['Hundemarke verloren', 'hundesteuermarke-ersatz'],
  ['Umzug', 'wohnsitzanmeldung'],
  ['umziehen', 'wohnsitzanmeldung'],
  ['neue Wohnung', 'wohnsitzanmeldung'],
  ['Personalausweis', 'personalausweis'],
  ['personalausweisverlängerung', 'personalausweis'],
  ['pass abholen', 'ausweisstatus'],
  ['Führerschein', 'fuehrerschein-umtausch'],
  ['Fuehrerschein umtauschen', 'fuehrerschein-umtausch'],
  ['Auto anmelden', 'kfz-zulassung'],
  ['Nummernschild', 'wunschkennzeichen'],
  ['Anwohnerparken Gelsenkirchen', 'bewohnerparkausweis'],
  ['Geburtsurkunde', 'personenstandsurkunden'],
  ['heiraten', 'ambientetrauung'],
  ['kindergarten dorsten', 'kita-platz'],
  ['bafoeg', 'schueler-bafoeg'],
  ['Gewerbe anmelden', 'gewerbeanmeldung'],
  ['Strassenfest', 'sondernutzung'],
  ['Container aufstellen', 'sondernutzung'],
  ['Sondernutzung', 'sondernutzung'],
  ['Sondernutzungserlaubnis', 'sondernutzung'],
  ['Halteverbot Umzug', 'sondernutzung'],
  ['Haltverbotszone', 'sondernutzung'],
  ['Parkverbot wegen Umzug', 'sondernutzung'],
  ['Außengastronomie', 'sondernutzung'],
  ['Aussengastronomie', 'sondernutzung'],
  ['Terrasse', 'sondernutzung'],
  ['Tische und Stühle vor dem Café', 'sondernutzung'],
  ['Gerüst', 'sondernutzung'],
  ['Geruest aufstellen', 'sondernutzung'],
  ['Infostand', 'sondernutzung'],
  ['Informationsstand', 'sondernutzung'],
  ['Plakate', 'sondernutzung'],
  ['Warenauslage', 'sondernutzung'],
  ['Kran', 'sondernutzung'],
  ['Autokran', 'sondernutzung'],
  ['Mulde', 'sondernutzung'],
  ['Bauzaun', 'sondernutzung'],
  ['Verkaufsstand', 'sondernutzung'],
  ['Warenautomat', 'sondernutzung'],
  ['Straße sperren', 'sondernutzung'],
  ['Flohmarkt', 'sondernutzung'],
  ['skip', 'sondernutzung'],
  ['Bauantrag', 'bauantrag'],
  ['Osterfeuer', 'brauchtumsfeuer'],
  ['Schwerbehinderung', 'schwerbehindertenausweis'],
  ['polizeiliches führungszeugnis', 'fuehrungszeugnis'],
  ['einbürgerung', 'einbuergerung'],
  ['Schlagloch', 'maengelmelder'],
  ['Jagdschein', 'jagdschein'],
  ['Kneipe aufmachen', 'gaststaettenerlaubnis'],
  ['register dog', 'hundeanmeldung'],
  ['reklinghausen hund', 'hundeanmeldung'],
  ['Kindergeld', 'kindergeld'],
  ['Steuererklärung', 'elster'],
  ['GEZ', 'rundfunkbeitrag'],
  ['Punkte in Flensburg', 'punkte-flensburg'],
  ['Wohngeld', 'wohngeldrechner-nrw'],
  ['Bürgergeld', 'jobcenter-digital'],
  ['Sofa', 'sperrmuell'],
  ['alte Möbel abholen', 'sperrmuell'],
  ['Couch', 'sperrmuell'],
  ['Kühlschrank', 'sperrmuell'],
  ['Gewerbeanmeldung', 'gewerbeanmeldung'],
  ['selbständig machen', 'gewerbeanmeldung'],
  ['passport', 'ausweisportal'],
  ['ID card', 'personalausweis'],
  ['Wohnungsgeberbestätigung', 'wohnsitzanmeldung'],
  ['moving', 'wohnsitzanmeldung'],
  ['dog tax', 'hundeanmeldung'],
  ['Hündin', 'hundeanmeldung'],
  ['car', 'kfz-zulassung'],
  ['Anhänger', 'kfz-zulassung'],
  ['Beerdigung', 'personenstandsurkunden'],
  ['Baustelle', 'sondernutzung'],
  ['Biergarten', 'gaststaettenerlaubnis'],
  ['Imbiss', 'gaststaettenerlaubnis'],
  ['Tagesmutter', 'kita-platz'],
  ['Altersheim', 'pflegeberatung'],
  ['Ampel kaputt', 'maengelmelder'],
  ['Buch ausleihen', 'buechereiausweis'],
  ['Fahrrad geklaut', 'internetwache'],
  ['Miete', 'wohngeldrechner-nrw'],
  ['Altersrente', 'rentenversicherung'],
  ['Einkommensteuer', 'elster'],
  ['child benefit', 'kindergeld'],
])('"%s" finds %s first', async (query, id) => {
  const { results } = await search(query)
  expect(results[0]?.id).toBe(id)
})

test('special use is found in every town, and can be applied for there and at the Kreis', async () => {
  for (const town of region.authorities) {
    const { results, places } = await search(`Container aufstellen ${town.shortName}`)
    expect([town.id, places, results[0]?.id]).toEqual([town.id, [town.id], 'sondernutzung'])
    expect(results[0]?.offers.find(({ authority }) => authority === town.id)?.online).toBe('here')
  }
})

test('a compound is found by its last part', async () => {
  const { results } = await search('Müll')
  expect(results.map((result) => result.id)).toContain('wilde-muellkippe')
})

test('a result says by whom it is, for whom, where it is offered and whether online there', async () => {
  const { results } = await search('Hund anmelden')
  expect(results[0]).toMatchObject({ kind: 'service', level: 'municipal', audience: ['citizen', 'business'] })
  const online = results[0]?.offers.filter((offer) => offer.online === 'here').map((offer) => offer.authority)
  expect(online).toHaveLength(12)
  expect(results[0]?.offers.map((offer) => offer.authority)).not.toContain('kreis-recklinghausen')
})

test('a link says who runs it and leads there', async () => {
  const { results } = await search('ELSTER')
  expect(results[0]).toMatchObject({ kind: 'link', level: 'federal', provider: 'Steuerverwaltungen der Länder' })
  expect(results[0]?.url).toMatch(/^https:/)
})

test('a town in the query is a place, not a word', async () => {
  expect(await search('anmelden hund gladbeck')).toMatchObject({ places: ['gladbeck'], hasWords: true })
  expect(await search('45964')).toMatchObject({ places: ['gladbeck'], hasWords: false, results: [] })
})

test('a search can be narrowed to an audience, a level and a topic', async () => {
  const businesses = await search('anmelden', { audience: 'business' })
  expect(businesses.results.length).toBeGreaterThan(0)
  expect(businesses.results.every((result) => result.audience.includes('business'))).toBe(true)
  const federal = await search('Hund', { level: 'state' })
  expect(federal.results.map((result) => result.level)).toEqual(['state'])
  expect((await search('Hund', { topic: 'umwelt' })).results).toEqual([])
})

test.each([
  '',
  '   ',
  '%',
  '_',
  '\\',
  "' or 1=1 --",
  '\u0000',
  '\uD800',
  '<script>alert(1)</script>',
  'a & ! | (',
  '🐕',
  'ا',
  ':*',
  'und oder mit',
])('the query %j harms nobody', async (query) => {
  const { results } = await search(query)
  expect(results.length).toBeLessThan(129)
})

test('wildcards match nothing but themselves', async () => {
  expect((await search('%')).results).toEqual([])
  expect((await search('h_nd%')).results.length).toBeLessThan(20)
})

test('ten thousand characters are cut and answered', async () => {
  expect((await search('Hund '.repeat(2000))).results[0]?.id).toBe('hundeanmeldung')
  expect((await search('x'.repeat(10_000))).results).toEqual([])
})

test('rebuilding twice leaves each entry once', async () => {
  await transact(database.owner, { authority: null, actor: { kind: 'system' } }, (tx) => rebuildSearch(tx, sources))
  const { count } = await transact(database.application, { authority: null, actor: { kind: 'public' } }, (tx) =>
    tx
      .selectFrom('search_entries')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  expect(count).toBe(catalogue.services.length + catalogue.links.length)
})
