/** Which files of a network hold what: one row per kind of record. Rooms further right hand in their own kinds. */
import type { z } from 'zod'
import {
  adoption, authority, bylaw, bylawFile, largeCustomerCode, legalRemedy, network, partner, postalArea, staffMember, synonym, topic,
  type Adoption, type Authority, type Bylaw, type LargeCustomerCode, type LegalRemedy, type Network, type Partner, type PostalArea,
  type StaffMember, type Synonym, type Topic,
} from './region.ts'

/** One kind of record: where its files lie (path below the network's folder), their shape, and what names a record. */
export type RecordKind<Content = unknown> = {
  readonly kind: string
  readonly files: RegExp
  /** What a record is, also when it comes back from the database. */
  readonly schema: z.ZodType<Content>
  /** How a file writes it, where that differs. Parsing gives the same content. */
  readonly fileSchema?: z.ZodType<Content>
  /** A file holds a list of records instead of one. */
  readonly isList: boolean
  readonly idOf: (content: Content) => string
  readonly authorityOf: (content: Content) => string | null
  /** The path that a file must have for this record, where its name repeats facts. */
  readonly pathFor?: (content: Content) => string
}

/** Forgets the content's type, so that kinds can lie in one list; the schema guards what the functions are given. */
export const recordKind = <Content>(kind: RecordKind<Content>): RecordKind => kind as unknown as RecordKind

const ofNobody = (): null => null

/** The kinds that the network itself knows. */
export const networkKinds = {
  network: recordKind<Network>({ kind: 'network', files: /^network\.yaml$/, schema: network, isList: false, idOf: (it) => it.id, authorityOf: ofNobody }),
  authority: recordKind<Authority>({
    kind: 'authority', files: /^authorities\/[^/]+\.yaml$/, schema: authority, isList: false,
    idOf: (it) => it.id, authorityOf: (it) => it.id, pathFor: (it) => `authorities/${it.id}.yaml`,
  }),
  partner: recordKind<Partner>({ kind: 'partner', files: /^partners\.yaml$/, schema: partner, isList: true, idOf: (it) => it.id, authorityOf: ofNobody }),
  topic: recordKind<Topic>({ kind: 'topic', files: /^topics\.yaml$/, schema: topic, isList: true, idOf: (it) => it.id, authorityOf: ofNobody }),
  postalArea: recordKind<PostalArea>({ kind: 'postalArea', files: /^postal-codes\.yaml$/, schema: postalArea, isList: true, idOf: (it) => it.code, authorityOf: ofNobody }),
  largeCustomerCode: recordKind<LargeCustomerCode>({
    kind: 'largeCustomerCode', files: /^large-customer-codes\.yaml$/, schema: largeCustomerCode, isList: true, idOf: (it) => it.code, authorityOf: ofNobody,
  }),
  bylaw: recordKind<Bylaw>({
    kind: 'bylaw', files: /^bylaws\/[^/]+\/[^/]+\.yaml$/, schema: bylaw, fileSchema: bylawFile, isList: false,
    idOf: (it) => `${it.id}/${it.authority}`, authorityOf: (it) => it.authority, pathFor: (it) => `bylaws/${it.id}/${it.authority}.yaml`,
  }),
  legalRemedy: recordKind<LegalRemedy>({
    kind: 'legalRemedy', files: /^legal-remedies\.yaml$/, schema: legalRemedy, isList: true,
    idOf: (it) => `${it.service}/${it.authority}/${it.from}`, authorityOf: (it) => it.authority,
  }),
  adoption: recordKind<Adoption>({
    kind: 'adoption', files: /^adoptions\.yaml$/, schema: adoption, isList: true,
    idOf: (it) => `${it.service}/${it.authority}`, authorityOf: (it) => it.authority,
  }),
  staff: recordKind<StaffMember>({ kind: 'staff', files: /^staff\.yaml$/, schema: staffMember, isList: true, idOf: (it) => it.subject, authorityOf: (it) => it.authority }),
  synonym: recordKind<Synonym>({ kind: 'synonym', files: /^synonyms\.yaml$/, schema: synonym, isList: true, idOf: (it) => it.words.join(' '), authorityOf: ofNobody }),
} as const
