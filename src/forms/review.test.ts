import { expect, test } from 'vitest'
import { compileService } from './compile-service.ts'
import { describeAnswers } from './review.ts'
import { contextWith, dogs, finished, head, serviceFrom } from './test-service.ts'

const described = (answers: object, service = dogs.compiled) => describeAnswers(service, answers as never, contextWith())

test('every question that was asked is there, also those left open', () => {
  expect(described({ ...finished, hunde: [{ weitererName: 'Rex', geburt: '2020-02-01' }, { weitererName: 'Cora' }] })).toEqual([
    {
      page: 'halter',
      title: 'Halter',
      entries: [
        { question: 'name', label: 'Name', lines: ['Erika Mustermann'], isAnswered: true },
        { question: 'telefon', label: 'Telefon', lines: ['Keine Angabe'], isAnswered: false },
      ],
    },
    {
      page: 'hund',
      title: 'Hund',
      entries: [
        { question: 'rufname', label: 'Rufname', lines: ['Bello'], isAnswered: true },
        { question: 'seit', label: 'Bei Ihnen seit', lines: ['1. November 2026'], isAnswered: true },
        { question: 'geboren', label: 'Geboren', lines: ['Keine Angabe'], isAnswered: false },
        { question: 'herkunft', label: 'Herkunft', lines: ['Zucht'], isAnswered: true },
      ],
    },
    {
      page: 'weitere',
      title: 'Weitere Hunde',
      entries: [
        { question: 'hunde', label: 'Hund 1', lines: ['Name: Rex', 'Geboren: 1. Februar 2020'], isAnswered: true },
        { question: 'hunde', label: 'Hund 2', lines: ['Name: Cora'], isAnswered: true },
      ],
    },
    { page: 'ende', title: 'Ende', entries: [{ question: 'wahr', label: 'Erklärung', lines: ['Ja: Alles stimmt.'], isAnswered: true }] },
  ])
})

test('answers that do not count are not shown', () => {
  const pages = described({ ...finished, tierheimName: 'Tierheim Marl' }).map((page) => page.page)
  expect(pages).not.toContain('tierheim')
})

test('another language has its own texts and its own way to write days', () => {
  const english = compileService(dogs.definition, 'en', {
    'questions.seit.label': 'With you since',
    'questions.herkunft.options.zucht': 'Breeder',
  })
  const [, dog] = described(finished, english)
  expect(dog?.entries.map((entry) => [entry.label, ...entry.lines])).toEqual([
    ['Rufname', 'Bello'],
    ['With you since', '1 November 2026'],
    ['Geboren', 'Not stated'],
    ['Herkunft', 'Breeder'],
  ])
})

test('what was signed is told with the texts and in the words of the language, a country by its name there', () => {
  const { definition } = serviceFrom(`${head}pages:
  - id: seite
    title: Seite
    ask:
      - { id: land, type: country, label: Land }
  - id: ende
    title: Ende
    ask:
      - { id: wann, type: period, label: Wann }
      - { id: unterschrift, type: signature, label: Unterschrift, text: "Ich wohne in {land}." }
`)
  const answers = {
    land: 'AT',
    wann: { from: '2026-07-03', to: '2026-07-05' },
    unterschrift: { name: 'Erika Mustermann', declared: true },
  }
  const linesIn = (language: 'de' | 'en', texts: Record<string, string> = {}) =>
    described(answers, compileService(definition, language, texts)).flatMap((page) => page.entries.flatMap((entry) => entry.lines))
  expect(linesIn('de')).toEqual(['Österreich', 'vom 3. bis 5. Juli 2026', 'Ich wohne in Österreich.', 'Unterzeichnet: Erika Mustermann'])
  expect(linesIn('en', { 'questions.unterschrift.text': 'I live in {land}.' })).toEqual([
    'Austria',
    'from 3 to 5 July 2026',
    'I live in Austria.',
    'Signed: Erika Mustermann',
  ])
})
