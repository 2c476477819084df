/** What is offered: a public service as described to people, and the links to services of Land and Bund. */
import { z } from 'zod'
import { authorityId, slug, source, webAddress } from '../network/region.ts'

const text = z.string().min(1)
const audience = z.array(z.enum(['citizen', 'business', 'administration'])).min(1)

/** How one authority offers it. */
export const offer = z.strictObject({
  authority: authorityId,
  /** A page or form of its own there. */
  url: webAddress.optional(),
  /** What is different there: "Nur mit Termin". */
  note: text.optional(),
  cost: text.optional(),
  source,
})

/** A public service as it is described to people, with everyone who offers it. */
export const publicService = z.strictObject({
  id: slug,
  leika: z
    .string()
    .regex(/^99\d{12}$/)
    .optional(),
  title: text,
  topic: slug,
  audience,
  /** Other words people type: "Perso". Not shown. */
  synonyms: z.array(text).default([]),
  /** One sentence for lists. */
  summary: text,
  /** Markdown-free paragraphs. */
  description: z.array(text).default([]),
  needed: z.array(text).default([]),
  /** Absent when not found: the page says "ask the town". */
  cost: z.strictObject({ text, source }).optional(),
  duration: z.strictObject({ text, source }).optional(),
  legalBasis: z.array(text).default([]),
  /**
   * Who decides: each municipality; the Kreis for its ten towns (then its offer is shown there as well); or each authority
   * for what is its own, such as its roads.
   */
  competence: z.enum(['municipality', 'district', 'each']),
  /** The competence that finds the office in an authority's `offices`. */
  office: slug,
  /** The joint online service in `services/`. Online where it was adopted. */
  onlineService: slug.optional(),
  /** What to do where it is not offered online. */
  instead: text,
  offers: z.array(offer),
  english: z.strictObject({ title: text, summary: text }),
  source,
})

/** A service of Land or Bund (or of one authority) that the portal leads to. */
export const externalLink = z.strictObject({
  id: slug,
  name: text,
  url: webAddress,
  provider: text,
  level: z.enum(['federal', 'state', 'municipal']),
  topic: slug,
  audience,
  synonyms: z.array(text).default([]),
  summary: text.optional(),
  source,
})

export type Offer = z.infer<typeof offer>
export type PublicService = z.infer<typeof publicService>
export type ExternalLink = z.infer<typeof externalLink>
