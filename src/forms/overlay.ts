/** Overlays: what one authority changes of a joint service, by the stable ids of the master. */
import { z } from 'zod'
import { didYouMean } from '../platform/closest.ts'
import { checkService } from './compile-service.ts'
import { type Definition } from './definition.ts'
import { isTold, question } from './question.ts'
import { compareTexts, localise, type Texts, unknownText } from './texts.ts'

/** Texts by path; optional questions left out; questions added after one of the master's. */
export type Overlay = {
  readonly texts: Texts
  readonly omit: readonly string[]
  readonly ask: readonly { readonly after: string; readonly question: unknown }[]
}

/** The master with an authority's changes; or what is wrong with them, in sentences that name the id. */
export function applyOverlay(
  master: Definition,
  overlay: Overlay,
): { readonly ok: true; readonly definition: Definition } | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = []
  const copy = structuredClone(master)
  const ids = master.pages.flatMap((page) => page.ask.map((asked) => asked.id))
  for (const id of overlay.omit) {
    const refusal = omit(copy, id, ids)
    if (refusal) problems.push(refusal)
  }
  // Several after the same question keep the order in which they are written.
  for (const added of overlay.ask.toReversed()) {
    const refusal = insert(copy, added.after, added.question, ids)
    if (refusal) problems.push(refusal)
  }
  problems.push(...compareTexts(copy, overlay.texts).unknown.map((path) => `texts: ${unknownText(copy, path)}`))
  const definition = localise(copy, overlay.texts)
  if (problems.length === 0) {
    const checked = checkService(definition)
    if (!checked.ok) problems.push(...checked.problems.map((problem) => problem.message))
  }
  return problems.length === 0 ? { ok: true, definition } : { ok: false, problems }
}

function omit(definition: Definition, id: string, ids: readonly string[]): string | null {
  const page = definition.pages.find((candidate) => candidate.ask.some((asked) => asked.id === id))
  const asked = page?.ask.find((candidate) => candidate.id === id)
  if (!page || !asked) return `omit: names an unknown question "${id}"${didYouMean(id, ids)}`
  if (!isTold(asked) && (!asked.optional || asked.requiredWhen !== undefined))
    return `omit: "${id}" must be answered; only optional questions can be left out`
  if (page.ask.length === 1) return `omit: "${id}" is all that page "${page.id}" asks`
  page.ask = page.ask.filter((candidate) => candidate !== asked)
  return null
}

function insert(definition: Definition, after: string, added: unknown, ids: readonly string[]): string | null {
  const page = definition.pages.find((candidate) => candidate.ask.some((asked) => asked.id === after))
  if (!page) return `ask: is to stand after an unknown question "${after}"${didYouMean(after, ids)}`
  const parsed = question.safeParse(added)
  if (!parsed.success) return `ask: the question after "${after}" is not one: ${z.prettifyError(parsed.error)}`
  const place = page.ask.findIndex((asked) => asked.id === after) + 1
  page.ask = [...page.ask.slice(0, place), parsed.data, ...page.ask.slice(place)]
  return null
}
