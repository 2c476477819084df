/** What every check of `./portal service check` is given and gives. Each stands in a file of its own; check.ts lists them. */
import type { ProvenService } from '../../catalogue/quick-proof.ts'
import type { Service } from '../../forms/service.ts'
import type { NetworkData } from '../../network/load.ts'
import type { Config } from '../../platform/config.ts'

/** What is checked. `files`: of the folder of services, by their paths below it; the services have loaded from them without problems. */
export type Subject = {
  readonly config: Config
  readonly files: ReadonlyMap<string, string>
  readonly services: readonly Service[]
  /** The same services with what is quick to prove of them. */
  readonly proven: readonly ProvenService[]
  /** With its examples, as services' examples speak of them. */
  readonly network: NetworkData
}

/** The language in which people of a town hall are told. */
export type ReportLanguage = 'de' | 'en'

/** `problems`: a line each, with file and line; any of them refuses. `notes`: what else is worth knowing. */
export type Findings = { readonly problems: readonly string[]; readonly notes: readonly string[] }

/** One thing that must hold of services before they can be released. Checks run in order, and all of them. */
export type NamedCheck = {
  /** Stands before its notes. */
  readonly title: Readonly<Record<ReportLanguage, string>>
  readonly look: (subject: Subject, language: ReportLanguage) => Promise<Findings> | Findings
}
