/**
 * Overlays: what one authority changes of a joint service, by the stable ids of the master. Each change carries what it
 * replaces of the master, so that a new version of the master can be merged with nothing but the overlay at hand
 * (merge-overlay.ts).
 */
import { z } from 'zod'
import { didYouMean } from '../platform/closest.ts'
import { checkService } from './compile-service.ts'
import type { Definition } from './definition.ts'
import { identifier, isTold, type Question, question, text } from './question.ts'
import { isGermanOnly, localise, questionTexts, type Texts, textsOf, unknownText } from './texts.ts'

/** A text of the town's own: `master` is the text it replaces, `en` says it in English. */
const ownText = z.strictObject({ master: text, ours: text, en: text.optional() })

/** An optional question that is not asked here. `label` is what the master asks. */
const omission = z.strictObject({ question: identifier, label: text })

/**
 * A question of the town's own, after one of the master's. `en`: its texts in English, by their path within the question
 * (`label`, `options.ja`; of a question in its rows `breite.label`). `answer`: what the service's examples answer here.
 * `answerIn`: what some of them answer instead, by their names, so that the town's own conditions are shown both ways.
 */
const addition = z.strictObject({
  after: identifier,
  question,
  en: z.record(z.string(), text).default({}),
  answer: z.json().optional(),
  answerIn: z.record(z.string(), z.json()).optional(),
})

const days = z.int().positive()

/** What an authority changes of a service. Every text that it brings is there in both languages; the desk reads German only. */
export const overlay = z
  .strictObject({
    /** Days after which the desk must have decided. */
    dueWithinDays: z.strictObject({ master: days, ours: days }).optional(),
    /** The statute that the expressions read. `master` is null where the master names none. */
    bylaw: z.strictObject({ master: z.string().nullable(), ours: z.string() }).optional(),
    /** By the path of the text (texts.ts). */
    texts: z.record(z.string(), ownText).default({}),
    omit: z.array(omission).default([]),
    ask: z.array(addition).default([]),
  })
  .superRefine(({ texts, omit, ask }, context) => {
    const refuse = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message })
    for (const [path, { en }] of Object.entries(texts)) {
      if (en === undefined && !isGermanOnly(path)) refuse(['texts', path, 'en'], 'is missing')
    }
    omit.forEach((one, index) => {
      if (omit.findIndex((other) => other.question === one.question) < index) refuse(['omit', index], `"${one.question}" is left out twice`)
    })
    ask.forEach((one, index) => {
      if (ask.findIndex((other) => other.question.id === one.question.id) < index)
        refuse(['ask', index, 'question', 'id'], `"${one.question.id}" is asked twice`)
      // Answers of both would lie under one name.
      if (omit.some(({ question: id }) => id === one.question.id))
        refuse(['ask', index, 'question', 'id'], `"${one.question.id}" is left out and asked; give the town's question an id of its own`)
      const names = Object.keys(questionTexts(one.question)).map((path) => within(one.question, path))
      for (const name of names) if (!Object.hasOwn(one.en, name)) refuse(['ask', index, 'en'], `lacks the text "${name}"`)
      for (const name of Object.keys(one.en)) {
        if (!names.includes(name)) refuse(['ask', index, 'en', name], `there is no text "${name}" to translate${didYouMean(name, names)}`)
      }
    })
  })

export type Overlay = z.infer<typeof overlay>
export type AddedQuestion = z.infer<typeof addition>

/** The overlay of an authority that takes the master as it is. */
export const noChanges: Overlay = Object.freeze({ texts: {}, omit: [], ask: [] })

/** A path of a text as an added question's `en` names it. */
function within({ id }: Question, path: string): string {
  const own = `questions.${id}.`
  return path.startsWith(own) ? path.slice(own.length) : path.slice('questions.'.length)
}

/** What the overlay says in English, by the paths of the texts. */
export const englishOf = ({ texts, ask }: Overlay): Texts =>
  Object.fromEntries([
    ...Object.entries(texts).flatMap(([path, { en }]) => (en === undefined ? [] : [[path, en] as const])),
    ...ask.flatMap((added) =>
      Object.keys(questionTexts(added.question)).flatMap((path) => {
        const english = added.en[within(added.question, path)]
        return english === undefined ? [] : [[path, english] as const]
      }),
    ),
  ])

/**
 * The master with an authority's changes, which it must fit in both languages; or what is wrong with them, in sentences
 * that name the id. What the changes say of the master is not compared: that is merging.
 */
export function applyOverlay(
  master: Definition,
  overlay: Overlay,
): { readonly ok: true; readonly definition: Definition } | { readonly ok: false; readonly problems: readonly string[] } {
  const known = textsOf(master)
  // With a question its rows are left out.
  const leftOut = overlay.omit.map(({ question: id }) => ({ id, texts: textsOfQuestion(master, id) }))
  const problems = Object.keys(overlay.texts).flatMap((path) => {
    const omitted = leftOut.find(({ texts }) => texts.has(path))
    if (!Object.hasOwn(known, path)) return [`texts: ${unknownText(master, path)}`]
    return omitted ? [`texts: "${path}" is a text of "${omitted.id}", which is left out`] : []
  })
  const texts = Object.fromEntries(Object.entries(overlay.texts).map(([path, { ours }]) => [path, ours]))
  const definition = localise(master, texts)
  if (overlay.dueWithinDays) definition.dueWithinDays = overlay.dueWithinDays.ours
  if (overlay.bylaw) definition.bylaw = overlay.bylaw.ours
  const ids = master.pages.flatMap((page) => page.ask.map((asked) => asked.id))
  // Several after the same question keep the order in which they are written.
  for (const { after, question: added } of overlay.ask.toReversed()) problems.push(...insert(definition, after, added, ids))
  for (const { question: id } of overlay.omit) problems.push(...omit(definition, id, ids))
  if (problems.length > 0) return { ok: false, problems }
  const wrong = problemsOf(definition, overlay)
  return wrong.length === 0 ? { ok: true, definition } : { ok: false, problems: wrong }
}

const textsOfQuestion = ({ pages }: Definition, id: string): ReadonlySet<string> =>
  new Set(pages.flatMap(({ ask }) => ask.filter((asked) => asked.id === id).flatMap((asked) => Object.keys(questionTexts(asked)))))

function problemsOf(definition: Definition, overlay: Overlay): string[] {
  const german = checkService(definition)
  if (!german.ok) return german.problems.map(({ message }) => message)
  const english = checkService(localise(definition, englishOf(overlay)), 'en')
  return english.ok ? [] : english.problems.map(({ message }) => message)
}

/** Whether a question has to be answered, at least by some: then no town can leave it out. */
export const mustBeAnswered = (asked: Question): boolean => !isTold(asked) && (!asked.optional || asked.requiredWhen !== undefined)

function omit(definition: Definition, id: string, ids: readonly string[]): string[] {
  const page = definition.pages.find((candidate) => candidate.ask.some((asked) => asked.id === id))
  const asked = page?.ask.find((candidate) => candidate.id === id)
  if (!page || !asked || !ids.includes(id)) return [`omit: names an unknown question "${id}"${didYouMean(id, ids)}`]
  if (mustBeAnswered(asked)) return [`omit: "${id}" must be answered; only optional questions can be left out`]
  if (page.ask.length === 1) return [`omit: "${id}" is all that page "${page.id}" asks`]
  page.ask = page.ask.filter((candidate) => candidate !== asked)
  return []
}

function insert(definition: Definition, after: string, added: Question, ids: readonly string[]): string[] {
  const page = definition.pages.find((candidate) => candidate.ask.some((asked) => asked.id === after))
  if (!page || !ids.includes(after)) return [`ask: is to stand after an unknown question "${after}"${didYouMean(after, ids)}`]
  const place = page.ask.findIndex((asked) => asked.id === after) + 1
  page.ask = [...page.ask.slice(0, place), structuredClone(added), ...page.ask.slice(place)]
  return []
}
