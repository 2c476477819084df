import { describe, expect, test } from 'vitest'
import { journey } from './journey.ts'
import type { Answers } from './question.ts'
import { addedRow, filledFields, readPage, shownPage } from './read-page.ts'
import { contextWith, head, problemsOf, serviceFrom } from './test-service.ts'

const context = contextWith()

/** An event: who asks decides what must be answered, what is offered, how much is possible. */
const event = serviceFrom(
  `${head}pages:
  - id: wer
    title: Wer
    ask:
      - { id: art, type: choice, label: Wer, options: { privat: Privat, verein: Verein } }
      - { id: gaeste, type: number, label: Gäste, min: 1, max: 500 }
      - { id: ort, type: address, label: Anschrift }
  - id: was
    title: Was
    ask:
      - { id: satzung, type: text, label: Vereinsregister, optional: true, requiredWhen: art = "verein" }
      - { id: helfer, type: number, label: Helfer, atLeast: "if art = \\"verein\\" then 2 else null", atMost: gaeste, max: 50 }
      - { id: kosten, type: money, label: Kosten }
      - { id: zuschuss, type: money, label: Zuschuss, optional: true, atMost: kosten }
      - { id: flaeche, type: choice, label: Fläche, options: { wiese: Wiese, halle: Halle, platz: Platz }, among: "if gaeste > 100 then [\\"platz\\", \\"halle\\"] else null" }
      - { id: geraete, type: choices, label: Geräte, list: geraete, optional: true, among: "if art = \\"privat\\" then [\\"grill\\"] else [\\"grill\\", \\"buehne\\"]" }
      - { id: rechnung, type: address, label: Rechnung, optional: true, prefill: ort }
      - { id: plaetze, type: number, label: Plätze, optional: true, prefill: gaeste }
      - id: staende
        type: group
        label: Stände
        item: Stand
        optional: true
        requiredWhen: gaeste > 100
        min: 0
        max: 3
        ask:
          - { id: ware, type: text, label: Ware }
          - { id: personen, type: number, label: Personen, prefill: "if gaeste > 200 then 2 else null", optional: true }
`,
  { 'lists/geraete.yaml': 'grill: Grill\nbuehne: Bühne\n' },
)

const home = { street: 'Ahornweg', houseNumber: '1', postalCode: '45772', place: 'Marl' }
const privat = { art: 'privat', gaeste: 20, ort: home }
const verein = { art: 'verein', gaeste: 300, ort: home }
const typed = { helfer: '3', kosten: '100', flaeche: 'platz' }
const read = (body: Record<string, string | string[]>, answers: Answers) =>
  readPage(event.compiled, { id: 'was' }, body, context, answers).problems.map(({ field, code, params }) => [field, code, params])
const asked = (answers: Answers) =>
  new Map(shownPage(event.compiled, { id: 'was' }, answers, context).ask.map((question) => [question.id, question]))

describe('a question that must be answered under a condition', () => {
  test('is refused without an answer only where the condition holds', () => {
    expect(read(typed, privat)).toEqual([])
    const stand = { 'staende.rows': '1', 'staende.0.ware': 'Obst' }
    expect(read({ ...typed, ...stand }, verein)).toEqual([['satzung', 'required', {}]])
    expect(read({ ...typed, ...stand, satzung: 'VR 1' }, verein)).toEqual([])
  })
  test('is shown as one that must be answered', () => {
    expect(asked(privat).get('satzung')).toMatchObject({ optional: true })
    expect(asked(verein).get('satzung')).toMatchObject({ optional: false })
  })
  test('keeps its page open in the journey', () => {
    const answers = { helfer: 3, kosten: 10000, flaeche: 'platz', staende: [{ ware: 'Obst' }] }
    expect(journey(event.compiled, { ...privat, ...answers }, context).isFinished).toBe(true)
    const way = journey(event.compiled, { ...verein, ...answers }, context)
    expect(way.continueAt?.id).toBe('was')
    expect(way.problems.map(({ question, code }) => `${question}: ${code}`)).toEqual(['satzung: required'])
  })
  test('has at least one row then, where it is answered by rows', () => {
    expect(read({ ...typed, satzung: 'VR 1', 'staende.rows': '1' }, verein)).toEqual([['staende.0.ware', 'required', {}]])
    expect(read({ ...typed, satzung: 'VR 1' }, verein)).toEqual([['staende', 'tooFewRows', { min: 1, item: 'Stand' }]])
  })
})

describe('limits that depend on answers', () => {
  test.each<[string, Record<string, string>, Answers, unknown[]]>([
    ['too much', { helfer: '21' }, privat, ['helfer', 'tooLarge', { max: '20' }]],
    ['more than the fixed limit, which is lower', { helfer: '51' }, verein, ['helfer', 'tooLarge', { max: '50' }]],
    ['too little', { helfer: '1' }, verein, ['helfer', 'tooSmall', { min: '2' }]],
    ['more than an answer of the same page', { zuschuss: '100,01' }, privat, ['zuschuss', 'tooLarge', { max: '100,00\u00A0€' }]],
  ])('%s', (_, body, answers, problem) => {
    expect(read({ ...typed, ...body }, answers)).toContainEqual(problem)
  })
  test('one that is not known limits nothing', () => expect(read({ ...typed, helfer: '-5' }, privat)).toEqual([]))
})

describe('options that depend on answers', () => {
  const codes = (answers: Answers, id: string) => {
    const question = asked(answers).get(id)
    return question && 'options' in question ? question.options?.map(({ code }) => code) : undefined
  }
  test('are offered in the order of the author, and all where nothing is known', () => {
    expect(codes(verein, 'flaeche')).toEqual(['halle', 'platz'])
    expect(codes(privat, 'flaeche')).toEqual(['wiese', 'halle', 'platz'])
    expect(codes(privat, 'geraete')).toEqual(['grill'])
    expect(codes(verein, 'geraete')).toEqual(['grill', 'buehne'])
  })
  test('are accepted only where they are offered', () => {
    expect(read({ ...typed, flaeche: 'wiese' }, verein)).toContainEqual(['flaeche', 'notAnOption', {}])
    expect(read({ ...typed, geraete: ['grill', 'buehne'] }, privat)).toEqual([['geraete', 'notAnOption', {}]])
  })
  test('make a stored answer invalid that is no longer among them', () => {
    const answers = { ...privat, helfer: 3, kosten: 10000, flaeche: 'wiese' }
    expect(journey(event.compiled, answers, context).isFinished).toBe(true)
    expect(journey(event.compiled, { ...answers, gaeste: 101 }, context).problems.map(({ question }) => question)).toContain('flaeche')
  })
})

describe('what is filled in for the person', () => {
  const fields = (stored: Answers) => filledFields(event.compiled, { id: 'was' }, stored, context)
  test('stands in the fields at first, with all its parts', () => {
    expect(fields(privat)).toEqual({
      'rechnung.street': 'Ahornweg',
      'rechnung.houseNumber': '1',
      'rechnung.addition': '',
      'rechnung.postalCode': '45772',
      'rechnung.place': 'Marl',
      plaetze: '20',
      'staende.rows': '1',
    })
  })
  test('gives way to what was answered', () => expect(fields({ ...privat, plaetze: 7 })).toMatchObject({ plaetze: '7' }))
  test('is no answer as long as nobody sent it', () => {
    expect(journey(event.compiled, privat, context).counted).toEqual(privat)
  })
  test('can be emptied, and what was typed comes back as it was', () => {
    const { answers, raw } = readPage(event.compiled, { id: 'was' }, { ...typed, plaetze: '' }, context, privat)
    expect(answers).not.toHaveProperty('plaetze')
    expect(raw).toEqual({ ...typed, plaetze: '' })
  })
  test('stands in the first row and in each that is added', () => {
    expect(fields(verein)).toMatchObject({ 'staende.rows': '1', 'staende.0.personen': '2' })
    expect(addedRow(event.compiled, { id: 'was' }, 'staende.1', verein, context)).toEqual({ 'staende.1.personen': '2' })
    expect(addedRow(event.compiled, { id: 'was' }, 'nichts.1', verein, context)).toEqual({})
  })
  test('makes no row of one that nobody touched', () => {
    const body = {
      ...typed,
      satzung: 'VR 1',
      'staende.rows': '2',
      'staende.0.ware': 'Obst',
      'staende.0.personen': '2',
      'staende.1.personen': '2',
    }
    const { answers, problems } = readPage(event.compiled, { id: 'was' }, body, context, verein)
    expect(problems).toEqual([])
    expect(answers.staende).toEqual([{ ware: 'Obst', personen: 2 }])
    const changed = readPage(event.compiled, { id: 'was' }, { ...body, 'staende.1.personen': '5' }, context, verein)
    expect(changed.problems).toMatchObject([{ field: 'staende.1.ware', code: 'required' }])
  })
})

describe('a condition that is wrong names file, line and what was meant', () => {
  const page = (ask: string): string =>
    `${head}pages:\n  - { id: eins, title: Eins, ask: [{ id: art, type: choice, label: Art, options: { a: A, b: B } }, { id: zahl, type: number, label: Zahl }] }\n  - id: zwei\n    title: Zwei\n    ask:\n      - ${ask}\n      - { id: spaeter, type: number, label: Später }\n`
  test.each<[string, string, string]>([
    [
      'of a question that must be answered anyway',
      '{ id: x, type: text, label: X, requiredWhen: art = "a" }',
      '"x" must be answered in any case; say "optional: true" where this is a condition',
    ],
    [
      'of an unknown name',
      '{ id: x, type: text, label: X, optional: true, requiredWhen: art2 = "a" }',
      'names an unknown question "art2"; did you mean "art"?',
    ],
    [
      'of the same page',
      '{ id: x, type: text, label: X, optional: true, requiredWhen: spaeter > 1 }',
      'looks at "spaeter", which is asked on the same page; only answers of earlier pages are known here',
    ],
    ['a limit that looks ahead', '{ id: x, type: number, label: X, atMost: spaeter }', 'looks at "spaeter", which is asked later'],
    ['a limit that is no number', '{ id: x, type: number, label: X, atLeast: art }', '"art" is a text; needed is a number'],
    [
      'an amount as a limit of a number',
      '{ id: x, type: money, label: X, atMost: zahl / 2 }',
      '"zahl / 2" is a number; needed is an amount of money',
    ],
    [
      'an unknown code',
      '{ id: x, type: choice, label: X, options: { rot: Rot, blau: Blau }, among: "if zahl > 1 then [\\"rott\\"] else []" }',
      '"rott" is not among the options; did you mean "rot"?',
    ],
    ['codes that are none', '{ id: x, type: choice, label: X, options: { rot: Rot }, among: "[1, 2]" }', '"[1, 2]" is not a list of codes'],
    [
      'one code instead of a list',
      '{ id: x, type: choice, label: X, options: { rot: Rot }, among: art }',
      '"art" is a text; needed is a list',
    ],
    [
      'a prefill of another type',
      '{ id: x, type: date, label: X, prefill: zahl }',
      '"zahl" is a number, which is no answer to "x"; needed is a date',
    ],
    [
      'a prefill of the same page',
      '{ id: x, type: number, label: X, prefill: spaeter }',
      'looks at "spaeter", which is asked on the same page',
    ],
    [
      'a declaration that is made for somebody',
      '{ id: x, type: declaration, label: X, text: Ja., prefill: "true" }',
      '"x" can be answered by the person alone',
    ],
    ['codes for what has none', '{ id: x, type: text, label: X, among: art }', 'unknown key "among"'],
  ])('%s', (_, ask, expected) => {
    const found = problemsOf(page(ask))
    expect(found.join('\n')).toContain(expected)
    expect(found.filter((line) => line.includes(expected))[0]).toMatch(/^services\/probe\/service\.yaml:13: /)
  })
})
