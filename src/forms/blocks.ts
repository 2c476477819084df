/** Reads the folder of blocks. Each is checked by itself, as if a form asked nothing else: what a block needs, it brings along. */
import { digestOf } from '../platform/digest.ts'
import type { FileProblem } from '../platform/yaml-file.ts'
import { type Block, blockFile, type BlockFile, type Blocks, BLOCKS_FOLDER } from './block.ts'
import { checkService } from './compile-service.ts'
import { type Definition, definition } from './definition.ts'
import { parsedWith, problemIn, readSource, type Source } from './source.ts'
import { compareTexts, localise, textsOf, unknownText } from './texts.ts'

/** Loads the blocks; `files` by their paths below `services/`: `_blocks/person.yaml`. */
export function loadBlocks(
  files: ReadonlyMap<string, string>,
): { readonly ok: true; readonly blocks: Blocks } | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = []
  const blocks = new Map<string, Block>()
  for (const [path, content] of files) {
    const name = new RegExp(`^${BLOCKS_FOLDER}/([a-z][A-Za-z0-9]*)\\.yaml$`).exec(path)?.[1]
    if (name === undefined) {
      problems.push({ file: `services/${path}`, line: 1, message: 'is not a block; blocks are files like bankverbindung.yaml' })
      continue
    }
    const source = readSource(path, content, problems)
    const block = source && parsedWith(blockFile, source, problems)
    if (!block) continue
    problems.push(...problemsOf(block, source))
    blocks.set(name, { ...block, digest: digestOf(source.content) })
  }
  return problems.length === 0 ? { ok: true, blocks } : { ok: false, problems }
}

/** The block as a form of its own. */
const alone = ({ title, ask, checks }: BlockFile): Definition =>
  definition.parse({
    id: 'baustein',
    title,
    summary: title,
    topic: 'baustein',
    audience: ['citizen'],
    trust: { level: 'none', because: title },
    before: { minutes: 1, afterwards: title },
    pages: [{ id: 'seiteDesBausteins', title, ask }],
    checks,
  })

function problemsOf(block: BlockFile, source: Source): FileProblem[] {
  const form = alone(block)
  const inFile = (path: readonly (string | number)[]): readonly (string | number)[] => (path[0] === 'pages' ? path.slice(2) : path)
  const checked = checkService(form)
  if (!checked.ok) return checked.problems.map((problem) => problemIn(source, inFile(problem.path), problem.message))
  const own = Object.keys(textsOf(form)).filter((path) => path.startsWith('questions.') || path.startsWith('checks.'))
  return Object.entries(block.texts).flatMap(([language, texts]) => {
    const { unknown } = compareTexts(form, texts)
    const missing = own.filter((path) => !Object.hasOwn(texts, path))
    const translated = checkService(localise(form, texts), language === 'en' ? 'en' : 'de')
    return [
      ...unknown.map((path) => problemIn(source, ['texts', language, path], unknownText(form, path))),
      ...missing.map((path) => problemIn(source, ['texts', language], `lacks the text "${path}"`)),
      ...(translated.ok ? [] : translated.problems.map((problem) => problemIn(source, ['texts', language], problem.message))),
    ]
  })
}
