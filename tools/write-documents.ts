/** Writes the pages that are generated from the code: `node tools/write-documents.ts`. Tests fail when they are old. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemaOf, schemaNames } from '../src/forms/json-schemas.ts'
import { configurationDocument } from '../src/platform/config.ts'
import { projectRoot } from '../src/platform/project-root.ts'

writeFileSync(join(projectRoot, 'docs', 'configuration.md'), configurationDocument())
const schemas = join(projectRoot, 'docs', 'schemas')
mkdirSync(schemas, { recursive: true })
for (const name of schemaNames) writeFileSync(join(schemas, `${name}.json`), `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`)
