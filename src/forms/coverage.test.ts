import { describe, expect, test } from 'vitest'
import type { FormContext } from './context.ts'
import { coverageOf, isReleasable, type Missing, proveExamples } from './coverage.ts'
import { missingInWords } from './coverage-in-words.ts'
import { example, examplesIn } from './example.ts'
import type { Service } from './service.ts'
import { contextWith, head, problemsOf, serviceFrom } from './test-service.ts'

const towns = [
  { id: 'marl', name: 'Marl', postalCode: '45772' },
  { id: 'haltern', name: 'Haltern am See', postalCode: '45721' },
]

/** Marl's statute knows a fee, that of Haltern does not. */
const contextFor = (authority: string): FormContext =>
  contextWith(() => ({ values: authority === 'marl' ? { gebuehr: 500 } : {}, basis: {} }), {
    authority: { id: authority, name: authority, sepa: null },
  })

const inTown = (answers: object, more: object = {}) => ({ name: 'Probe', authority: 'each', on: '2026-11-23', answers, ...more })
const coverageBy = (service: Service, examples: readonly object[]) =>
  coverageOf(
    service.compiled,
    examples.map((one) => example.parse(one)),
    towns,
    contextFor,
  )

/** "condition page zweite yes: marl". */
const shown = (missing: readonly Missing[]): string[] =>
  missing.map(
    ({ kind, of, id, outcome, towns: where }) => `${kind === of ? kind : `${kind} ${of}`} ${id} ${outcome}: ${[where].flat().join(', ')}`,
  )

const form = (yaml: string): Service => serviceFrom(`${head}bylaw: satzung\nbylawValues: { gebuehr: money, rabatt: money }\n${yaml}`)

const twoPages = form(`pages:
  - id: erste
    title: Erste
    ask: [{ id: mehr, type: yesNo, label: Mehr? }]
  - id: zweite
    title: Zweite
    when: mehr
    ask: [{ id: anzahl, type: number, label: Anzahl, optional: true, requiredWhen: mehr }]
`)

describe('a page and its condition', () => {
  test('are covered when examples show both ways', () => {
    const coverage = coverageBy(twoPages, [inTown({ mehr: true, anzahl: 1 }), inTown({ mehr: false })])
    expect(shown(coverage.missing)).toEqual(['condition required anzahl no: everywhere'])
    expect(coverage.counts).toEqual({
      page: { seen: 2, of: 2 },
      condition: { seen: 3, of: 4 },
      rule: { seen: 0, of: 0 },
      line: { seen: 0, of: 0 },
    })
    expect(isReleasable(coverage)).toBe(false)
  })

  test('are missing where the page is never seen, with what stands on it', () => {
    expect(shown(coverageBy(twoPages, [inTown({ mehr: false })]).missing)).toEqual([
      'page zweite shown: everywhere',
      'condition page zweite yes: everywhere',
      'condition required anzahl yes: everywhere',
      'condition required anzahl no: everywhere',
    ])
  })

  test('are missing where the condition never fails', () =>
    expect(shown(coverageBy(twoPages, [inTown({ mehr: true, anzahl: 1 })]).missing)).toContain('condition page zweite no: everywhere'))

  test('are seen only as far as a person gets: nothing behind a page that cannot be left', () => {
    const coverage = coverageBy(twoPages, [inTown({}, { problems: { mehr: 'required' } })])
    expect(coverage.counts.page).toEqual({ seen: 1, of: 2 })
    expect(coverage.counts.condition).toEqual({ seen: 0, of: 4 })
  })

  test('stand where the definition has them', () => {
    const { missing } = coverageBy(twoPages, [inTown({ mehr: false })])
    expect(missing.map(({ path }) => twoPages.placeOf(path).line)).toEqual([14, 16, 17, 17])
  })
})

describe('in the towns that adopt a service', () => {
  test('an example of one town shows nothing of the other', () => {
    const {
      missing,
      counts,
      towns: byTown,
    } = coverageBy(twoPages, [inTown({ mehr: false }), { ...inTown({ mehr: true, anzahl: 1 }), authority: 'marl' }])
    expect(shown(missing)).toContain('page zweite shown: haltern')
    expect(counts.page).toEqual({ seen: 1, of: 2 })
    expect(byTown.map(({ town, counts: { page } }) => [town, page.seen])).toEqual([
      ['marl', 2],
      ['haltern', 1],
    ])
  })

  test('an example elsewhere is not enough, but counts for what nobody else shows', () => {
    const { missing } = coverageBy(twoPages, [inTown({ mehr: false }), { ...inTown({ mehr: true, anzahl: 1 }), authority: 'herten' }])
    expect(shown(missing)).toContain('page zweite shown: marl, haltern')
  })
})

describe('what the statute decides', () => {
  const fees = form(`pages:
  - id: seite
    title: Seite
    ask: [{ id: anzahl, type: number, label: Anzahl }, { id: kostet, type: information, when: bylaw.gebuehr != null, text: Kostet etwas. }, { id: zahlung, type: yesNo, label: Zahlen?, when: bylaw.gebuehr != null }]
  - id: zahlen
    title: Zahlen
    when: zahlung
    ask: [{ id: konto, type: iban, label: Konto }]
assessment:
  - { id: gebuehr, label: Gebühr, amount: bylaw.gebuehr * anzahl, unknown: Offen }
  - { id: offen, label: Offen, when: anzahl > 1, amount: "null", unknown: Offen }
`)
  const konto = 'DE02120300000000202051'
  const all = [inTown({ anzahl: 1, zahlung: true, konto }), inTown({ anzahl: 2, zahlung: false })]

  test('is not missed in a town, where another town shows it; also what is asked only behind it', () => {
    const { missing, leftToTowns, counts, towns: byTown } = coverageBy(fees, all)
    expect(shown(missing)).toEqual([])
    expect(shown(leftToTowns)).toEqual([
      'condition question kostet yes: haltern',
      'condition question kostet no: marl',
      'condition question zahlung yes: haltern',
      'condition question zahlung no: marl',
      'page zahlen shown: haltern',
      'condition page zahlen yes: haltern',
      'line gebuehr known: haltern',
    ])
    expect(counts.condition).toEqual({ seen: 8, of: 8 })
    expect(byTown.map(({ counts: { condition } }) => condition)).toEqual([
      { seen: 6, of: 6 },
      { seen: 5, of: 5 },
    ])
  })

  test('is missed where no town shows it', () =>
    expect(shown(coverageBy(fees, all.slice(1)).missing)).toEqual([
      'page zahlen shown: everywhere',
      'condition page zahlen yes: everywhere',
      'condition line offen no: everywhere',
    ]))

  test('a line that is never shown is missed, in each town where answers alone decide', () => {
    const { missing } = coverageBy(fees, [all[0]!, { ...inTown({ anzahl: 2, zahlung: false }), authority: 'marl' }])
    expect(shown(missing)).toEqual(['condition line offen yes: haltern', 'line offen shown: haltern'])
  })

  test('a made-up value of the statute proves a rule that waits for it, and nothing of its town', () => {
    const rebate = form(`pages: [{ id: seite, title: Seite, ask: [{ id: anzahl, type: number, label: Anzahl }] }]
assessment: [{ id: rabatt, label: Rabatt, when: bylaw.rabatt != null, amount: bylaw.rabatt, unknown: Offen }]
`)
    const plain = inTown({ anzahl: 1 }, { assessment: { rabatt: 'absent' } })
    expect(shown(coverageBy(rebate, [plain]).missing)).toHaveLength(3)
    const assumed = { ...inTown({ anzahl: 1 }, { assume: { rabatt: 200 }, assessment: { rabatt: 2 } }), authority: 'marl' }
    const { failures, coverage } = proveExamples(
      rebate.compiled,
      [plain, assumed].map((one) => example.parse(one)),
      towns,
      contextFor,
    )
    expect(failures).toEqual([])
    expect(shown(coverage.missing)).toEqual([])
    expect(shown(coverage.leftToTowns)).toContain('line rabatt shown: marl, haltern')
    const unread = proveExamples(rebate.compiled, [example.parse({ ...assumed, assume: { rabat: 1 } })], towns, contextFor)
    expect(unread.failures.map(({ message }) => message)).toEqual(['assumes what the service does not read of the statute: rabat'])
  })
})

describe('rules and rows', () => {
  const rows = form(`pages:
  - id: seite
    title: Seite
    ask: [{ id: genau, type: yesNo, label: Genau? }]
  - id: wo
    title: Wo
    ask:
      - id: orte
        type: group
        label: Orte
        item: Ort
        max: 3
        ask:
          - { id: ort, type: text, label: Ort }
          - { id: flaeche, type: number, label: Fläche, when: genau }
checks:
  - { at: flaeche, that: flaeche < 100, say: Zu groß. }
`)

  test('a rule that is never broken is missed, and so is a question of rows that is asked always', () => {
    const { missing } = coverageBy(rows, [inTown({ genau: true, orte: [{ ort: 'Markt', flaeche: 5 }] })])
    expect(shown(missing)).toEqual(['condition question flaeche no: everywhere', 'rule flaeche broken: everywhere'])
    expect(missing[0]?.path).toEqual(['pages', 1, 'ask', 0, 'ask', 1, 'when'])
  })

  test('one row that breaks it is enough; one that nobody was asked for neither keeps nor breaks it', () => {
    const broken = inTown(
      {
        genau: true,
        orte: [
          { ort: 'Markt', flaeche: 5 },
          { ort: 'Feld', flaeche: 500 },
        ],
      },
      { problems: { flaeche: 'checkFailed' } },
    )
    const without = inTown({ genau: false, orte: [{ ort: 'Markt' }] })
    expect(shown(coverageBy(rows, [broken, without]).missing)).toEqual([])
    expect(shown(coverageBy(rows, [without]).missing)).toEqual([
      'condition question flaeche yes: everywhere',
      'rule flaeche kept: everywhere',
      'rule flaeche broken: everywhere',
    ])
  })

  test('what is missed of rules may be released, and is told', () => {
    const coverage = coverageBy(rows, [
      inTown({ genau: true, orte: [{ ort: 'Markt', flaeche: 5 }] }),
      inTown({ genau: false, orte: [{ ort: 'Markt' }] }),
    ])
    expect(isReleasable(coverage)).toBe(true)
    expect(missingInWords(coverage, 'de')).toEqual(['Die Regel bei flaeche, „Zu groß.“, wird nie verletzt.'])
  })
})

test('what the desk is told is covered as well', () => {
  const desk = form(`procedure: permit
desk:
  permit: { title: Erlaubnis, law: [§ 1] }
  permitBy: [{ when: laut, title: Ausnahme }]
  provisos: [{ id: leise, label: Leise, text: Bitte leise., when: laut }]
pages: [{ id: seite, title: Seite, ask: [{ id: laut, type: yesNo, label: Laut? }] }]
`)
  expect(shown(coverageBy(desk, [inTown({ laut: true })]).missing)).toEqual([
    'condition permit 1 no: everywhere',
    'condition proviso leise no: everywhere',
  ])
  expect(isReleasable(coverageBy(desk, [inTown({ laut: true }), inTown({ laut: false })]))).toBe(true)
})

describe('an example of each town', () => {
  const one = example.parse(inTown({ wo: { place: '{town.name}', codes: ['{town.postalCode}'] }, zahl: 1 }))

  test('is one example for each, with the name and postal code of the town', () =>
    expect(examplesIn([one], towns).map(({ authority, answers }) => [authority, answers])).toEqual([
      ['marl', { wo: { place: 'Marl', codes: ['45772'] }, zahl: 1 }],
      ['haltern', { wo: { place: 'Haltern am See', codes: ['45721'] }, zahl: 1 }],
    ]))

  test('leaves the others as they are', () => {
    const named = example.parse({ ...inTown({ wo: 'x' }), authority: 'marl' })
    expect(examplesIn([named], towns)).toEqual([named])
  })

  test('with a gap that nothing fills in is refused, and so is a gap where one town is meant', () => {
    const yaml = `${head}pages: [{ id: seite, title: Seite, ask: [{ id: wo, type: text, label: Wo }] }]\n`
    const told = (authority: string, gap: string) =>
      problemsOf(yaml, {
        'examples/a.yaml': `examples:\n  - { name: A, authority: ${authority}, on: 2026-11-23, answers: { wo: "{${gap}}" } }\n`,
      })
    expect(told('each', 'town.name')).toEqual([])
    expect(told('each', 'town.nmae')).toEqual([
      'services/probe/examples/a.yaml:2: "{town.nmae}" is nothing that is filled in; did you mean "town.name"?',
    ])
    expect(told('marl', 'town.name')).toEqual([
      'services/probe/examples/a.yaml:2: "{town.name}" is filled in only where authority is "each"',
    ])
  })
})
