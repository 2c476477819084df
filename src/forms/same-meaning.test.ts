import { expect, test } from 'vitest'
import { changedMeanings } from './same-meaning.ts'
import { head, serviceFrom } from './test-service.ts'

const definitionOf = (pages: string, more = '') => serviceFrom(`${head}pages:\n${pages}${more}`).definition
const page = (ask: string, id = 'hund') => `  - { id: ${id}, title: Hund, ask: [${ask}] }\n`

const released = definitionOf(
  page(
    '{ id: name, type: text, label: Name }, { id: orte, type: group, item: Ort, label: Orte, ask: [{ id: ort, type: text, label: Ort }] }',
  ),
  'values: [{ id: laenge, is: string length(name) }]\n',
)

test('nothing changed, or only words, limits and the order: every id means what it meant', () => {
  expect(changedMeanings(released, released)).toEqual([])
  const reworded = definitionOf(
    page('{ id: neu, type: yesNo, label: Neu }, { id: name, type: text, label: Rufname, max: 10, optional: true }'),
  )
  expect(changedMeanings(released, reworded)).toEqual([])
})

test('rows as a table instead of a group are the same answers', () => {
  const table = definitionOf(page('{ id: orte, type: table, item: Ort, label: Orte, ask: [{ id: ort, type: text, label: Ort }] }'))
  expect(changedMeanings(released, table)).toEqual([])
})

test.each([
  [
    'a question of another kind',
    page('{ id: name, type: number, label: Anzahl }'),
    'pages.0.ask.0.id',
    '"name" is a question of type number, but in the released version it is a question of type text; give what is new an id of its own',
  ],
  [
    'a page whose id was a question',
    page('{ id: farbe, type: text, label: Farbe }', 'name'),
    'pages.0.id',
    '"name" is a page, but in the released version it is a question of type text; give what is new an id of its own',
  ],
  [
    'a question whose id was a value',
    page('{ id: laenge, type: number, label: Länge }'),
    'pages.0.ask.0.id',
    '"laenge" is a question of type number, but in the released version it is a named value; give what is new an id of its own',
  ],
  [
    'a question that left its rows',
    page('{ id: ort, type: text, label: Ort }'),
    'pages.0.ask.0.id',
    '"ort" is a question of type text, but in the released version it is a question of type text in the rows of "orte"; give what is new an id of its own',
  ],
])('%s is told with the place and what to do', (_, pages, path, message) => {
  expect(changedMeanings(released, definitionOf(pages)).map((problem) => ({ ...problem, path: problem.path.join('.') }))).toEqual([
    { path, message },
  ])
})
