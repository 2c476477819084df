import { describe, expect, test } from 'vitest'
import { journey } from './journey.ts'
import { compileService } from './compile-service.ts'
import type { z } from 'zod'
import { applyOverlay, englishOf, noChanges, overlay } from './overlay.ts'
import { contextWith, dogs, finished } from './test-service.ts'
import { textsOf } from './texts.ts'

/** An overlay as a town would write it, where only what it says itself matters. */
type Written = { texts?: Record<string, string>; omit?: string[]; ask?: { after: string; question: unknown }[] }

const labels = new Map(dogs.definition.pages.flatMap(({ ask }) => ask.map((asked) => [asked.id, asked.label ?? 'Hinweis'] as const)))

const written = ({ texts = {}, omit = [], ask = [] }: Written): z.input<typeof overlay> => ({
  texts: Object.fromEntries(
    Object.entries(texts).map(([path, ours]) => [path, { master: textsOf(dogs.definition)[path] ?? 'Früher', ours, en: `en: ${ours}` }]),
  ),
  omit: omit.map((question) => ({ question, label: labels.get(question) ?? 'Früher' })),
  ask: ask.map(({ after, question }) => ({
    after,
    question: question as z.input<typeof overlay>['ask'] extends (infer One)[] | undefined
      ? One extends { question: infer Q }
        ? Q
        : never
      : never,
    en: englishFor(question as { id: string; label: string; item?: string; ask?: never[] }),
  })),
})

/** English for every text of a question that the tests add: its label and item, and those of its rows. */
const englishFor = (question: { id: string; label: string; item?: string; ask?: never[] }, prefix = ''): Record<string, string> => ({
  [`${prefix}label`]: `en: ${question.label}`,
  ...(question.item === undefined ? {} : { [`${prefix}item`]: `en: ${question.item}` }),
  ...Object.assign({}, ...(question.ask ?? []).map((inner: { id: string; label: string }) => englishFor(inner, `${inner.id}.`))),
})

const apply = (changes: Written) => applyOverlay(dogs.definition, overlay.parse(written(changes)))
const problems = (changes: Written) => {
  const applied = apply(changes)
  return applied.ok ? [] : applied.problems
}

test('a town changes texts, leaves out what is optional, and asks more', () => {
  const applied = apply({
    texts: { 'pages.hund.title': 'Ihr Hund in Marl' },
    omit: ['telefon'],
    ask: [
      { after: 'rufname', question: { id: 'marke', type: 'text', label: 'Marke' } },
      { after: 'rufname', question: { id: 'futter', type: 'text', label: 'Futter', optional: true } },
    ],
  })
  if (!applied.ok) throw new Error(applied.problems.join())
  const [keeper, dog] = applied.definition.pages
  expect(keeper?.ask.map((question) => question.id)).toEqual(['name'])
  expect(dog?.title).toBe('Ihr Hund in Marl')
  expect(dog?.ask.map((question) => question.id)).toEqual(['rufname', 'marke', 'futter', 'seit', 'geboren', 'herkunft'])
  expect(dog?.ask[1]?.label).toBe('Marke')
  expect(journey(compileService(applied.definition), finished, contextWith()).continueAt?.id).toBe('hund')
})

test('the master stays as it is', () => {
  const before = JSON.stringify(dogs.definition)
  apply({ texts: { 'pages.hund.title': 'Anders' }, omit: ['telefon'] })
  expect(JSON.stringify(dogs.definition)).toBe(before)
})

test('a town asks rows within rows, and what is reckoned', () => {
  const applied = apply({
    ask: [
      {
        after: 'hunde',
        question: {
          id: 'zwinger',
          type: 'group',
          label: 'Zwinger',
          item: 'Zwinger',
          ask: [{ id: 'boxen', type: 'table', label: 'Boxen', item: 'Box', ask: [{ id: 'breite', type: 'number', label: 'Breite' }] }],
        },
      },
      { after: 'info', question: { id: 'anzahlHunde', type: 'computed', label: 'Hunde', is: 'if herkunft = "zucht" then 1 else 2' } },
    ],
  })
  if (!applied.ok) throw new Error(applied.problems.join())
  expect(compileService(applied.definition).questions.get('breite')?.question).toMatchObject({ label: 'Breite' })
})

describe('what does not fit is named', () => {
  test.each<[string, Written, string]>([
    [
      'an unknown text',
      { texts: { 'pages.hnd.title': 'x' } },
      'texts: names an unknown text "pages.hnd.title"; did you mean "pages.hund.title"?',
    ],
    ['an unknown question to leave out', { omit: ['telefn'] }, 'omit: names an unknown question "telefn"; did you mean "telefon"?'],
    [
      'a question that must be answered',
      { omit: ['rufname'] },
      'omit: "rufname" must be answered; only optional questions can be left out',
    ],
    [
      'what is reckoned from an answer of its own page',
      { ask: [{ after: 'rufname', question: { id: 'x', type: 'computed', label: 'X', is: 'seit' } }] },
      'looks at "seit", which is asked on the same page; only answers of earlier pages are known here',
    ],
    ['all that a page asks', { omit: ['hunde', 'info'] }, 'omit: "info" is all that page "weitere" asks'],
    ['what a check needs', { omit: ['geboren'] }, '"geboren <= seit" names an unknown question "geboren" (character 1)'],
    [
      'a text of what is left out',
      { texts: { 'questions.telefon.label': 'Rufnummer' }, omit: ['telefon'] },
      'texts: "questions.telefon.label" is a text of "telefon", which is left out',
    ],
    [
      'an expression in a text that nobody answers',
      { texts: { 'pages.tierheim.title': 'x', 'questions.tierheimName.label': 'Heim von {rufnme}' } },
      'the text "Heim von {rufnme}" names an unknown question "rufnme"; did you mean "rufname"? (character 11)',
    ],
    [
      'an unknown place',
      { ask: [{ after: 'rufnam', question: { id: 'x', type: 'text', label: 'X' } }] },
      'ask: is to stand after an unknown question "rufnam"; did you mean "rufname"?',
    ],
    [
      'an id that is taken',
      { ask: [{ after: 'rufname', question: { id: 'seit', type: 'text', label: 'X' } }] },
      'the id "seit" is already that of a question on page "hund"; pages, questions and values share one namespace',
    ],
  ])('%s', (_, overlay, expected) => expect(problems(overlay)).toContain(expected))
})

describe('an overlay that is not whole is none', () => {
  const issues = (given: z.input<typeof overlay>) => {
    const parsed = overlay.safeParse(given)
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
  const marke = { id: 'marke', type: 'choice', label: 'Marke', options: { ja: 'Ja', nein: 'Nein' } } as const

  test('every text that people read is there in English too', () => {
    expect(issues({ texts: { 'pages.hund.title': { master: 'Hund', ours: 'Ihr Hund' } } })).toEqual([
      'texts.pages.hund.title.en: is missing',
    ])
    expect(issues({ ask: [{ after: 'rufname', question: marke, en: { label: 'Tag', 'options.ja': 'Yes' } }] })).toEqual([
      'ask.0.en: lacks the text "options.nein"',
    ])
    expect(
      issues({ ask: [{ after: 'rufname', question: marke, en: { label: 'Tag', 'options.ja': 'Yes', 'options.nein': 'No', hnt: 'x' } }] }),
    ).toEqual(['ask.0.en.hnt: there is no text "hnt" to translate'])
  })

  test('the desk reads German only', () => {
    expect(issues({ texts: { 'desk.permit.title': { master: 'Erlaubnis', ours: 'Genehmigung' } } })).toEqual([])
  })

  test('nothing is left out or asked twice', () => {
    expect(
      issues({
        omit: [
          { question: 'telefon', label: 'Telefon' },
          { question: 'telefon', label: 'Telefon' },
        ],
      }),
    ).toEqual(['omit.1: "telefon" is left out twice'])
    const asked = { after: 'rufname', question: { id: 'x', type: 'text', label: 'X' }, en: { label: 'X' } } as const
    expect(issues({ ask: [asked, asked] })).toEqual(['ask.1.question.id: "x" is asked twice'])
  })

  test('what was stored before there were changes is still read', () => {
    expect(overlay.parse({ texts: {}, omit: [], ask: [] })).toEqual(noChanges)
  })
})

test('what a town says in English stands where its German does', () => {
  const changes = overlay.parse(
    written({
      texts: { 'pages.hund.title': 'Ihr Hund' },
      ask: [
        {
          after: 'rufname',
          question: { id: 'boxen', type: 'table', label: 'Boxen', item: 'Box', ask: [{ id: 'breite', type: 'number', label: 'Breite' }] },
        },
      ],
    }),
  )
  expect(englishOf(changes)).toEqual({
    'pages.hund.title': 'en: Ihr Hund',
    'questions.boxen.label': 'en: Boxen',
    'questions.boxen.item': 'en: Box',
    'questions.breite.label': 'en: Breite',
  })
})

test("deadline and statute of the town take the place of the master's", () => {
  const applied = applyOverlay(dogs.definition, {
    ...noChanges,
    dueWithinDays: { master: 30, ours: 14 },
    bylaw: { master: null, ours: 'hundesteuer' },
  })
  expect(applied).toMatchObject({ ok: true, definition: { dueWithinDays: 14, bylaw: 'hundesteuer' } })
})

test('what must be answered under a condition cannot be left out', () => {
  const [keeper, ...others] = dogs.definition.pages
  const [name, phone] = keeper?.ask ?? []
  const pages = [{ ...keeper, ask: [name, { ...phone, requiredWhen: 'true' }] }, ...others] as typeof dogs.definition.pages
  const applied = applyOverlay({ ...dogs.definition, pages }, overlay.parse(written({ omit: ['telefon'] })))
  expect(applied).toMatchObject({ ok: false, problems: ['omit: "telefon" must be answered; only optional questions can be left out'] })
})
