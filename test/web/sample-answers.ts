import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { exampleFile } from '../../src/forms/example.ts'
import type { Answers } from '../../src/forms/question.ts'
import type { WholePortal } from './whole-portal.ts'

/** What the examples of the sample service have in common, but its files: a draft of it is filled in up to their page. */
export async function answersWithoutFiles({ deps }: WholePortal): Promise<Answers> {
  const text = await readFile(join(deps.config.SERVICES_DIR, 'musterdienst', 'examples', 'wege.yaml'), 'utf8')
  const { plaene: _, ...others } = exampleFile.parse(parse(text)).answers
  return others as Answers
}
