/** What the search knows: one entry for each public service and each link, derived anew at every import. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Synonym } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import type { Tx } from '../platform/database.ts'
import { wordsOf } from './folding.ts'
import { offersOf } from './offers.ts'
import type { ExternalLink, PublicService } from './public-service.ts'
import type { Catalogue } from './records.ts'
import './tables.ts'

/** Whose it is: a town's, the Kreis's, the Land's or the Bund's. */
export const level = z.enum(['municipal', 'district', 'state', 'federal'])
export type Level = z.infer<typeof level>

/** What a result shows; stored with the entry so that a search reads one table. */
export const searchContent = z.strictObject({
  kind: z.enum(['service', 'link']),
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  english: z.strictObject({ title: z.string(), summary: z.string() }).nullable(),
  topic: z.string(),
  audience: z.array(z.enum(['citizen', 'business', 'administration'])),
  level,
  /** Of a link: who runs it and where it is. */
  provider: z.string().nullable(),
  url: z.string().nullable(),
  offers: z.array(z.strictObject({ authority: z.string(), online: z.enum(['here', 'elsewhere', 'none']), url: z.string().nullable() })),
})
export type SearchContent = z.infer<typeof searchContent>

/** What the search is derived from: the catalogue, and of the region who adopted what and which words mean the same. */
export type SearchSources = Pick<Catalogue, 'services' | 'links'> & Pick<Region, 'adoptions' | 'authorities' | 'synonyms'>

type Entry = { readonly content: SearchContent; readonly synonyms: readonly string[]; readonly body: readonly string[] }

function entryOfService(service: PublicService, sources: SearchSources): Entry {
  const { id, title, summary, english, topic, audience } = service
  return {
    content: {
      kind: 'service',
      id,
      title,
      summary,
      english,
      topic,
      audience,
      level: service.competence === 'district' ? 'district' : 'municipal',
      provider: null,
      url: null,
      offers: offersOf(service, sources),
    },
    synonyms: [...service.synonyms, english.title],
    body: [summary, english.summary, ...service.description, ...service.needed, ...service.legalBasis],
  }
}

function entryOfLink(link: ExternalLink): Entry {
  const { id, topic, audience, provider, url } = link
  const summary = link.summary ?? ''
  return {
    content: { kind: 'link', id, title: link.name, summary, english: null, topic, audience, level: link.level, provider, url, offers: [] },
    synonyms: link.synonyms,
    body: [summary, provider],
  }
}

/** A short meaning ("Ehe") must be a word of its own, or it would be found in "gehen"; a longer one may be part of a compound. */
const LONG_MEANING = 5

/** Words that the network says to mean the same as something in the entry's own title or synonyms. */
function relatedWords(entry: Entry, rules: readonly Synonym[]): string[] {
  const said = wordsOf([entry.content.title, ...entry.synonyms].join(' '))
  const says = (meaning: string): boolean => {
    const words = wordsOf(meaning)
    const [word = ''] = words
    if (words.length > 1) return ` ${said.join(' ')} `.includes(` ${words.join(' ')} `)
    return said.some((own) => own === word || (word.length >= LONG_MEANING && own.includes(word)))
  }
  return rules.filter((rule) => rule.means.some(says)).flatMap((rule) => rule.words)
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

function toRow(entry: Entry, rules: readonly Synonym[]) {
  const { content, synonyms, body } = entry
  const titleWords = unique(wordsOf(content.title))
  const synonymWords = unique(synonyms.flatMap(wordsOf)).filter((word) => !titleWords.includes(word))
  const related = relatedWords(entry, rules)
  return {
    id: `${content.kind}:${content.id}`,
    title_words: titleWords,
    synonym_words: synonymWords,
    related_words: unique(related.flatMap(wordsOf)),
    phrases: unique([content.title, ...synonyms].map((phrase) => wordsOf(phrase).join(' '))),
    title: [content.title, ...titleWords].join(' '),
    synonyms: [...synonyms, ...synonymWords].join(' '),
    body: [...related, ...body, ...unique([...related, ...body].flatMap(wordsOf))].join(' '),
    content,
  }
}

/** Words between blanks, each with one on both sides, without those that say nothing ("von", "und"). */
const meaningfulWords = (words: RawBuilder<unknown>): RawBuilder<string> =>
  sql`' ' || array_to_string(array(select word from unnest(${words}) word where to_tsvector('german', word) <> ''), ' ') || ' '`

/**
 * Derives the whole search anew, in the transaction that imported the records, so that nobody finds what is not there.
 * Needs the owner's connection. Words are stemmed twice, as written and folded, because the German stemmer knows
 * `Häuser` but not `Haeuser`, and people type both.
 */
export async function rebuildSearch(tx: Tx, sources: SearchSources): Promise<void> {
  const entries = [...sources.services.map((service) => entryOfService(service, sources)), ...sources.links.map(entryOfLink)]
  const rows = entries.map((entry) => toRow(entry, sources.synonyms))
  await tx.deleteFrom('search_entries').execute()
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(
        id text, title_words text[], synonym_words text[], related_words text[], phrases text[],
        title text, synonyms text, body text, content jsonb)
    )
    insert into search_entries (id, title, synonyms, related, phrases, document, content)
    select id, ${meaningfulWords(sql.ref('title_words'))}, ${meaningfulWords(sql.ref('synonym_words'))},
      ${meaningfulWords(sql.ref('related_words'))}, phrases,
      setweight(to_tsvector('german', title), 'A') || setweight(to_tsvector('german', synonyms), 'B')
        || setweight(to_tsvector('german', body), 'C'),
      content
    from given`.execute(tx)
}
