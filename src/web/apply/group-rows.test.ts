import { describe, expect, test } from 'vitest'
import { question, type Question } from '../../forms/question.ts'
import { changeRows, rowChangeOf } from './group-rows.ts'

const asked: Question[] = [
  { id: 'name', type: 'text', label: 'Name' },
  {
    id: 'orte',
    type: 'group',
    label: 'Orte',
    item: 'Ort',
    max: 3,
    ask: [
      { id: 'strasse', type: 'text', label: 'Straße' },
      {
        id: 'tische',
        type: 'group',
        label: 'Tische',
        item: 'Tisch',
        min: 0,
        max: 2,
        ask: [{ id: 'anzahl', type: 'number', label: 'Anzahl' }],
      },
    ],
  },
  { id: 'zeiten', type: 'table', label: 'Zeiten', item: 'Zeile', max: 2, ask: [{ id: 'tag', type: 'text', label: 'Tag' }] },
].map((raw) => question.parse(raw))

describe('the button that was pressed', () => {
  test.each<[Record<string, string | string[]>, ReturnType<typeof rowChangeOf>]>([
    [{ _add: 'orte' }, { group: 'orte', index: null }],
    [{ _add: ['zeiten', 'orte'] }, { group: 'zeiten', index: null }],
    [{ _add: 'orte.2.tische' }, { group: 'orte.2.tische', index: null }],
    [{ _remove: 'orte.1' }, { group: 'orte', index: 1 }],
    [{ _remove: 'orte.0.tische.1' }, { group: 'orte.0.tische', index: 1 }],
    [{}, null],
    [{ _add: '' }, null],
    [{ _add: 'name' }, null],
    [{ _add: 'orte.0' }, null],
    [{ _add: 'orte.3.tische' }, null],
    [{ _add: 'orte.0.strasse' }, null],
    [{ _add: 'orte.x.tische' }, null],
    [{ _add: 'orte.0.tische.0.tische' }, null],
    [{ _add: 'tische' }, null],
    [{ _add: '__proto__' }, null],
    [{ _remove: 'orte' }, null],
    [{ _remove: 'orte.-1' }, null],
    [{ _remove: 'orte.0.tische' }, null],
    [{ _remove: 'orte.9999' }, null],
  ])('%j', (body, change) => expect(rowChangeOf(body, asked)).toEqual(change))
})

const raw = {
  name: 'Kim',
  'orte.rows': '2',
  'orte.0.strasse': 'Ahornweg',
  'orte.0.tische.rows': '2',
  'orte.0.tische.0.anzahl': '1',
  'orte.0.tische.1.anzahl': '2',
  'orte.1.strasse': 'Markt',
  'orte.1.tische.rows': '1',
  'orte.1.tische.0.anzahl': '9',
}

describe('a row more', () => {
  test('stands at the end, everything else stays', () => {
    expect(changeRows(raw, { group: 'orte', index: null }, asked)).toEqual({ ...raw, 'orte.rows': '3' })
    expect(changeRows(raw, { group: 'orte.1.tische', index: null }, asked)).toEqual({ ...raw, 'orte.1.tische.rows': '2' })
  })
  test('holds at first what the author fills in', () => {
    const filled = (name: string) => ({ [`${name}.strasse`]: 'Rathausplatz' })
    expect(changeRows(raw, { group: 'orte', index: null }, asked, filled)).toEqual({
      ...raw,
      'orte.rows': '3',
      'orte.2.strasse': 'Rathausplatz',
    })
  })
  test('is the second, where the first was shown without being asked for', () => {
    expect(changeRows({}, { group: 'orte.0.tische', index: null }, asked)).toEqual({ 'orte.0.tische.rows': '2' })
  })
  test('is not added above the most, whatever number is claimed', () => {
    expect(changeRows({ 'zeiten.rows': '2' }, { group: 'zeiten', index: null }, asked, () => ({ 'zeiten.2.tag': 'x' }))).toEqual({
      'zeiten.rows': '2',
    })
    expect(changeRows({ 'zeiten.rows': '999999999' }, { group: 'zeiten', index: null }, asked)).toEqual({ 'zeiten.rows': '2' })
    expect(changeRows({ 'zeiten.rows': 'x' }, { group: 'zeiten', index: null }, asked)).toEqual({ 'zeiten.rows': '2' })
  })
})

describe('a row less', () => {
  test('lets those behind it move up, with the rows within them', () => {
    expect(changeRows(raw, { group: 'orte', index: 0 }, asked)).toEqual({
      name: 'Kim',
      'orte.rows': '1',
      'orte.0.strasse': 'Markt',
      'orte.0.tische.rows': '1',
      'orte.0.tische.0.anzahl': '9',
    })
  })
  test('touches only the rows beside it', () => {
    const { 'orte.0.tische.1.anzahl': second, ...rest } = raw
    expect(changeRows(raw, { group: 'orte.0.tische', index: 0 }, asked)).toEqual({
      ...rest,
      'orte.0.tische.0.anzahl': second,
      'orte.0.tische.rows': '1',
    })
  })
  test('that is not there changes nothing', () => {
    expect(changeRows(raw, { group: 'orte', index: 2 }, asked)).toEqual(raw)
    expect(changeRows(raw, { group: 'orte.1.tische', index: 7 }, asked)).toEqual(raw)
  })
})
