/** Writes the pages that are generated from the code: `node tools/write-documents.ts`. Tests fail when they are old. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationDocument } from '../src/platform/config.ts'
import { projectRoot } from '../src/platform/project-root.ts'

writeFileSync(join(projectRoot, 'docs', 'configuration.md'), configurationDocument())
