/** What `main.ts` builds once and hands to every route plugin. */
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { FileStore } from '../platform/file-store.ts'
import type { SigningKey } from '../platform/signing.ts'
import type { VirusScan } from '../platform/virus-scan.ts'
import type { Catalogue } from '../catalogue/records.ts'
import type { CaseListener } from '../cases/events.ts'
import type { LetterWriter } from '../cases/letter-writer.ts'
import type { Region } from '../network/store.ts'
import type { Assets } from './assets/build.ts'

export type WebDeps = {
  readonly config: Config
  /** Connected as `portal_application`. */
  readonly database: Database
  readonly clock: Clock
  /** The region as it was last imported; read anew when an import changed it. */
  readonly region: () => Region
  /** Public services and links as last imported. */
  readonly catalogue: () => Catalogue
  readonly assets: Assets
  readonly signing: SigningKey
  readonly writeLetter: LetterWriter
  /** What people uploaded. */
  readonly files: FileStore
  /** Null where no virus scanner is configured. */
  readonly scan: VirusScan | null
  /** Tells others (delivery) what happens to a case, within the same transaction. */
  readonly listener: CaseListener
}
