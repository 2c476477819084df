/** Which files of a network hold what: one row per kind of record. Rooms further right hand in their own kinds. */
import type { z } from 'zod'
import {
  adoption,
  authority,
  bylaw,
  bylawFile,
  largeCustomerCode,
  legalRemedy,
  network,
  partner,
  postalArea,
  staffMember,
  synonym,
  topic,
} from './region.ts'
import { checkAgainst, type FileProblem, type YamlFile } from '../platform/yaml-file.ts'

/** What a file says of one record, or what is wrong with it. */
type ReadContent =
  | { readonly ok: true; readonly content: unknown; readonly id: string; readonly authorityId: string | null; readonly path: string | null }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** One kind of record: where its files lie (path below the network's folder), its shape, and how to read one. */
export type RecordKind<Content = unknown> = {
  readonly kind: string
  readonly files: RegExp
  /** A file holds a list of records instead of one. */
  readonly isList: boolean
  /** What a record is, also when it comes back from the database. */
  readonly schema: z.ZodType<Content>
  /** Reads the record at a path inside a file. `path` of the answer is where the record's file must lie, if anywhere. */
  readonly readAt: (file: { readonly name: string; readonly yaml: YamlFile }, at: readonly PropertyKey[]) => ReadContent
}

/** Describes a kind of record by what names it. `fileSchema` is how a file writes it, where that differs; it gives the same content. */
export function recordKind<Content>(kind: {
  readonly kind: string
  readonly files: RegExp
  readonly schema: z.ZodType<Content>
  readonly fileSchema?: z.ZodType<Content>
  readonly isList: boolean
  readonly idOf: (content: Content) => string
  readonly authorityOf: (content: Content) => string | null
  readonly pathFor?: (content: Content) => string
}): RecordKind<Content> {
  const { idOf, authorityOf, pathFor, fileSchema = kind.schema, ...rest } = kind
  return {
    ...rest,
    readAt: (file, at) => {
      const checked = checkAgainst(fileSchema, file, at)
      if (!checked.ok) return checked
      const content = checked.value
      return { ok: true, content, id: idOf(content), authorityId: authorityOf(content), path: pathFor?.(content) ?? null }
    },
  }
}

const ofNobody = (): null => null

/** The kinds that the network itself knows. */
export const networkKinds = {
  network: recordKind({
    kind: 'network',
    files: /^network\.yaml$/,
    schema: network,
    isList: false,
    idOf: (it) => it.id,
    authorityOf: ofNobody,
  }),
  authority: recordKind({
    kind: 'authority',
    files: /^authorities\/[^/]+\.yaml$/,
    schema: authority,
    isList: false,
    idOf: (it) => it.id,
    authorityOf: (it) => it.id,
    pathFor: (it) => `authorities/${it.id}.yaml`,
  }),
  partner: recordKind({
    kind: 'partner',
    files: /^partners\.yaml$/,
    schema: partner,
    isList: true,
    idOf: (it) => it.id,
    authorityOf: ofNobody,
  }),
  topic: recordKind({
    kind: 'topic',
    files: /^topics\.yaml$/,
    schema: topic,
    isList: true,
    idOf: (it) => it.id,
    authorityOf: ofNobody,
  }),
  postalArea: recordKind({
    kind: 'postalArea',
    files: /^postal-codes\.yaml$/,
    schema: postalArea,
    isList: true,
    idOf: (it) => it.code,
    authorityOf: ofNobody,
  }),
  largeCustomerCode: recordKind({
    kind: 'largeCustomerCode',
    files: /^large-customer-codes\.yaml$/,
    schema: largeCustomerCode,
    isList: true,
    idOf: (it) => it.code,
    authorityOf: ofNobody,
  }),
  bylaw: recordKind({
    kind: 'bylaw',
    files: /^bylaws\/[^/]+\/[^/]+\.yaml$/,
    schema: bylaw,
    fileSchema: bylawFile,
    isList: false,
    idOf: (it) => `${it.id}/${it.authority}`,
    authorityOf: (it) => it.authority,
    pathFor: (it) => `bylaws/${it.id}/${it.authority}.yaml`,
  }),
  legalRemedy: recordKind({
    kind: 'legalRemedy',
    files: /^legal-remedies\.yaml$/,
    schema: legalRemedy,
    isList: true,
    idOf: (it) => `${it.service}/${it.authority}/${it.from}`,
    authorityOf: (it) => it.authority,
  }),
  adoption: recordKind({
    kind: 'adoption',
    files: /^adoptions\.yaml$/,
    schema: adoption,
    isList: true,
    idOf: (it) => `${it.service}/${it.authority}`,
    authorityOf: (it) => it.authority,
  }),
  staff: recordKind({
    kind: 'staff',
    files: /^staff\.yaml$/,
    schema: staffMember,
    isList: true,
    idOf: (it) => it.subject,
    authorityOf: (it) => it.authority,
  }),
  synonym: recordKind({
    kind: 'synonym',
    files: /^synonyms\.yaml$/,
    schema: synonym,
    isList: true,
    idOf: (it) => it.words.join(' '),
    authorityOf: ofNobody,
  }),
} as const
