/** A YAML file of a service, read strictly, that can say on which line a value stands. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'

/** What is wrong in a file, and on which line (from 1). Shown to whoever edits the file. */
export type FileProblem = { readonly file: string; readonly line: number; readonly message: string }

/** A file that was read. `lineOf` finds a value by its path, or the nearest thing around it. */
export type YamlSource = { readonly name: string; readonly content: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number }

/** No service that a person writes is larger. */
const LARGEST = 1_000_000

/** Reads one file. Beside what is no YAML it refuses doubled keys, tabs, anchors and aliases (they can grow without end), and tags. */
export function readYaml(
  name: string,
  text: string,
): { readonly ok: true; readonly source: YamlSource } | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  if (text.length > LARGEST) return { ok: false, problems: [{ file: name, line: 1, message: `is larger than ${LARGEST} characters` }] }
  const tab = text.indexOf('\t')
  if (tab !== -1)
    return {
      ok: false,
      problems: [{ file: name, line: text.slice(0, tab).split('\n').length, message: 'holds a tab; indent with blanks' }],
    }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true })
  const lineAt = (offset: number | undefined): number => Math.max(1, lines.linePos(offset ?? 0).line)
  const problems = [...document.errors, ...document.warnings].map((error): FileProblem => ({
    file: name,
    line: lineAt(error.pos[0]),
    message: error.message.split(/ at line \d+/)[0] ?? error.message,
  }))
  visit(document, {
    Alias: (_, node) =>
      void problems.push({ file: name, line: lineAt(node.range?.[0]), message: 'uses an alias (*); write the value out' }),
    Node: (_, node) => {
      if ('anchor' in node && node.anchor !== undefined)
        problems.push({ file: name, line: lineAt(node.range?.[0]), message: 'sets an anchor (&); write the value out' })
    },
  })
  if (problems.length > 0) return { ok: false, problems }
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document.contents, path))
  return { ok: true, source: { name, content: document.toJS({ maxAliasCount: 0 }), lineOf } }
}

function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let node = contents
  let offset = 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair) return offset
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset
    } else return offset
  }
  return offset
}
