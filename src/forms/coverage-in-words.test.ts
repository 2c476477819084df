import { expect, test } from 'vitest'
import { coverageOf } from './coverage.ts'
import { coverageInWords } from './coverage-in-words.ts'
import { example } from './example.ts'
import { contextWith, dogs, finished } from './test-service.ts'

const towns = [
  { id: 'marl', name: 'Marl', postalCode: '45772' },
  { id: 'herten', name: 'Herten', postalCode: '45699' },
]
const each = (answers: object, authority = 'each') => example.parse({ name: 'Probe', authority, on: '2026-11-23', answers })
const coverageBy = (...examples: ReturnType<typeof each>[]) => coverageOf(dogs.compiled, examples, towns, () => contextWith())

const shelter = { ...finished, herkunft: 'tierheim', tierheimName: 'Marl' }
const tooYoung = example.parse({ ...each({ ...finished, geboren: '2026-11-05' }), problems: { geboren: 'checkFailed' } })
const young = each({ ...finished, geboren: '2026-10-01' })

test('when all is proven, a short table says so', () => {
  expect(coverageInWords(coverageBy(each(shelter), young, tooYoung), 'de')).toEqual([
    'Seiten                            5 von 5 (100 %)',
    'Bedingungen, je ja und nein       4 von 4 (100 %)',
    'Regeln, eingehalten und verletzt  2 von 2 (100 %)',
    'Zeilen der Berechnung             0 von 0 (100 %)',
    'In jeder der 2 Städte ist alles belegt.',
  ])
})

test('what is missing is told in whole sentences, with the towns, and once', () => {
  const words = coverageInWords(coverageBy(each(finished), each(shelter, 'marl'), tooYoung), 'de')
  expect(words.slice(4)).toEqual([
    'Marl: zu 90 % belegt',
    'Herten: zu 63 % belegt',
    'Es fehlt noch:',
    'Die Regel bei geboren, „{rufname} war da noch nicht geboren.“, wird nie eingehalten.',
    'Die Seite „Tierheim“ (tierheim) ist in Herten nie zu sehen.',
    'Die Bedingung der Frage „Danke, {name.firstName}.“ (info) ist in Herten nie erfüllt.',
  ])
})

test('in English as well, each with its file and line', () => {
  const words = coverageInWords(coverageBy(each(finished)), 'en', dogs.placeOf)
  expect(words.slice(4)).toEqual([
    'Marl: 54% proven',
    'Herten: 54% proven',
    'Still missing:',
    'services/probe/service.yaml:46: The rule at geboren, “{rufname} war da noch nicht geboren.”, is never checked.',
    'services/probe/service.yaml:21: The page “Tierheim” (tierheim) is never seen.',
    'services/probe/service.yaml:40: The condition of the question “Danke, {name.firstName}.” (info) never holds.',
  ])
})
