import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from './question.ts'
import { fieldsOf, readPage, shownPage, withPage } from './read-page.ts'
import { contextWith, dogs, finished, head, serviceFrom } from './test-service.ts'

const context = contextWith()
const read = (page: string, body: Record<string, string | string[]>, answers: Answers = finished) =>
  readPage(dogs.compiled, { id: page }, body, context, answers)
const codes = (page: string, body: Record<string, string | string[]>, answers?: Answers) =>
  read(page, body, answers).problems.map((problem) => `${problem.field}: ${problem.code}`)

const dog = { rufname: 'Bello', 'seit.day': '1', 'seit.month': '11', 'seit.year': '2026', herkunft: 'zucht' }

test('a page gives its answers', () => {
  expect(read('hund', dog)).toMatchObject({ answers: { rufname: 'Bello', seit: '2026-11-01', herkunft: 'zucht' }, problems: [] })
})

describe('bad input', () => {
  test.each<[string, Record<string, string | string[]>, string[]]>([
    ['a required answer missing', { ...dog, rufname: ' ' }, ['rufname: required']],
    ['everything missing', {}, ['rufname: required', 'seit.day: required', 'herkunft: required']],
    ['31 February', { ...dog, 'seit.day': '31', 'seit.month': '2' }, ['seit.day: noSuchDate']],
    ['10,000 characters', { ...dog, rufname: 'a'.repeat(10_000) }, ['rufname: tooLong']],
    ['markup in a name', { ...dog, rufname: '<script>' }, ['rufname: notInNames']],
    ['an emoji in a name', { ...dog, rufname: 'Bello 🐕' }, ['rufname: notInNames']],
    ['right-to-left text in a name', { ...dog, rufname: 'كلب' }, ['rufname: rightToLeftInNames']],
    ['a NUL byte', { ...dog, rufname: 'Bel\0lo' }, ['rufname: forbiddenCharacter']],
    ['a lone surrogate', { ...dog, rufname: 'Bello\uD83D' }, ['rufname: forbiddenCharacter']],
    ['one name posted twice', { ...dog, rufname: ['Bello', 'Cora'] }, ['rufname: oneAnswerOnly']],
    ['a question that does not exist', { ...dog, ruf: 'x' }, ['ruf: unknownQuestion']],
    ['a question of another page', { ...dog, tierheimName: 'x' }, ['tierheimName: unknownQuestion']],
    ['a part that does not exist', { ...dog, 'seit.hour': '3' }, ['seit.hour: unknownQuestion']],
    [
      'what every object inherits',
      { ...dog, constructor: 'x', toString: 'y' },
      ['constructor: unknownQuestion', 'toString: unknownQuestion'],
    ],
    ['an option that is not offered', { ...dog, herkunft: 'zoo' }, ['herkunft: notAnOption']],
    [
      'a check that does not hold',
      { ...dog, 'geboren.day': '5', 'geboren.month': '11', 'geboren.year': '2026' },
      ['geboren.day: checkFailed'],
    ],
  ])('%s', (_, body, expected) => expect(codes('hund', body)).toEqual(expected))

  test('what was typed comes back, without what a page must not repeat', () => {
    const { raw, answers } = read('hund', { ...dog, rufname: 'Bel\0lo <b>\uD800', 'seit.day': '31' })
    expect(raw).toEqual({ ...dog, rufname: 'Bello <b>', 'seit.day': '31' })
    expect(answers).toEqual({ herkunft: 'zucht' })
  })
  test("fields of the page's own, such as a token, are no questions", () =>
    expect(codes('hund', { ...dog, _csrf: 'x', _action: 'add' })).toEqual([]))
  test('an unknown page is a fault of the caller', () => expect(() => read('nirgends', {})).toThrow(RangeError))
  test('whatever is posted, it is read or refused', () => {
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constantFrom('1', '2', '31', 'zucht', 'yes'),
    )
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'rufname',
        'seit.day',
        'seit.month',
        'seit.year',
        'herkunft',
        'hunde.rows',
        'hunde.0.weitererName',
        '__proto__',
        'hunde.-1.x',
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom('halter', 'hund', 'weitere', 'ende'), fc.array(fc.tuple(names, values)), (page, entries) => {
        const { problems, answers } = read(page, Object.fromEntries(entries))
        const refused = problems.filter(({ code }) => code !== 'checkFailed' && code !== 'unknownQuestion')
        for (const found of refused) expect(Object.hasOwn(answers, found.question)).toBe(false)
        expect(JSON.stringify(answers).isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('a group', () => {
  const rows = (count: number, fields: Record<string, string>) => ({ 'hunde.rows': String(count), ...fields })
  test('is read row by row', () => {
    expect(
      read(
        'weitere',
        rows(2, {
          'hunde.0.weitererName': 'Cora',
          'hunde.1.weitererName': 'Rex',
          'hunde.1.geburt.day': '1',
          'hunde.1.geburt.month': '2',
          'hunde.1.geburt.year': '2020',
        }),
      ).answers,
    ).toEqual({
      hunde: [{ weitererName: 'Cora' }, { weitererName: 'Rex', geburt: '2020-02-01' }],
    })
  })
  test('leaves out rows that stayed empty', () => {
    expect(read('weitere', rows(2, { 'hunde.0.weitererName': ' ', 'hunde.1.weitererName': 'Rex' })).answers).toEqual({
      hunde: [{ weitererName: 'Rex' }],
    })
    expect(read('weitere', rows(2, {}))).toMatchObject({ answers: {}, problems: [] })
  })
  test('names the row in which something is wrong', () => {
    expect(codes('weitere', rows(2, { 'hunde.0.weitererName': 'Cora', 'hunde.1.geburt.day': '1' }))).toEqual([
      'hunde.1.weitererName: required',
      'hunde.1.geburt.month: incompleteDate',
    ])
  })
  test('looks at the answers of its own row', () => {
    const day = (name: string, year: string) => ({
      [`hunde.0.${name}.day`]: '1',
      [`hunde.0.${name}.month`]: '1',
      [`hunde.0.${name}.year`]: year,
    })
    expect(codes('weitere', rows(1, { 'hunde.0.weitererName': 'Cora', ...day('geburt', '2020'), ...day('kauf', '2019') }))).toEqual([
      'hunde.0.kauf.day: tooEarly',
    ])
  })
  test('takes no more rows than it allows, however many are claimed', () => {
    expect(codes('weitere', rows(999_999_999, {}))).toEqual(['hunde: tooManyRows'])
    expect(
      codes('weitere', rows(1, { 'hunde.0.weitererName': 'Cora', 'hunde.0.farbe': 'x', 'hunde.7.weitererName': 'left over' })),
    ).toEqual(['hunde.0.farbe: unknownQuestion'])
  })
  test('that must be filled in says so', () => {
    const needed = serviceFrom(
      `${head}pages: [{ id: seite, title: Seite, ask: [{ id: dinge, type: group, label: Dinge, item: Ding, min: 2, ask: [{ id: ding, type: text, label: Ding }] }] }]\n`,
    )
    const problems = (body: Record<string, string>) =>
      readPage(needed.compiled, { id: 'seite' }, body, context, {}).problems.map((found) => `${found.field}: ${found.code}`)
    expect(problems({})).toEqual(['dinge: tooFewRows'])
    expect(problems({ 'dinge.rows': '2', 'dinge.0.ding': 'eins' })).toEqual(['dinge.1.ding: required'])
    expect(problems({ 'dinge.rows': '3', 'dinge.0.ding': 'eins', 'dinge.2.ding': 'drei' })).toEqual([])
  })
})

test('saving a page replaces what it asked, and keeps what does not count now', () => {
  const stored = { ...finished, geboren: '2026-10-01', tierheimName: 'Tierheim Marl' }
  expect(withPage(dogs.compiled, { id: 'hund' }, stored, { rufname: 'Cora', seit: '2026-11-02', herkunft: 'zucht' }, context)).toEqual({
    name: finished.name,
    wahr: true,
    tierheimName: 'Tierheim Marl',
    rufname: 'Cora',
    seit: '2026-11-02',
    herkunft: 'zucht',
  })
})

test('stored answers become fields again, and reading them gives the same answers', () => {
  const stored = { ...finished, hunde: [{ weitererName: 'Rex', geburt: '2020-02-01' }] }
  const body = fieldsOf(dogs.compiled, { id: 'weitere' }, stored)
  expect(body).toEqual({
    'hunde.rows': '1',
    'hunde.0.weitererName': 'Rex',
    'hunde.0.geburt.day': '1',
    'hunde.0.geburt.month': '2',
    'hunde.0.geburt.year': '2020',
  })
  expect(readPage(dogs.compiled, { id: 'weitere' }, body, context, finished).answers).toEqual({ hunde: stored.hunde })
})

test('a page is shown with what is asked now, and its texts filled in', () => {
  const shown = (page: string, answers: Answers) => shownPage(dogs.compiled, { id: page }, answers, context).ask
  expect(shown('weitere', finished).map((question) => question.id)).toEqual(['hunde'])
  const shelter = { ...finished, herkunft: 'tierheim', tierheimName: 'Marl' }
  expect(shown('weitere', shelter)[1]).toMatchObject({ id: 'info', text: 'Danke, Erika.' })
  expect(shown('tierheim', shelter)[0]).toMatchObject({ label: 'Tierheim von Bello' })
})

test('a repetition takes several days of the week, and one answer of everything else; a row may hold one', () => {
  const service = serviceFrom(`${head}pages:
  - id: seite
    title: Seite
    ask:
      - { id: wie, type: repetition, label: Wie oft }
      - id: orte
        type: group
        label: Orte
        item: Ort
        ask: [{ id: wann, type: repetition, label: Wann }]
`).compiled
  const body = {
    'wie.every': 'week',
    'wie.weekdays': ['sa', 'so'],
    'orte.rows': '1',
    'orte.0.wann.every': 'week',
    'orte.0.wann.weekdays': ['mo', 'di'],
  }
  const reading = (changed: Record<string, string | string[]> = {}) =>
    readPage(service, { id: 'seite' }, { ...body, ...changed }, context, {})
  expect(reading().answers).toEqual({
    wie: { every: 'week', weekdays: ['sa', 'so'] },
    orte: [{ wann: { every: 'week', weekdays: ['mo', 'di'] } }],
  })
  expect(fieldsOf(service, { id: 'seite' }, reading().answers)).toMatchObject(body)
  expect(reading({ 'wie.every': ['week', 'day'] }).problems).toMatchObject([{ field: 'wie.every', code: 'oneAnswerOnly' }])
})

describe('an answer of several parts of which nothing is given', () => {
  const asking = (more: string) =>
    serviceFrom(`${head}pages:
  - id: wer
    title: Wer
    ask:
      - { id: anschrift, type: address, label: Anschrift${more} }
      - { id: person, type: person, label: Person, birthDate: true }
      - { id: verein, type: organisation, label: Verein }
      - { id: ort, type: location, label: Ort }
`).compiled
  const missing = (more = '') =>
    readPage(asking(more), { id: 'wer' }, {}, context, {}).problems.map(({ field, code }) => `${field}: ${code}`)

  test('is marked at every part that it cannot do without', () => {
    expect(missing()).toEqual([
      'anschrift.street: required',
      'anschrift.houseNumber: required',
      'anschrift.postalCode: required',
      'anschrift.place: required',
      'person.firstName: required',
      'person.lastName: required',
      'person.birthDate.day: required',
      'verein.name: required',
      'ort.street: required',
      'ort.postalCode: required',
      'ort.place: required',
    ])
  })
  test("is told once in the author's words", () => {
    expect(missing(', say: { required: Wo wohnen Sie? }').filter((each) => each.startsWith('anschrift'))).toEqual([
      'anschrift.street: required',
    ])
  })
})
