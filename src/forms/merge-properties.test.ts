/** What must hold of merging whatever towns change and whatever becomes of the master, over the test service and the shipped ones. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFolder } from '../network/folder.ts'
import { projectRoot } from '../platform/project-root.ts'
import { checkService } from './compile-service.ts'
import type { Definition } from './definition.ts'
import { labelOf, mergeOverlay } from './merge-overlay.ts'
import { type Change, changesOf, overlayOf, placeOf } from './overlay-changes.ts'
import { applyOverlay, overlay, type Overlay } from './overlay.ts'
import { loadFolder } from './service.ts'
import { dogs } from './test-service.ts'
import { localise, textsOf } from './texts.ts'

const shipped = loadFolder(await readFolder(`${projectRoot}/services`)).services.map(({ definition }) => definition)

const words = fc.constantFrom('Hund', 'Ihr Hund', 'Angaben', 'Wer?', 'Bitte nennen')

/** What a town may write when the master was `base`: some of it is right, some is already wrong. */
function overlays(base: Definition): fc.Arbitrary<Overlay> {
  const texts = textsOf(base)
  const asked = base.pages.flatMap(({ ask }) => ask)
  const ids = asked.map(({ id }) => id)
  const ownText = fc
    .record({ path: fc.constantFrom(...Object.keys(texts)), ours: words })
    .map(({ path, ours }) => [path, { master: texts[path]!, ours, en: ours }] as const)
  const omission = fc.constantFrom(...asked).map((question) => ({ question: question.id, label: labelOf(question) }))
  const addition = fc
    .record({
      after: fc.constantFrom(...ids),
      id: fc.constantFrom('marke', 'futter', 'name', 'titel', ids[0]!),
      label: words,
      optional: fc.boolean(),
    })
    .map(({ after, id, label, optional }) => ({ after, question: { id, type: 'text' as const, label, optional }, en: { label } }))
  return fc
    .record(
      {
        dueWithinDays: fc.integer({ min: 1, max: 60 }).map((ours) => ({ master: base.dueWithinDays, ours })),
        bylaw: fc.constantFrom('eigene', 'hundesteuer').map((ours) => ({ master: base.bylaw ?? null, ours })),
        texts: fc.array(ownText, { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
        omit: fc.uniqueArray(omission, { maxLength: 2, selector: ({ question }) => question }),
        ask: fc.uniqueArray(addition, { maxLength: 2, selector: ({ question }) => question.id }),
      },
      { requiredKeys: [] },
    )
    .filter(({ omit = [], ask = [] }) => !ask.some((added) => omit.some(({ question: id }) => id === added.question.id)))
    .map((written) => overlay.parse(written))
}

/** The next version of a master: texts are worded anew, questions come, go and become compulsory, the deadline moves. */
function nextVersions(base: Definition): fc.Arbitrary<Definition> {
  const paths = Object.keys(textsOf(base))
  const ids = base.pages.flatMap(({ ask }) => ask.map(({ id }) => id))
  return fc
    .record({
      texts: fc.dictionary(fc.constantFrom(...paths), words, { maxKeys: 5 }),
      gone: fc.subarray(ids, { maxLength: 2 }),
      compulsory: fc.subarray(ids, { maxLength: 2 }),
      added: fc.subarray(['marke', 'futter'], { maxLength: 1 }),
      dueWithinDays: fc.constantFrom(base.dueWithinDays, 14, 45),
    })
    .map(({ texts, gone, compulsory, added, dueWithinDays }) => {
      const next = { ...localise(base, texts), dueWithinDays }
      for (const page of next.pages) {
        page.ask = page.ask
          .filter(({ id }) => !gone.includes(id))
          .map((asked) => (compulsory.includes(asked.id) && 'optional' in asked ? { ...asked, optional: false } : asked))
      }
      next.pages[0]!.ask.push(...added.map((id) => ({ id, type: 'text' as const, label: 'Marke', optional: true, max: 200, name: false })))
      return next
    })
    .filter((next) => next.pages.every(({ ask }) => ask.length > 0) && checkService(next).ok)
}

const places = (changes: readonly Change[]): string[] => changes.map(placeOf)
/** The same every time, so that a fault is one of the change that shows it; with another one, more is tried. */
const SEED = 20_261_127
/** Compiling a large service takes its time. */
const runs = (definition: Definition): number => (definition.pages.length > 6 ? 6 : 60)

describe.each([dogs.definition, ...shipped].map((definition) => [definition.id, definition] as const))('%s', (_, base) => {
  const towns = fc.array(overlays(base), { minLength: 1, maxLength: 3 })
  const check = (property: (towns: readonly Overlay[], master: Definition) => void): void =>
    fc.assert(fc.property(towns, fc.oneof(fc.constant(base), nextVersions(base)), property), { numRuns: runs(base), seed: SEED })

  test('no change of a town is lost: each is carried over, settled or in conflict, and stays unless it is settled', () => {
    check((overlays, master) => {
      for (const overlay of overlays) {
        const { merged, carried, settled, conflicts } = mergeOverlay(overlay, master)
        const inConflict = conflicts.map(({ change }) => change)
        expect([...carried, ...settled, ...inConflict].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))).toEqual(
          changesOf(overlay).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
        )
        expect(places(changesOf(merged)).toSorted()).toEqual(places([...carried, ...inConflict]).toSorted())
        for (const change of [...carried, ...inConflict]) expect(changesOf(merged)).toContainEqual(change)
        // Nothing new of the master is covered silently: what is carried over replaces what the town has seen.
        for (const change of carried) {
          if (change.kind === 'text') expect(textsOf(master)[change.path]).toBe(change.base)
          if (change.kind === 'dueWithinDays') expect(master.dueWithinDays).toBe(change.base)
        }
        for (const { change, why, theirs } of conflicts) {
          // A conflict is told with what the master says now, or that it says nothing.
          if (why === 'changed' && change.kind !== 'ask') expect(theirs).not.toBe(change.base)
          if (why === 'gone') expect(theirs).toBeNull()
        }
      }
    })
  })

  test('what is carried over fits the new version, and is what the town says there', () => {
    check((overlays, master) => {
      for (const overlay of overlays) {
        const { carried, settled, conflicts } = mergeOverlay(overlay, master)
        const applied = applyOverlay(master, overlayOf(carried))
        expect(applied).toMatchObject({ ok: true })
        if (!applied.ok) continue
        const said = textsOf(applied.definition)
        for (const change of [...carried, ...settled]) {
          // What is settled may be a text of a question that the town leaves out: then the master alone says it.
          const texts = carried.includes(change) ? said : textsOf(master)
          if (change.kind === 'text') expect(texts[change.path]).toBe(change.ours)
          if (change.kind === 'dueWithinDays') expect(applied.definition.dueWithinDays).toBe(change.ours)
          const ids = applied.definition.pages.flatMap(({ ask }) => ask.map(({ id }) => id))
          if (change.kind === 'omit') expect(ids).not.toContain(change.question)
          if (change.kind === 'ask') expect(ids).toContain(change.added.question.id)
        }
        // Without a conflict the whole merged overlay is what was just applied.
        if (conflicts.length === 0) expect(changesOf(mergeOverlay(overlay, master).merged)).toEqual(carried)
      }
    })
  })

  test('merging twice changes nothing', () => {
    check((overlays, master) => {
      for (const overlay of overlays) {
        const once = mergeOverlay(overlay, master)
        const twice = mergeOverlay(once.merged, master)
        expect(twice).toEqual({ ...once, settled: [] })
      }
    })
  })

  test('the order of towns does not matter, and the master stays as it is', () => {
    check((overlays, master) => {
      const before = JSON.stringify(master)
      const forwards = overlays.map((overlay) => mergeOverlay(overlay, master))
      const backwards = overlays.toReversed().map((overlay) => mergeOverlay(overlay, master))
      expect(backwards.toReversed()).toEqual(forwards)
      expect(JSON.stringify(master)).toBe(before)
    })
  })
})
