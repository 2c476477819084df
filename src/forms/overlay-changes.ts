/** An overlay as a list of single changes: each of them is carried over, settled or in conflict for itself. */
import type { AddedQuestion, Overlay } from './overlay.ts'

/** One change of a town, with what it replaces of the master (`base`). */
export type Change =
  | { readonly kind: 'dueWithinDays'; readonly base: number; readonly ours: number }
  | { readonly kind: 'bylaw'; readonly base: string | null; readonly ours: string }
  | { readonly kind: 'text'; readonly path: string; readonly base: string; readonly ours: string; readonly en: string | undefined }
  | { readonly kind: 'omit'; readonly question: string; readonly base: string }
  | { readonly kind: 'ask'; readonly added: AddedQuestion }

/** All changes of an overlay, in the order of its file. */
export const changesOf = ({ dueWithinDays, bylaw, texts, omit, ask }: Overlay): Change[] => [
  ...(dueWithinDays ? [{ kind: 'dueWithinDays', base: dueWithinDays.master, ours: dueWithinDays.ours } as const] : []),
  ...(bylaw ? [{ kind: 'bylaw', base: bylaw.master, ours: bylaw.ours } as const] : []),
  ...Object.entries(texts).map(([path, { master, ours, en }]) => ({ kind: 'text', path, base: master, ours, en }) as const),
  ...omit.map(({ question, label }) => ({ kind: 'omit', question, base: label }) as const),
  ...ask.map((added) => ({ kind: 'ask', added }) as const),
]

/** The overlay of these changes; `changesOf` turned round. */
export function overlayOf(changes: readonly Change[]): Overlay {
  const overlay: Overlay = { texts: {}, omit: [], ask: [] }
  for (const change of changes) {
    if (change.kind === 'dueWithinDays') overlay.dueWithinDays = { master: change.base, ours: change.ours }
    else if (change.kind === 'bylaw') overlay.bylaw = { master: change.base, ours: change.ours }
    else if (change.kind === 'omit') overlay.omit.push({ question: change.question, label: change.base })
    else if (change.kind === 'ask') overlay.ask.push(change.added)
    else overlay.texts[change.path] = { master: change.base, ours: change.ours, ...(change.en === undefined ? {} : { en: change.en }) }
  }
  return overlay
}

/** What a change is called where people name it: `texts.pages.hund.title`, `omit.telefon`, `ask.marke`, `dueWithinDays`. */
export function placeOf(change: Change): string {
  if (change.kind === 'text') return `texts.${change.path}`
  if (change.kind === 'omit') return `omit.${change.question}`
  return change.kind === 'ask' ? `ask.${change.added.question.id}` : change.kind
}

/** Where in the overlay's file a change stands. */
export function pathOf(change: Change, { omit, ask }: Pick<Overlay, 'omit' | 'ask'>): PropertyKey[] {
  if (change.kind === 'text') return ['texts', change.path]
  if (change.kind === 'omit') return ['omit', omit.findIndex(({ question }) => question === change.question)]
  return change.kind === 'ask' ? ['ask', ask.findIndex(({ question }) => question.id === change.added.question.id)] : [change.kind]
}
