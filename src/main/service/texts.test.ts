import { expect, test } from 'vitest'
import { filledTexts } from './texts.ts'

const german = {
  title: 'Fest anmelden',
  'questions.tag.label': 'An welchem Tag?',
  'questions.wer.label': 'Wer?',
  'desk.subject.tag.label': 'Tag',
}

test('what is missing comes in German and marked, in the order of the service; comments and translations stay', () => {
  const before = '# Englisch\nquestions.wer.label: Who?\n# geprüft\ntitle: Register a party\n'
  expect(filledTexts(before, german, {})).toEqual({
    content: '# Englisch\n\n# geprüft\ntitle: Register a party\nquestions.tag.label: ?? An welchem Tag?\nquestions.wer.label: Who?\n',
    added: 1,
    gone: [],
  })
})

test('what the service no longer has is taken out, and told', () => {
  const { content, gone } = filledTexts('title: Party\nquestions.ort.label: Where?\n', german, { 'questions.wer.label': 'Who?' })
  expect(content).toBe('title: Party\nquestions.tag.label: ?? An welchem Tag?\n')
  expect(gone).toEqual([['questions.ort.label', 'Where?']])
})

test('twice is once', () => {
  const once = filledTexts('{}\n', german, {})
  expect(filledTexts(once.content, german, {})).toEqual({ content: once.content, added: 0, gone: [] })
})
