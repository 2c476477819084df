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
