import { describe, expect, test } from 'vitest'
import { assess } from './assessment.ts'
import { runExamples } from './examples.ts'
import { journey } from './journey.ts'
import type { Answers } from './question.ts'
import { fieldsOf, readPage, shownPage } from './read-page.ts'
import { describeAnswers } from './review.ts'
import { contextWith, head, problemsOf, serviceFrom } from './test-service.ts'
import { textsOf } from './texts.ts'

const context = contextWith()

/** A terrace: its area is reckoned, a fee by it as well, and much looks at both. */
const terrace = serviceFrom(
  `${head}pages:
  - id: masse
    title: Maße
    ask:
      - { id: laenge, type: number, label: Länge, decimals: 2 }
      - { id: breite, type: number, label: Breite, decimals: 2, optional: true }
      - { id: zuHause, type: yesNo, label: Zu Hause }
  - id: ergebnis
    title: Ergebnis
    ask:
      - { id: flaeche, type: computed, label: "Fläche bei {laenge} m", hint: Länge mal Breite, is: laenge * breite, unit: m² }
      - { id: gebuehr, type: computed, label: Gebühr, is: "round(flaeche * jeMeter)" }
      - { id: gross, type: computed, label: Groß, when: zuHause = false, is: flaeche > 10 }
      - { id: stuehle, type: number, label: Stühle, atMost: flaeche }
  - id: grossSeite
    when: flaeche > 10
    title: Große Terrasse
    ask:
      - { id: grund, type: text, label: "Warum {flaeche} m²?" }
values:
  - { id: jeMeter, is: "if true then 150 else 0" }
  - { id: mitZuschlag, is: gebuehr + 100 }
checks:
  - { at: grund, that: string length(grund) > 3 or flaeche < 20, say: "Bitte mehr zu {flaeche} m²." }
assessment:
  - { id: gesamt, label: Gesamt, amount: mitZuschlag, unknown: Offen, note: "{flaeche} m²" }
`,
  {
    'examples/a.yaml': `examples:
  - { name: stimmt, authority: marl, on: 2026-11-23, answers: { laenge: 2, breite: 3, zuHause: true, stuehle: 4 }, computed: { flaeche: 6, gebuehr: 900 }, assessment: { gesamt: 10 } }
  - { name: stimmt nicht, authority: marl, on: 2026-11-23, answers: { laenge: 2, breite: 3, zuHause: true, stuehle: 4 }, computed: { flaeche: 7, gross: true } }
  - { name: nennt, authority: marl, on: 2026-11-23, answers: { flaeche: 6 } }
`,
  },
)

const answers = { laenge: 2.5, breite: 4, zuHause: false, stuehle: 10 }
const way = (given: Answers) => journey(terrace.compiled, given, context)

describe('what is reckoned', () => {
  test('counts like an answer, and others are reckoned from it', () => {
    expect(way(answers)).toMatchObject({ isFinished: true, counted: { ...answers, flaeche: 10, gebuehr: 1500, gross: false } })
  })
  test('stays unknown as long as what it needs is', () => {
    const { breite, ...half } = answers
    expect(breite).toBe(4)
    expect(way(half).counted).toEqual(half)
  })
  test('is never believed when it is stored or posted', () => {
    expect(way({ ...answers, flaeche: 1 }).counted).toMatchObject({ flaeche: 10 })
    const posted = readPage(terrace.compiled, { id: 'ergebnis' }, { stuehle: '3', flaeche: '1' }, context, answers)
    expect(posted.problems).toMatchObject([{ field: 'flaeche', code: 'unknownQuestion' }])
    expect(posted.answers).toEqual({ stuehle: 3 })
    expect(fieldsOf(terrace.compiled, { id: 'ergebnis' }, { ...answers, flaeche: 1 })).toEqual({ stuehle: '10' })
  })
  test('decides pages, limits, checks, texts and amounts', () => {
    const wide = { ...answers, breite: 8, grund: 'Ja' }
    expect(way(wide).problems).toMatchObject([{ field: 'grund', say: 'Bitte mehr zu 20 m².' }])
    expect(way({ ...answers, stuehle: 11 }).problems).toMatchObject([{ field: 'stuehle', code: 'tooLarge', params: { max: '10' } }])
    expect(shownPage(terrace.compiled, { id: 'grossSeite' }, wide, context).ask[0]?.label).toBe('Warum 20 m²?')
    expect(assess(terrace.compiled, way(answers).counted, context)).toMatchObject([{ amount: 1600, text: '10 m²' }])
  })
  test('is shown with its unit, as money, or as not known', () => {
    const shown = (given: Answers) =>
      shownPage(terrace.compiled, { id: 'ergebnis' }, given, context).ask.flatMap((question) =>
        question.type === 'computed' ? [[question.label, question.value]] : [],
      )
    expect(shown(answers)).toEqual([
      ['Fläche bei 2,5 m', '10 m²'],
      ['Gebühr', '1.500'],
      ['Groß', 'Nein'],
    ])
    expect(shown({ laenge: 1, zuHause: true })).toEqual([
      ['Fläche bei 1 m', 'nicht bekannt'],
      ['Gebühr', 'nicht bekannt'],
    ])
  })
  test('stands in the review', () => {
    expect(describeAnswers(terrace.compiled, answers, context)[1]?.entries).toMatchObject([
      { question: 'flaeche', lines: ['10 m²'], isAnswered: true },
      { question: 'gebuehr', lines: ['1.500'] },
      { question: 'gross', lines: ['Nein'] },
      { question: 'stuehle', lines: ['10'] },
    ])
  })
  test('has texts of its own', () => {
    expect(textsOf(terrace.definition)).toMatchObject({ 'questions.flaeche.unit': 'm²', 'questions.flaeche.hint': 'Länge mal Breite' })
  })
  test('can be expected by examples, which cannot answer it', () => {
    expect(runExamples(terrace.compiled, terrace.examples, () => context)).toEqual([
      { example: 'stimmt nicht (marl)', message: 'flaeche: expected 7, given 6' },
      { example: 'stimmt nicht (marl)', message: 'gross: expected true, given nothing' },
      { example: 'nennt (marl)', message: 'answers unknown questions: flaeche' },
    ])
  })
})

describe('a computed question that cannot be names the culprit', () => {
  const page = (ask: string, rest = ''): string =>
    `${head}pages:\n  - { id: eins, title: Eins, ask: [{ id: a, type: number, label: A }, { id: b, type: money, label: B }] }\n  - id: zwei\n    title: Zwei\n    ask:\n      - ${ask}\n      - { id: spaeter, type: number, label: Später }\n${rest}`
  const computed = (id: string, is: string) => `{ id: ${id}, type: computed, label: X, is: "${is}" }`
  test.each<[string, string, string]>([
    ['itself', page(computed('c', 'c + 1')), 'service.yaml:13: "c" needs itself: "c" is reckoned from "c"'],
    [
      'one that needs it',
      page(`${computed('c', 'd + 1')}\n      - ${computed('d', 'c + 1')}`),
      'service.yaml:13: "c" needs itself: "c" is reckoned from "d", and "d" is reckoned from "c"',
    ],
    [
      'a value that needs it',
      page(computed('c', 'wert + 1'), 'values: [{ id: wert, is: c + 1 }]\n'),
      '"wert" needs itself: "wert" is reckoned from "c", and "c" is reckoned from "wert"',
    ],
    [
      'an answer of its own page',
      page(computed('c', 'spaeter + 1')),
      'service.yaml:13: looks at "spaeter", which is asked on the same page',
    ],
    ['what is reckoned below', page(`${computed('c', 'd + 1')}\n      - ${computed('d', 'a + 1')}`), 'service.yaml:13: looks at "d"'],
    ['an unknown name', page(computed('c', 'aa + 1')), 'names an unknown question "aa"'],
    ['fractions of a cent', page(computed('c', 'b / 3')), '"b / 3" may have fractions of a cent'],
    ['a list', page(computed('c', '[a]')), '"[a]" is a list; needed is one value'],
    [
      'in a row',
      page(`{ id: g, type: group, label: G, item: G, ask: [${computed('c', 'a')}] }`),
      'a question of type "computed" cannot stand here',
    ],
    [
      'a check that stands at it',
      page(computed('c', 'a'), 'checks: [{ at: c, that: a > 1, say: X }]\n'),
      'is shown at "c", which has no field',
    ],
  ])('%s', (_, yaml, expected) => expect(problemsOf(yaml).join('\n')).toContain(expected))
})
