import { describe, expect, test } from 'vitest'
import { lixOf, plainLanguageOf, readabilityOf } from './plain-language.ts'
import { head, serviceFrom } from './test-service.ts'

describe('the index of a text', () => {
  test('is words per sentence plus the percentage of words of more than six letters', () => {
    // Twelve words in two sentences; "Anmeldung", "Stadtverwaltung" and "Bescheid" are long.
    expect(lixOf('Die Anmeldung geht an die Stadtverwaltung. Von dort kommt bald der Bescheid.')).toEqual({ words: 12, index: 31 })
  })

  test('rises with longer sentences and longer words', () => {
    const simple = lixOf('Melden Sie Ihren Hund an. Das geht hier. Es dauert nur ein paar Minuten.')
    const hard = lixOf(
      'Die Anmeldung des gehaltenen Hundes ist unverzüglich bei der zuständigen Stadtverwaltung unter Beifügung sämtlicher Nachweise vorzunehmen.',
    )
    expect(simple?.index).toBeLessThan(40)
    expect(hard?.index).toBeGreaterThan(60)
    expect([simple, hard].map((lix) => readabilityOf(lix?.index ?? Number.NaN))).toEqual(['easy', 'hard'])
  })

  test.each([
    ['Nach § 169 Abs. 2 Nr. 1 AO gilt das für vier Jahre ab Ende', 1],
    ['Das geht z. B. so: Rufen Sie uns an und sagen Sie es uns.', 2],
    ['Am 1. Januar beginnt das Jahr und am 31. endet der Monat', 1],
    ['Wir fragen. Sie sagen „ja.“ Dann geht es weiter bis zum Ende', 3],
  ])('counts sentences as people do: %s', (text, sentences) => {
    const words = text.match(/[\p{L}\p{N}]+/gu)!
    const long = words.filter((word) => word.length > 6).length
    expect(lixOf(text)).toEqual({ words: words.length, index: Math.round(words.length / sentences + (100 * long) / words.length) })
  })

  test('what is filled in counts as one short word', () => {
    expect(
      lixOf('{if leistungsberechtigt then authority.name else ""} hilft Ihnen gern bei allem, was Sie noch wissen wollen.')?.words,
    ).toBe(11)
  })

  test('a label has none', () => {
    expect(lixOf('Steueridentifikationsnummer')).toBeNull()
  })

  test.each([
    [39, 'easy'],
    [40, 'medium'],
    [49, 'medium'],
    [50, 'hard'],
  ] as const)('%i is %s', (index, readability) => expect(readabilityOf(index)).toBe(readability))
})

test('the texts of a service are measured by their paths, the hardest first', () => {
  const { definition } = serviceFrom(`${head}pages:
  - id: eins
    title: Seite
    lead: Hier steht nur, was wir von Ihnen noch wissen wollen, mehr nicht.
    ask:
      - { id: a, type: text, label: Kurz }
      - { id: b, type: text, label: Lang, hint: "Voraussetzung ist die ordnungsgemäße Haftpflichtversicherung des anzumeldenden Tieres gemäß landesrechtlicher Bestimmungen oder Ausnahmegenehmigung" }
`)
  const { whole, texts } = plainLanguageOf(definition)
  expect(texts.map(({ path }) => path)).toEqual(['questions.b.hint', 'pages.eins.lead'])
  expect(whole?.words).toBe(texts.reduce((sum, { words }) => sum + words, 0))
})
