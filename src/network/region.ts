/**
 * A network of authorities as data: what `networks/<id>/` holds, parsed at the edge.
 * Facts carry their source; a fact that nobody verified says so, and an unknown one is absent.
 */
import { z } from 'zod'

const text = z.string().min(1)
/** The short name of an authority in addresses and files: `haltern-am-see`. */
export const authorityId = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
/** An id as it stands in addresses and file names. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const day = z.iso.date()
/** Only addresses a browser may follow from a page: a `javascript:` address is none. */
export const webAddress = z.url({ protocol: /^https?$/ })
const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** Where a fact was read. `verified: false` is shown to readers. */
export const source = z.strictObject({ text, url: webAddress.optional(), year: z.int().optional(), verified: z.boolean() })

const postalCode = z.string().regex(/^\d{5}$/, 'is not a postal code of five digits')

/** Where a letter is sent. */
export const postalAddress = z.strictObject({ street: text, postalCode, place: text })

/** A part of an authority that decides something and can be reached. */
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

/** A tenant: a city, a Kreis, or a town within it. */
export const authority = z.strictObject({
  id: authorityId,
  name: text,
  shortName: text,
  kind: z.enum(['city', 'district', 'town']),
  /** The official kind in words: "Große kreisangehörige Stadt". */
  kindName: text,
  ags: z.string().regex(/^\d{8}$/),
  ars: z.string().regex(/^\d{12}$/),
  /** Two letters that begin each case reference of this authority. */
  referencePrefix: z.string().regex(/^[A-Z]{2}$/),
  /** The Kreis that this town belongs to. */
  district: authorityId.optional(),
  postalCodes: z.array(postalCode),
  districts: z.array(text).default([]),
  townHall: postalAddress.extend({ source }),
  /** Where a map begins that knows no borders (WGS84). */
  centre: z.strictObject({ longitude: z.number().min(5).max(16), latitude: z.number().min(47).max(56), source }).optional(),
  website: z.strictObject({ url: webAddress, source }).optional(),
  formerPortal: z.strictObject({ url: webAddress, source }).optional(),
  itProvider: slug,
  /** Where that was read. Absent where the authority says so itself. */
  itProviderSource: source.optional(),
  /** General e-mail and telephone, only where they were found. */
  email: z.email().optional(),
  phone: text.optional(),
  /** Own look: colours of bar and action, and the wordmark as text. Contrast is tested. */
  look: z.strictObject({ bar: colour, action: colour, wordmark: text, claim: text.optional() }),
  offices: z.array(office).min(1),
  /** Absent until the town has them; then the SEPA mandate is asked. An example never leaves the demo. */
  sepa: z.strictObject({ creditorId: text, mandateReference: text, source, example: z.boolean() }).optional(),
})

/** A member of the network: an authority, an IT provider, or the coordinator. */
export const partner = z.strictObject({
  id: slug,
  name: text,
  role: z.enum(['authority', 'itProvider', 'coordinator']),
  website: webAddress.optional(),
  source: source.optional(),
})

/** One of the fourteen topics (Themenfelder) of the Onlinezugangsgesetz. */
export const topic = z.strictObject({
  id: slug,
  name: text,
  english: text,
  lifeSituations: z.array(text),
  businessSituations: z.array(text),
  source,
})

/** The network as a whole: its name, its regional portal and who answers for it. */
export const network = z.strictObject({
  id: slug,
  name: text,
  portalName: text,
  look: authority.shape.look,
  /** Who answers for the regional portal. */
  operator: z.strictObject({ name: text, address: postalAddress.optional(), email: z.email().optional(), source }),
  /** Where the list of members was read. */
  source,
  /** Where the postal codes were read; its licence asks to be named. */
  postalCodeSource: source,
})

/** A postal code of streets and the municipalities it lies in: an address is checked against it. */
export const postalArea = z.strictObject({ code: postalCode, municipalities: z.array(authorityId).min(1) })

/** A postal code of one large receiver or of post boxes. It names no place, so no address is checked against it. */
export const largeCustomerCode = z.strictObject({ code: postalCode, within: authorityId })

/** Words people type and the words that the catalogue uses for them. All in small letters. */
const word = z.string().regex(/^[^A-ZÄÖÜ]+$/, 'is written in small letters')
export const synonym = z.strictObject({ words: z.array(word).min(1), means: z.array(word).min(1) })

const bylawValueName = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, 'is a dotted name such as "steuer.jeHundBei"')

const bylawValueFrom = <Source extends z.ZodType>(sourceOfPeriod: Source) =>
  z.strictObject({
    label: text,
    unit: z.enum(['euro', 'none']).default('none'),
    /** What the entries of a list stand for, in their order: "Zone 1". Absent where they count things: one dog, two dogs. */
    entries: z.array(text).optional(),
    /** A value for a time. `from: null` means that its beginning is not known; `unit: euro` turns into cents. */
    periods: z
      .array(
        z.strictObject({
          from: day.nullable().default(null),
          to: day.nullable().default(null),
          value: z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string(), z.null()]))]),
          paragraph: text.optional(),
          source: sourceOfPeriod,
        }),
      )
      .min(1),
  })

/** A statute of one authority as dated values. */
export const bylaw = z.strictObject({
  id: slug,
  authority: authorityId,
  title: text,
  /** False where only pages about it were read, never the statute's own name: it cannot be cited, and the title is ours. */
  isFound: z.boolean().default(true),
  /** What follows the title where the statute is cited: "vom 12. Dezember 2023". Absent when no day of it was found. */
  citation: text.optional(),
  issuedOn: day.nullable(),
  amendedOn: day.nullable().default(null),
  source: source.optional(),
  /** By dotted name: `steuer.jeHundBei`. What is not known is absent. */
  values: z.record(bylawValueName, bylawValueFrom(source)),
})

/** A bylaw as its file is written: sources stand once, and the periods name them. Parsing gives a `Bylaw`. */
export const bylawFile = z
  .strictObject({
    ...bylaw.shape,
    sources: z.record(slug, source),
    source: slug.optional(),
    values: z.record(bylawValueName, bylawValueFrom(slug)),
  })
  .transform(({ sources, ...file }, context): z.input<typeof bylaw> => {
    const named = (name: string, path: PropertyKey[]): z.infer<typeof source> => {
      const found = sources[name]
      if (found === undefined)
        context.issues.push({ code: 'custom', path, input: name, message: `there is no source "${name}" in this file` })
      return found ?? { text: name, verified: false }
    }
    const values = Object.entries(file.values).map(([key, value]) => {
      const periods = value.periods.map((period, index) => ({
        ...period,
        source: named(period.source, ['values', key, 'periods', index, 'source']),
      }))
      return [key, { ...value, periods }] as const
    })
    return { ...file, source: file.source === undefined ? undefined : named(file.source, ['source']), values: Object.fromEntries(values) }
  })
  .pipe(bylaw)

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

/** This authority offers this service. */
export const adoption = z.strictObject({
  authority: authorityId,
  service: slug,
  stage: z.enum(['test', 'pilot', 'live']),
  office: slug,
  /** Who may try the service while its stage is `test`, by name. Each gets a code (`./portal adoption testers`). */
  testers: z.array(text).default([]),
})

/** Staff of the demo, known to the stand-in identity provider by `login`. */
export const staffMember = z.strictObject({
  subject: text,
  login: text,
  name: text,
  authority: authorityId,
  offices: z.array(slug).min(1),
  roles: z.array(z.enum(['clerk'])).min(1),
})

export type Authority = z.infer<typeof authority>
export type Office = z.infer<typeof office>
export type Topic = z.infer<typeof topic>
export type Partner = z.infer<typeof partner>
export type Network = z.infer<typeof network>
export type Bylaw = z.infer<typeof bylaw>
export type LegalRemedy = z.infer<typeof legalRemedy>
export type Adoption = z.infer<typeof adoption>
export type PostalArea = z.infer<typeof postalArea>
export type LargeCustomerCode = z.infer<typeof largeCustomerCode>
export type Synonym = z.infer<typeof synonym>
export type StaffMember = z.infer<typeof staffMember>
export type Source = z.infer<typeof source>
