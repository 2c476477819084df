import { describe, expect, test } from 'vitest'
import { permitService, petition } from '../../test/permits.ts'
import { placesInWords, placesOf } from './places.ts'

const asking = (place: string | undefined) => ({ ...permitService, desk: { ...permitService.desk!, place } })

describe('the places of an application', () => {
  test('are those of each row, in their order, and in words', () => {
    expect(placesInWords(placesOf(permitService, petition))).toEqual(['Marktplatz 3, 99999 Musterstadt', 'Am Park 1, 99999 Musterstadt'])
  })

  test('may be one answer alone', () => {
    expect(placesOf(asking('anschrift'), petition).map(({ answer }) => answer)).toEqual([petition['anschrift']])
  })

  test.each([
    ['the service asks for none', undefined, petition],
    ['none was answered', 'orte', { ...petition, orte: undefined }],
    ['its rows are empty', 'orte', { ...petition, orte: [{}] }],
  ])('are none where %s', (_when, place, answers) => {
    expect(placesOf(asking(place), answers)).toEqual([])
  })
})
