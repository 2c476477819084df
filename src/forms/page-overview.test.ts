import { expect, test } from 'vitest'
import { conditionInWords } from './condition-in-words.ts'
import { example } from './example.ts'
import { pageOverview } from './page-overview.ts'
import { contextWith, dogs, finished, head, serviceFrom } from './test-service.ts'

const { compiled } = serviceFrom(`${head}pages:
  - id: eins
    title: Eins
    ask:
      - { id: herkunft, type: choice, label: Herkunft, options: { zucht: Zucht, tierheim: Tierheim } }
      - { id: gechipt, type: yesNo, label: Gechipt }
      - { id: alter, type: number, label: Alter, optional: true, decimals: 1 }
      - { id: name, type: text, label: "Wie heißt er und so oder so?" }
values: [{ id: jung, is: alter < 2.5 }]
`)

test.each([
  ['herkunft = "zucht"', 'bei „Herkunft“ wurde „Zucht“ gewählt'],
  ['herkunft != "zucht"', 'bei „Herkunft“ wurde etwas anderes als „Zucht“ gewählt'],
  ['gechipt', '„Gechipt“ ist mit Ja beantwortet'],
  ['gechipt = false', '„Gechipt“ ist mit Nein beantwortet'],
  ['alter != null', '„Alter“ ist beantwortet'],
  ['alter >= 3', '„Alter“ ist mindestens 3'],
  ['jung', '„Alter“ ist kleiner als 2,5'],
  ['herkunft = "zucht" and gechipt = true', 'bei „Herkunft“ wurde „Zucht“ gewählt und „Gechipt“ ist mit Ja beantwortet'],
  ['herkunft = "zucht" or herkunft = "tierheim"', 'bei „Herkunft“ wurde „Zucht“ gewählt oder bei „Herkunft“ wurde „Tierheim“ gewählt'],
])('"%s" is said as "%s"', (source, words) => expect(conditionInWords(compiled, source)).toBe(words))

test.each(['count(x) > 1', 'herkunft = "zucht" or gechipt and jung', 'name = " or "', 'bylaw.x = null', 'not(gechipt)', '(gechipt)'])(
  '"%s" has no simple words',
  (source) => expect(conditionInWords(compiled, source)).toBeNull(),
)

test('each page knows what leads there and which examples come by', () => {
  const examples = ['zucht', 'tierheim'].map((herkunft) =>
    example.parse({ name: herkunft, authority: 'marl', on: '2026-11-23', answers: { ...finished, herkunft } }),
  )
  const pages = pageOverview(dogs.compiled, examples, () => contextWith())
  expect(pages.map(({ id, examples: by }) => [id, by])).toEqual([
    ['halter', [0, 1]],
    ['hund', [0, 1]],
    ['tierheim', [1]],
    ['weitere', [0, 1]],
    ['ende', [0, 1]],
  ])
  expect(pages[2]).toMatchObject({ when: 'herkunft = "tierheim"', inWords: 'bei „Herkunft“ wurde „Tierheim“ gewählt' })
})
