import { describe, expect, test } from 'vitest'
import { journey } from './journey.ts'
import { compileService } from './compile-service.ts'
import { applyOverlay, type Overlay } from './overlay.ts'
import { contextWith, dogs, finished } from './test-service.ts'

const apply = (overlay: Partial<Overlay>) => applyOverlay(dogs.definition, { texts: {}, omit: [], ask: [], ...overlay })
const problems = (overlay: Partial<Overlay>) => {
  const applied = apply(overlay)
  return applied.ok ? [] : applied.problems
}

test('a town changes texts, leaves out what is optional, and asks more', () => {
  const applied = apply({
    texts: { 'pages.hund.title': 'Ihr Hund in Marl', 'questions.marke.label': 'Alte Marke' },
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
  expect(dog?.ask[1]?.label).toBe('Alte Marke')
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
    texts: { 'questions.breite.label': 'Breite der Box' },
  })
  if (!applied.ok) throw new Error(applied.problems.join())
  expect(compileService(applied.definition).questions.get('breite')?.question).toMatchObject({ label: 'Breite der Box' })
})

describe('what does not fit is named', () => {
  test.each<[string, Partial<Overlay>, string]>([
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

  test('what is no question', () =>
    expect(problems({ ask: [{ after: 'rufname', question: { id: 'x', type: 'text' } }] })[0]).toMatch(
      /^ask: the question after "rufname" is not one: /,
    ))
})

test('what must be answered under a condition cannot be left out', () => {
  const [keeper, ...others] = dogs.definition.pages
  const [name, phone] = keeper?.ask ?? []
  const pages = [{ ...keeper, ask: [name, { ...phone, requiredWhen: 'true' }] }, ...others] as typeof dogs.definition.pages
  const applied = applyOverlay({ ...dogs.definition, pages }, { texts: {}, omit: ['telefon'], ask: [] })
  expect(applied).toMatchObject({ ok: false, problems: ['omit: "telefon" must be answered; only optional questions can be left out'] })
})
