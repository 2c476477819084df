/** The file of a town's overlay, for those who edit it: where a change stands, and settling a conflict with the comments kept. */
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Conflict } from '../forms/merge-overlay.ts'
import { type Change, pathOf } from '../forms/overlay-changes.ts'
import type { Overlay } from '../forms/overlay.ts'
import { projectRoot } from '../platform/project-root.ts'
import { parseYamlFile } from '../platform/yaml-file.ts'

/** `file`: where it lies. `name`: as it is shown, below the project where it lies there. */
export type OverlayFile = { readonly file: string; readonly name: string; readonly content: string }

/** The overlay file of a town in a network's folder; null where there is none. */
export async function readOverlayFile(network: string, service: string, authority: string): Promise<OverlayFile | null> {
  const file = join(network, 'overlays', service, `${authority}.yaml`)
  const shown = relative(projectRoot, file)
  try {
    return { file, name: shown.startsWith('..') ? file : shown, content: await readFile(file, 'utf8') }
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    throw fault
  }
}

/** Where a value of the file stands, or the nearest one around it. */
export function lineAt({ name, content }: OverlayFile, path: readonly PropertyKey[]): { readonly file: string; readonly line: number } {
  const parsed = parseYamlFile(name, content)
  return { file: name, line: parsed.ok ? parsed.file.at(path).line : 1 }
}

/** `networks/emscher-lippe/overlays/hundeanmeldung/gladbeck.yaml:12`, the line on which a change stands. */
export function lineOf(file: OverlayFile, change: Change, overlay: Overlay): string {
  const { line } = lineAt(file, pathOf(change, overlay))
  return `${file.name}:${line}`
}

/** Whose word counts: the town's own, or the joint service's. */
export type Side = 'ours' | 'master'

/** Whether the town can keep its word: only where the master merely says something else, so that there is a place for it. */
export const canKeepOurs = ({ why, theirs, change }: Conflict): boolean => why === 'changed' && theirs !== null && change.kind !== 'ask'

/**
 * The file with conflicts settled. `ours` keeps the change, and writes down that it replaces what the master says now;
 * `master` takes the change out. All else stays, comments too. Throws where `ours` is not possible (`canKeepOurs`).
 */
export function settleConflicts(content: string, overlay: Overlay, conflicts: readonly Conflict[], side: Side): string {
  // From the end, so that places in lists stay true.
  return conflicts.toReversed().reduce((before, conflict) => {
    const document = parseDocument(before)
    const path = pathOf(conflict.change, overlay)
    if (side === 'master') {
      remove(document, path)
      return document.toString({ lineWidth: WIDTH })
    }
    const base = document.getIn([...path, conflict.change.kind === 'omit' ? 'label' : 'master'], true)
    if (!canKeepOurs(conflict) || !isScalar(base) || !base.range) throw new Error(`${path.map(String).join('.')} cannot be kept`)
    const [from, to] = base.range
    // A block of text ends after its last line.
    const end = before.slice(from, to).endsWith('\n') ? '\n' : ''
    return `${before.slice(0, from)}${JSON.stringify(conflict.theirs)}${end}${before.slice(to)}`
  }, content)
}

/** How wide the lines of our files are. */
const WIDTH = 120

/** Takes out a value, and the list or map around it when nothing else is in it. */
function remove(document: Document, path: readonly PropertyKey[]): void {
  document.deleteIn(path)
  const around = path.slice(0, -1)
  const rest = around.length === 0 ? null : document.getIn(around)
  if ((isMap(rest) || isSeq(rest)) && rest.items.length === 0) document.deleteIn(around)
}
