import { percentile } from './numbers.ts'

const ROUNDS = 10

/** What people type: exact, half a word, misspelled, with a town, in a sentence, in English, and what finds nothing. */
const queries = [
  'Hund',
  'Hunde steuer',
  'hundesteur',
  'anmelden hund gladbeck',
  'hund 45964',
  'wie kann ich meinen Hund anmelden',
  'mein Hund ist gestorben',
  'Müll',
  'Muell',
  'Sperrmuell abholen Herten',
  'Perso',
  'Personalausweis verlängern',
  'Reisepas',
  'Umzug',
  'neue Wohnung Marl',
  'Anwohnerparken Gelsenkirchen',
  'Führerschein',
  'Fuehrerschein umtauschen',
  'Auto anmelden',
  'Nummernschild',
  'Geburtsurkunde',
  'heiraten in Dorsten',
  'kindergarten',
  'Kindergeld',
  'Elterngeld beantragen',
  'bafoeg',
  'Wohngeld',
  'Bürgergeld',
  'Gewerbe anmelden',
  'gewerbeanmeldng',
  'Strassenfest',
  'Container aufstellen',
  'Bauantrag',
  'Osterfeuer',
  'Schwerbehinderung',
  'polizeiliches führungszeugnis',
  'Steuererklärung',
  'Rente',
  'Schlagloch melden',
  'register dog',
  'Termin Bürgerbüro',
  'Xylophonprüfung',
]

/** Milliseconds from asking for the page of results until it was read, one after the other. */
export type SearchFigures = { readonly queries: number; readonly median: number; readonly p95: number }

/** Searches the whole region's catalogue on the regional portal. The first round only warms up. */
export async function measureSearch(portal: string): Promise<SearchFigures> {
  const taken: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const query of queries) {
      const begin = performance.now()
      const answer = await fetch(`${portal}/suche?${new URLSearchParams({ q: query }).toString()}`)
      await answer.text()
      if (!answer.ok) throw new Error(`the search for "${query}" was answered with ${answer.status}`)
      if (round > 0) taken.push(performance.now() - begin)
    }
  }
  return { queries: queries.length, median: percentile(taken, 0.5), p95: percentile(taken, 0.95) }
}
