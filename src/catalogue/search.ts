/**
 * The search over everything the region offers and links to. PostgreSQL finds: by word, by stem, by part of a compound,
 * by likeness; each word of the query counts by how rare it is. What is done here puts the right thing first.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Authority } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import { wordsOf } from './folding.ts'
import { type Level, type SearchContent, searchContent } from './search-entries.ts'
import { type QueryWord, readQuery } from './search-query.ts'

export type SearchRequest = {
  readonly query: string
  /** The towns and the Kreis, whose names and postal codes a query may hold. */
  readonly authorities: readonly Authority[]
  /** The city portal that is searched: what is offered there comes first. */
  readonly authority?: string | undefined
  readonly audience?: SearchContent['audience'][number] | undefined
  readonly topic?: string | undefined
  readonly level?: Level | undefined
}

/** One service or link, with where it is offered and how. `match`: the share of the query that it answers, 0 to 1, and 0.2 more when it says exactly that. */
export type SearchResult = SearchContent & { readonly match: number }

export type SearchAnswer = {
  readonly results: readonly SearchResult[]
  /** Authorities that the query named. */
  readonly places: readonly string[]
  readonly foreignPostalCode: string | null
  /** False when nothing but places or filler was typed. */
  readonly hasWords: boolean
}

const MOST_RESULTS = 60
/** Below this share of the best match a result is noise. */
const NOISE = 0.45
const LEAST_MATCH = 0.3

const rows = z.array(z.object({ match: z.number(), content: searchContent }))

type Term = { position: number; folded: string; original: string; isJoined: boolean }

/** The words, and each pair of neighbours as one word as well ("Hunde steuer"), which then stands for both. */
function termsOf(words: readonly QueryWord[]): Term[] {
  return words.flatMap((word, position) => {
    const next = words[position + 1]
    if (!next) return [{ position, ...word, isJoined: false }]
    const joined = { folded: word.folded + next.folded, original: word.original + next.original, isJoined: true }
    return [
      { position, ...word, isJoined: false },
      { position, ...joined },
      { position: position + 1, ...joined },
    ]
  })
}

/**
 * The entries that answer a share of the query, with that share and what they show. A German compound is what its last
 * part says (Sperrmüll is Müll, a Müllkippe is none), so an ending counts more than a beginning; and who types a compound
 * (Gewerbeanmeldung) may mean a title that says it in two words. Likeness is asked only for words that are found nowhere:
 * they are misspelled. Plain string functions, so no character is a wildcard.
 */
async function findMatches(tx: Tx, words: readonly QueryWord[]): Promise<{ match: number; content: SearchContent }[]> {
  const terms = termsOf(words)
  const phrase = words.map((word) => word.folded).join(' ')
  const found = await sql`
    with term as materialized (
      select position, folded, is_joined, length(folded) as letters,
        plainto_tsquery('german', original) || plainto_tsquery('german', folded) as stems
      from unnest(
        ${terms.map((term) => term.position)}::int[], ${terms.map((term) => term.folded)}::text[],
        ${terms.map((term) => term.original)}::text[], ${terms.map((term) => term.isJoined)}::boolean[]
      ) as term(position, folded, original, is_joined)
      where numnode(plainto_tsquery('german', original) || plainto_tsquery('german', folded)) > 0
    ),
    said as materialized (
      select entry.id, term.position, case
        when strpos(entry.title, ' ' || folded || ' ') > 0 then 1.0
        when strpos(entry.synonyms, ' ' || folded || ' ') > 0 then 0.95
        when entry.document @@ stems and ts_filter(entry.document, '{a}') @@ stems then 0.9
        when entry.document @@ stems and ts_filter(entry.document, '{b}') @@ stems then 0.85
        when strpos(entry.related, ' ' || folded || ' ') > 0 then 0.85
        when letters >= 4 and strpos(entry.title, folded || ' ') > 0 then 0.82
        when letters >= 3 and strpos(entry.title, ' ' || folded) > 0 then 0.8
        when letters >= 4 and strpos(entry.synonyms, folded || ' ') > 0 then 0.75
        when letters >= 3 and strpos(entry.synonyms, ' ' || folded) > 0 then 0.7
        when letters >= 4 and strpos(entry.title || entry.synonyms, folded) > 0 then 0.65
        when entry.document @@ stems then 0.4
      end as score
      from search_entries entry cross join term
    ),
    misspelled as materialized (
      select entry.id, term.position, 0.9 * strict_word_similarity(folded, entry.title || entry.synonyms) as score
      from search_entries entry cross join term
      where letters >= 4 and position not in (select said.position from said where said.score is not null)
    ),
    compound as materialized (
      select entry.id, term.position, 0.6 as score
      from search_entries entry cross join term
      where letters >= 8 and not is_joined and exists (
        select from regexp_split_to_table(trim(entry.title), ' +') word where length(word) between 4 and letters - 3 and starts_with(folded, word))
    ),
    hit as materialized (
      select id, position, max(score)::float8 as score
      from (
        select * from said where score is not null
        union all select * from misspelled where score >= 0.4
        union all select * from compound
      ) as one
      group by id, position
    ),
    weight as (
      select position, ln((select count(*) + 1 from search_entries) / (count(*) + 0.5))::float8 as rarity
      from hit group by position
    )
    select entry.content,
      (sum(hit.score * weight.rarity) / (select sum(rarity) from weight)
        + case when ${phrase} = any(entry.phrases) then 0.2 else 0 end)::float8 as match
    from hit join weight using (position) join search_entries entry using (id)
    group by entry.id
    order by match desc, entry.id
    limit 200`.execute(tx)
  return rows.parse(found.rows)
}

/** What makes one thing more likely meant than another that answers the query as well; a short title means just that. */
function likelihood({ content, match }: { content: SearchContent; match: number }, places: readonly string[]): number {
  const isOfferedThere = content.offers.some((offer) => places.includes(offer.authority))
  const isOnlineHere = content.offers.some((offer) => offer.online === 'here')
  const brevity = 0.1 / Math.max(1, wordsOf(content.title).length)
  return match + brevity + (content.kind === 'service' ? 0.2 : 0) + (isOnlineHere ? 0.1 : 0) + (isOfferedThere ? 0.05 : 0)
}

/**
 * Finds services and links, the most likely meant first. Town names and postal codes in the query say where, not what.
 * Reads only what is published, so any transaction will do.
 */
export async function searchCatalogue(tx: Tx, request: SearchRequest): Promise<SearchAnswer> {
  const { words, places, foreignPostalCode } = readQuery(request.query, request.authorities)
  const wanted = places.length > 0 ? places : request.authority ? [request.authority] : []
  const found = words.length > 0 ? await findMatches(tx, words) : []
  const best = found[0]?.match ?? 0
  const results = found
    .filter(({ match }) => match >= LEAST_MATCH && match >= NOISE * best)
    .filter(({ content }) => !request.audience || content.audience.includes(request.audience))
    .filter(({ content }) => !request.topic || content.topic === request.topic)
    .filter(({ content }) => !request.level || content.level === request.level)
    .toSorted((a, b) => likelihood(b, wanted) - likelihood(a, wanted))
    .slice(0, MOST_RESULTS)
    .map(({ content, match }) => ({ ...content, match }))
  return { results, places, foreignPostalCode, hasWords: words.length > 0 }
}
