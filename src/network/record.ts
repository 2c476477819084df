import type { FileProblem } from '../platform/yaml-file.ts'

/** One fact of the network, ready to be stored. `digest` is the SHA-256 of its canonical JSON. */
export type NetworkRecord = {
  readonly kind: string
  readonly id: string
  readonly authorityId: string | null
  readonly digest: string
  readonly content: unknown
}

/** A record that still knows its file, for saying where a fact that does not fit stands. */
export type LocatedRecord = NetworkRecord & {
  readonly file: string
  /** The problem at a path inside this record. */
  readonly problem: (path: readonly PropertyKey[], message: string) => FileProblem
}

/** The content of a record, and how to say that something in it is wrong. */
export type Located<Content> = { readonly content: Content; readonly problem: LocatedRecord['problem'] }
