import { describe, expect, test } from 'vitest'
import { fileProblemInWords, loadService } from './service.ts'
import { head, problemsOf, serviceFrom } from './test-service.ts'

/** A service whose pages begin on line 8. */
const withPages = (pages: string): string => `${head}${pages}`
const choice = '{ id: herkunft, type: choice, label: Herkunft, options: { zucht: Zucht, tierheim: Tierheim } }'
const onePage = (ask: string): string =>
  withPages(`pages:\n  - { id: eins, title: Eins, ask: [${choice}] }\n  - id: zwei\n    title: Zwei\n    ask:\n      - ${ask}\n`)

describe('a broken service names file, line and what was meant', () => {
  test.each<[string, string, string]>([
    [
      'an unknown question',
      onePage('{ id: name, type: text, label: Name, when: herkunf = "zucht" }'),
      'services/probe/service.yaml:13: "herkunf = "zucht"" names an unknown question "herkunf"; did you mean "herkunft"? (character 1)',
    ],
    [
      'an unknown option',
      onePage('{ id: name, type: text, label: Name, when: herkunft = "zuchd" }'),
      'services/probe/service.yaml:13: "herkunft = "zuchd"" "zuchd" is not among the options; did you mean "zucht"? (character 1)',
    ],
    [
      'an unknown key',
      onePage('{ id: name, type: text, lable: Name }'),
      'services/probe/service.yaml:13: unknown key "lable"; did you mean "label"?',
    ],
    ['a missing key', onePage('{ id: name, type: text }'), 'services/probe/service.yaml:13: "pages.1.ask.0.label" is missing'],
    [
      'an unknown type',
      onePage('{ id: name, type: txt, label: Name }'),
      'services/probe/service.yaml:13: unknown type of question "txt"; did you mean "text"?',
    ],
    [
      'an id that is taken',
      onePage('{ id: eins, type: text, label: Name }'),
      'services/probe/service.yaml:13: the id "eins" is already that of page "Eins"; pages, questions and values share one namespace',
    ],
    [
      'an id that expressions need',
      onePage('{ id: bylaw, type: text, label: Name }'),
      'services/probe/service.yaml:1: "bylaw" cannot be an id: expressions read the bylaw by this name',
    ],
    [
      'a condition on its own page',
      onePage('{ id: name, type: text, label: Name }\n      - { id: ort, type: text, label: Ort, when: name != null }'),
      'services/probe/service.yaml:14: looks at "name", which is asked on the same page; only answers of earlier pages are known here',
    ],
    [
      'a list that is not there',
      onePage('{ id: rasse, type: choice, label: Rasse, list: rassen }'),
      'services/probe/service.yaml:13: names an unknown list "rassen"',
    ],
    [
      'options and list',
      onePage('{ id: rasse, type: choice, label: Rasse }'),
      'services/probe/service.yaml:13: "rasse" needs either "options" or "list"',
    ],
    [
      'words for what cannot happen',
      onePage('{ id: name, type: date, label: Name, say: { toLate: Zu spät } }'),
      'services/probe/service.yaml:13: "toLate" cannot happen here; did you mean "tooLate"?',
    ],
    [
      'a pattern that is none',
      onePage('{ id: name, type: text, label: Name, pattern: "[a-" }'),
      'services/probe/service.yaml:13: "[a-" is not a regular expression',
    ],
    [
      'a check at an unknown question',
      `${onePage('{ id: name, type: text, label: Name }')}checks: [{ at: nam, that: name != null, say: Fehlt }]\n`,
      'services/probe/service.yaml:14: is shown at an unknown question "nam"; did you mean "name"?',
    ],
    [
      'a check that looks ahead',
      `${onePage('{ id: name, type: text, label: Name }')}checks: [{ at: herkunft, that: name != null, say: Fehlt }]\n`,
      'services/probe/service.yaml:14: looks at "name", which is asked after "herkunft"; show the sentence at the last of the questions',
    ],
    [
      'a contact of the wrong type',
      `${onePage('{ id: name, type: text, label: Name }')}contact: { email: name }\n`,
      'services/probe/service.yaml:14: "name" is of type text; needed is email',
    ],
    [
      'an amount that is not rounded',
      `${onePage('{ id: betrag, type: money, label: Betrag }')}assessment: [{ id: halb, label: Halb, amount: betrag / 2, unknown: Offen }]\n`,
      'services/probe/service.yaml:14: "betrag / 2" may have fractions of a cent; say how they are rounded, with floor(…), ceiling(…) or round(…)',
    ],
    [
      'an expression in a text',
      onePage('{ id: info, type: information, text: "Hallo {nam}" }'),
      'services/probe/service.yaml:13: the text "Hallo {nam}" names an unknown question "nam" (character 8)',
    ],
    [
      'a brace without its half',
      onePage('{ id: info, type: information, text: "Hallo {" }'),
      'services/probe/service.yaml:13: the text "Hallo {" has a brace without its other half (character 1)',
    ],
    [
      'a value that needs a later one',
      `${onePage('{ id: name, type: text, label: Name }')}values: [{ id: a, is: b }, { id: b, is: name }]\n`,
      'services/probe/service.yaml:14: "b" names an unknown question "b" (character 1)',
    ],
    [
      'the wrong folder',
      onePage('{ id: name, type: text, label: Name }').replace('id: probe', 'id: anders'),
      'services/probe/service.yaml:1: the id "anders" is not the name of its folder "probe"',
    ],
  ])('%s', (_, yaml, expected) => expect(problemsOf(yaml)).toContain(expected))

  test('a circular condition is named with the whole circle', () => {
    const circle = withPages(`pages:
  - { id: a, title: A, when: y = "1", ask: [{ id: x, type: text, label: X }] }
  - { id: b, title: B, when: x = "1", ask: [{ id: y, type: text, label: Y }] }
`)
    expect(problemsOf(circle)).toEqual([
      'services/probe/service.yaml:9: this condition is circular: page "a" waits for "y" on page "b", and page "b" waits for "x" on page "a"',
    ])
    expect(problemsOf(withPages('pages:\n  - { id: a, title: A, when: x = "1", ask: [{ id: x, type: text, label: X }] }\n'))).toEqual([
      'services/probe/service.yaml:9: this condition is circular: page "a" waits for its own question "x"',
    ])
  })

  test('a condition that looks ahead without a circle is told so', () => {
    const ahead = withPages(
      'pages:\n  - { id: a, title: A, when: y = "1", ask: [{ id: x, type: text, label: X }] }\n  - { id: b, title: B, ask: [{ id: y, type: text, label: Y }] }\n',
    )
    expect(problemsOf(ahead)).toEqual([
      'services/probe/service.yaml:9: looks at "y", which is asked later, on page "b"; only answers of earlier pages are known here',
    ])
  })

  test('values that double each other without end are refused', () => {
    const chain = Array.from(
      { length: 30 },
      (_, index) => `  - { id: v${index}, is: ${index === 0 ? '1 + 1' : `v${index - 1} + v${index - 1}`} }\n`,
    ).join('')
    expect(problemsOf(`${onePage('{ id: zahl, type: number, label: Zahl }')}values:\n${chain}`).join()).toMatch(/takes too many steps/)
  })

  test('an unquoted comma in an expression is explained', () => {
    const found = problemsOf(
      `${onePage('{ id: zahl, type: number, label: Zahl }')}checks:\n  - { at: zahl, that: min(zahl, 3) > 1, say: Zu klein }\n`,
    )
    expect(found.join('\n')).toMatch(/service\.yaml:15: .*must stand in quotes/)
    expect(problemsOf(onePage('{ id: zahl, type: number, label: Zahl, when: [1, 2] }}')).join('\n')).toMatch(/service\.yaml:13: /)
  })
})

describe('YAML that is refused', () => {
  test.each<[string, string, RegExp]>([
    [
      'a page with a reserved name',
      `${head}pages:\n  - id: beleg\n    title: Beleg\n    ask: [{ id: a, type: text, label: A }]\n`,
      /service\.yaml:9: .*own addresses/,
    ],
    ['a doubled key', `${head}title: Noch einer\npages: []\n`, /service\.yaml:8: the key "[^"]+" is there twice/],
    ['a tab', `${head}pages:\n\t- x\n`, /service\.yaml:9: holds a tab/],
    ['an alias', `a: &a [1]\nb: *a\n`, /service\.yaml:2: uses an alias/],
    ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n`, /sets an anchor|uses an alias/],
    ['a tag', 'id: !!js/function "x"\n', /service\.yaml:1: /],
    ['two documents', 'id: a\n---\nid: b\n', /service\.yaml:/],
    ['no YAML at all', '{{{', /service\.yaml:1: /],
    ['nothing', '', /service\.yaml:1: /],
  ])('%s', (_, yaml, expected) => expect(problemsOf(yaml).join('\n')).toMatch(expected))
})

describe('what lies beside a service', () => {
  const fine = onePage('{ id: name, type: text, label: Name }')
  const texts = {
    'pages.eins.title': 'One',
    'pages.zwei.title': 'Two',
    'questions.herkunft.label': 'Origin',
    'questions.herkunft.options.zucht': 'Breeder',
    'questions.herkunft.options.tierheim': 'Shelter',
    'questions.name.label': 'Name',
    title: 'Sample',
    summary: 'For tests',
    'trust.because': 'Tests',
    'before.afterwards': 'Nothing',
  }
  const english = (changed: Record<string, string>) => JSON.stringify({ ...texts, ...changed })

  test('another language must be complete and know no other texts', () => {
    expect(problemsOf(fine, { 'texts/en.yaml': english({}) })).toEqual([])
    expect(problemsOf(fine, { 'texts/en.yaml': english({ 'questions.nam.label': 'Name' }) })).toEqual([
      'services/probe/texts/en.yaml:1: names an unknown text "questions.nam.label"; did you mean "questions.name.label"?',
    ])
    const { title, ...rest } = texts
    expect(title).toBe('Sample')
    expect(problemsOf(fine, { 'texts/en.yaml': JSON.stringify(rest) })).toEqual(['services/probe/texts/en.yaml:1: lacks the text "title"'])
    expect(problemsOf(fine, { 'texts/en.yaml': english({ title: 'Of {nobody}' }) })).toEqual([])
    expect(problemsOf(fine, { 'texts/en.yaml': english({ 'questions.name.label': 'Of {nobody}' }) }).join()).toMatch(
      /unknown question "nobody"/,
    )
  })
  test('a text that still stands there in German is refused at its line; the German service can be looked at meanwhile', () => {
    const files = { 'texts/en.yaml': english({ title: '?? Muster' }) }
    expect(problemsOf(fine, files)).toEqual([
      'services/probe/texts/en.yaml:1: still has the German text of "title": translate it, and take out the ??',
    ])
    const loaded = loadService(
      new Map([
        ['probe/service.yaml', fine],
        ['probe/texts/en.yaml', files['texts/en.yaml']],
      ]),
    )
    expect(loaded).toMatchObject({ ok: false, untranslated: { definition: { id: 'probe' } } })
  })
  test('a list keeps the order of its file', () => {
    const service = serviceFrom(onePage('{ id: rasse, type: choice, label: Rasse, list: rassen }'), {
      'lists/rassen.yaml': 'zebra: Z\n10: Zehn\naffe: A\n2: Zwei\n',
    })
    expect(service.compiled.questions.get('rasse')?.options.map((option) => option.code)).toEqual(['zebra', '10', 'affe', '2'])
  })
  test('options keep the order of the file through JSON', () => {
    const service = serviceFrom(onePage('{ id: farbe, type: choice, label: Farbe, options: { zinn: Zinn, blau: Blau } }'))
    expect(service.compiled.questions.get('farbe')?.options.map((option) => option.code)).toEqual(['zinn', 'blau'])
  })
  test('a file that nobody reads is a mistake', () =>
    expect(problemsOf(fine, { 'liste/rassen.yaml': 'a: A\n' })).toEqual([
      'services/probe/liste/rassen.yaml:1: is not a file of a service; there are service.yaml, lists/, texts/ and examples/',
    ]))
  test('an example with a day that is none', () =>
    expect(problemsOf(fine, { 'examples/a.yaml': 'examples: [{ name: x, authority: marl, on: 2026-02-31 }]\n' })).toEqual([
      'services/probe/examples/a.yaml:1: "examples.0.on": is not a day (YYYY-MM-DD)',
    ]))
  test('a folder without its service', () => {
    const loaded = loadService(new Map([['probe/lists/a.yaml', 'a: A\n']]))
    expect(loaded.ok ? [] : loaded.problems.map(fileProblemInWords)).toEqual(['services/probe/service.yaml:1: is missing'])
  })
})
