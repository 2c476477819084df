import { HtmlValidate } from 'html-validate'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { Question } from '../../../forms/question.ts'
import { controlsIn, described, elementWithId } from '../html-reading.ts'
import { htmlRules } from '../html-rules.ts'
import { exampleFiles, exampleLists, fieldExamples, type FieldExample } from './fields.examples.tsx'
import { QuestionField } from './QuestionField.tsx'
import type { RawFields } from './field-types.ts'

const show = (example: FieldExample, raw: RawFields, problems: FieldExample['problems'] = []): string =>
  renderToString(
    <QuestionField question={example.question} raw={raw} problems={problems} language="de" lists={exampleLists} files={exampleFiles} />,
  )

const examples = Object.entries(fieldExamples) as [Question['type'], FieldExample][]
const asked = examples.filter(([type]) => type !== 'information')
const validator = new HtmlValidate(htmlRules)

describe.each(examples)('a question of type %s', (_type, example) => {
  test('has the names of its fields, so that the form can be read', () => {
    const names = controlsIn(show(example, {})).map(({ name }) => name)
    for (const name of example.names) expect(names).toContain(name)
    const known = new Set<string | undefined>([...example.names, '_add', '_remove'])
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })

  test('is valid HTML, empty and with a problem', async () => {
    for (const html of [show(example, {}), show(example, example.answered, example.problems)]) {
      const report = await validator.validateString(`<form>${html}<button type="submit">Weiter</button></form>`)
      expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
    }
  })
})

describe.each(asked)('a question of type %s with a problem', (type, example) => {
  const problem = example.problems[0]!
  const html = show(example, example.answered, example.problems)

  test('says it at the field that the error summary leads to', () => {
    expect(elementWithId(html, problem.field)).toBeDefined()
    expect(html).toContain(problem.text)
  })

  test('ties the sentence to the field, so that it is read out there', () => {
    const speakers = [elementWithId(html, problem.field)!, ...controlsIn(html)].filter((element) =>
      described(html, element).includes(problem.text),
    )
    expect(speakers.length).toBeGreaterThan(0)
  })

  test('marks the field itself as wrong', () => {
    expect(html).toContain('aria-invalid="true"')
    expect(show(example, example.answered)).not.toContain('aria-invalid')
  })

  test('shows what was typed', () => {
    for (const [name, value] of Object.entries(example.answered)) {
      if (value === '' || name.endsWith('.rows')) continue
      const typed = typeof value === 'string' ? value : value![0]!
      const encoded = typed.replaceAll('<', '&lt;')
      expect(html).toContain(type === 'longText' ? encoded : `"${encoded}"`)
    }
  })
})

test('what need not be answered is called voluntary, everything else is required', () => {
  expect(show(fieldExamples.email, {})).toContain('(freiwillig)')
  expect(show(fieldExamples.email, {})).not.toContain('aria-required')
  expect(show(fieldExamples.text, {})).not.toContain('freiwillig')
  expect(show(fieldExamples.text, {})).toContain('aria-required')
})

test('the hint is tied to its field', () => {
  const html = show(fieldExamples.text, {})
  expect(described(html, elementWithId(html, 'rufname')!)).toContain('So, wie Sie den Hund rufen.')
})

test('markup that was typed stays text', () => {
  expect(show(fieldExamples.longText, fieldExamples.longText.answered)).not.toContain('<b>')
  expect(show(fieldExamples.text, { rufname: '"><script>' })).not.toContain('<script')
})

test('few options are radio buttons, many or a code list are a select', () => {
  const choice = fieldExamples.choice.question as Extract<Question, { type: 'choice' }>
  const many = Array.from({ length: 7 }, (_, index) => ({ code: `c${index}`, label: `Nummer ${index}` }))
  const of = (question: Question) => show({ ...fieldExamples.choice, question }, { herkunft: 'c3', rasse: 'pudel' })
  expect(of(choice)).not.toContain('<select')
  expect(of({ ...choice, options: many })).toMatch(/<option[^>]*value="c3"[^>]*selected|<option selected[^>]*value="c3"/)
  expect(of({ ...choice, options: undefined, list: 'rassen' })).toContain('<select')
})

test('no radio button is chosen beforehand', () => {
  expect(show(fieldExamples.yesNo, {})).not.toContain('checked')
  expect(show(fieldExamples.yesNo, { yesNo: 'yes', gross: 'no' })).toMatch(/value="no" checked|checked[^>]*value="no"/)
})

test('the browser offers the own address for one, but not for rows of a group', () => {
  expect(show(fieldExamples.address, {})).toContain('autocomplete="postal-code"')
  const inGroup = { ...fieldExamples.group.question, ask: [fieldExamples.address.question] } as Question
  expect(show({ ...fieldExamples.group, question: inGroup }, {})).not.toContain('autocomplete="postal-code"')
})

describe('a group', () => {
  const { group } = fieldExamples
  test('shows as many rows as came, with a button to remove each', () => {
    const html = show(group, group.answered)
    const buttons = controlsIn(html).filter(({ type }) => type === 'submit')
    expect(buttons.map(({ name, value }) => `${name}=${value}`)).toEqual(['_remove=tiere.0', '_remove=tiere.1', '_add=tiere'])
  })
  test('keeps its fewest row and offers none above its most', () => {
    const names = (rows: string) => controlsIn(show(group, { 'tiere.rows': rows })).map(({ name }) => name)
    expect(names('1')).not.toContain('_remove')
    expect(names('3')).not.toContain('_add')
    expect(names('999').filter((name) => name?.endsWith('.name'))).toHaveLength(3)
    expect(names('nonsense').filter((name) => name?.endsWith('.name'))).toHaveLength(1)
  })
})
