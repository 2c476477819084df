import { expect, test } from 'vitest'
import { differingParts } from './differing-parts.ts'

const many = (word: string): string => Array.from({ length: 30 }, () => word).join(' ')

test('short texts are shown whole', () => {
  expect(differingParts(['Hund', 'Ihr Hund'])).toEqual(['Hund', 'Ihr Hund'])
})

test('long texts are cut to what differs, with a few words around it', () => {
  const [before, after] = differingParts([`${many('vorn')} alt ${many('hinten')}`, `${many('vorn')} ganz neu ${many('hinten')}`])
  expect(before).toBe('… vorn vorn vorn vorn vorn alt hinten hinten hinten hinten hinten …')
  expect(after).toBe('… vorn vorn vorn vorn vorn ganz neu hinten hinten hinten hinten hinten …')
})

test('what differs at its beginning, or in nothing but its length, keeps that end', () => {
  expect(differingParts([`alt ${many('gleich')}`, `neu ${many('gleich')}`])[0]).toBe('alt gleich gleich gleich gleich gleich …')
  expect(differingParts([many('gleich'), `${many('gleich')} und mehr`])[1]).toBe('… gleich gleich gleich gleich gleich und mehr')
})
