/**
 * A network of authorities as data: what `networks/<id>/` holds, parsed at the edge (design 2, 4.2, 4.3).
 * Facts carry their source; a fact that nobody verified says so, and an unknown one is absent.
 */
import { z } from 'zod'

const text = z.string().min(1)
export const authorityId = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** Where a fact was read. `verified: false` is shown to readers. */
export const source = z.strictObject({ text, year: z.int().optional(), verified: z.boolean() })

export const postalAddress = z.strictObject({ street: text, postalCode: z.string().regex(/^\d{5}$/), place: text })

export const office = z.strictObject({
  id: slug,
  name: text,
  /** What the office decides; a public service names it by this. */
  competences: z.array(slug).default([]),
  email: z.email().optional(),
  phone: text.optional(),
  address: postalAddress.optional(),
  source: source.optional(),
})

export const authority = z.strictObject({
  id: authorityId,
  name: text,
  shortName: text,
  kind: z.enum(['city', 'district', 'town']),
  /** The official kind in words: "Große kreisangehörige Stadt". */
  kindName: text,
  ags: z.string().regex(/^\d{8}$/),
  ars: z.string().regex(/^\d{12}$/),
  /** Two letters that begin each case reference of this authority (design 4.6). */
  referencePrefix: z.string().regex(/^[A-Z]{2}$/),
  /** The Kreis that this town belongs to. */
  district: authorityId.optional(),
  postalCodes: z.array(z.string().regex(/^\d{5}$/)),
  districts: z.array(text).default([]),
  townHall: postalAddress.extend({ source }),
  website: z.strictObject({ url: z.url(), source }).optional(),
  formerPortal: z.strictObject({ url: z.url(), source }).optional(),
  itProvider: slug,
  /** General e-mail and telephone, only where they were found. */
  email: z.email().optional(),
  phone: text.optional(),
  /** Own look: colours of bar and action, and the wordmark as text. Contrast is tested. */
  look: z.strictObject({ bar: colour, action: colour, wordmark: text, claim: text.optional() }),
  offices: z.array(office).min(1),
  /** Absent until the town has them; then the SEPA mandate is asked. */
  sepa: z.strictObject({ creditorId: text, mandateReference: text, source }).optional(),
})

export const partner = z.strictObject({ id: slug, name: text, role: z.enum(['authority', 'itProvider', 'coordinator']), website: z.url().optional(), source: source.optional() })

export const topic = z.strictObject({ id: slug, name: text, english: text, lifeSituations: z.array(text), businessSituations: z.array(text), source })

export const network = z.strictObject({
  id: slug,
  name: text,
  portalName: text,
  look: authority.shape.look,
  /** Who answers for the regional portal. */
  operator: z.strictObject({ name: text, address: postalAddress.optional(), email: z.email().optional(), source }),
  /** Postal codes and the municipalities they lie in, for checking addresses. */
  source,
})

/** A value of a statute for a time. `from: null` means that its beginning is not known; `unit: euro` turns into cents. */
const bylawPeriod = z.strictObject({
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  value: z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string(), z.null()]))]),
  paragraph: text.optional(),
  source,
})

export const bylaw = z.strictObject({
  id: slug,
  authority: authorityId,
  title: text,
  citation: text.optional(),
  issuedOn: day.nullable(),
  amendedOn: day.nullable().default(null),
  source: source.optional(),
  /** By dotted name: `steuer.jeHundBei`. What is not known is absent. */
  values: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/), z.strictObject({ label: text, unit: z.enum(['euro', 'none']).default('none'), periods: z.array(bylawPeriod).min(1) })),
})

/** What a notice says about objection or action, dated, of one authority and service. An example never leaves a real authority. */
export const legalRemedy = z.strictObject({
  authority: authorityId,
  service: slug,
  from: day,
  to: day.nullable().default(null),
  text,
  source,
  example: z.boolean(),
})

/** What an authority changes of a master service, by its stable ids (design 4.4). */
export const overlay = z.strictObject({
  texts: z.record(z.string(), text).default({}),
  omit: z.array(z.string()).default([]),
  ask: z.array(z.strictObject({ after: z.string(), question: z.unknown() })).default([]),
})

/** This authority offers this service. */
export const adoption = z.strictObject({
  authority: authorityId,
  service: slug,
  stage: z.enum(['test', 'pilot', 'live']),
  office: slug,
  overlay: overlay.default({ texts: {}, omit: [], ask: [] }),
})

/** Staff of the demo, known to the stand-in identity provider by `login`. */
export const staffMember = z.strictObject({ subject: text, login: text, name: text, authority: authorityId, offices: z.array(slug).min(1), roles: z.array(z.enum(['clerk'])).min(1) })

export type Authority = z.infer<typeof authority>
export type Office = z.infer<typeof office>
export type Topic = z.infer<typeof topic>
export type Partner = z.infer<typeof partner>
export type Network = z.infer<typeof network>
export type Bylaw = z.infer<typeof bylaw>
export type LegalRemedy = z.infer<typeof legalRemedy>
export type Adoption = z.infer<typeof adoption>
export type Overlay = z.infer<typeof overlay>
export type StaffMember = z.infer<typeof staffMember>
export type Source = z.infer<typeof source>
