import { HtmlValidate } from 'html-validate'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { isTold, type Question } from '../../../forms/question.ts'
import type { ShownQuestion } from '../../../forms/read-page.ts'
import { controlsIn, described, elementWithId } from '../html-reading.ts'
import { htmlRules } from '../html-rules.ts'
import { exampleLists, fieldExamples, type FieldExample, furtherExamples } from './fields.examples.tsx'
import { QuestionField } from './QuestionField.tsx'
import type { RawFields } from './field-types.ts'

const show = (example: FieldExample, raw: RawFields, problems: FieldExample['problems'] = []): string =>
  renderToString(<QuestionField question={example.question} raw={raw} problems={problems} language="de" lists={exampleLists} />)

const examples = Object.entries({ ...fieldExamples, ...furtherExamples })
const asked = examples.filter(([, { question }]) => !isTold(question))
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
  const of = (question: ShownQuestion) => show({ ...fieldExamples.choice, question }, { herkunft: 'c3', rasse: 'pudel' })
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
  const inGroup = { ...fieldExamples.group.question, ask: [fieldExamples.address.question] } as ShownQuestion
  expect(show({ ...fieldExamples.group, question: inGroup }, {})).not.toContain('autocomplete="postal-code"')
})

describe('a group', () => {
  const { group } = fieldExamples
  test('shows as many rows as came, with a button to remove each', () => {
    const html = show(group, group.answered)
    const buttons = controlsIn(html).filter(({ type }) => type === 'submit')
    expect(buttons.map(({ name, value }) => `${name}=${value}`)).toEqual(['_remove=tiere.0', '_remove=tiere.1', '_add=tiere'])
  })
  test('comes back where a row was added, or at its beginning when one was taken away', () => {
    const html = show(group, group.answered)
    const targets = controlsIn(html).flatMap(({ formaction }) => formaction ?? [])
    expect(targets).toEqual(['#tiere', '#tiere', '#tiere.2'])
    expect(elementWithId(html, 'tiere')?.tabindex).toBe('-1')
    expect(elementWithId(show(group, { ...group.answered, 'tiere.rows': '3' }), 'tiere.2')?.tabindex).toBe('-1')
  })
  test('keeps its fewest row and offers none above its most', () => {
    const names = (rows: string) => controlsIn(show(group, { 'tiere.rows': rows })).map(({ name }) => name)
    expect(names('1')).not.toContain('_remove')
    expect(names('3')).not.toContain('_add')
    expect(names('999').filter((name) => name?.endsWith('.name'))).toHaveLength(3)
    expect(names('nonsense').filter((name) => name?.endsWith('.name'))).toHaveLength(1)
  })
})

describe('a group in a group', () => {
  const { 'group in a group': places } = furtherExamples
  const html = show(places!, places!.answered)

  test('has buttons that name the row they are in', () => {
    const buttons = controlsIn(html).filter(({ type }) => type === 'submit')
    expect(buttons.map(({ name, value }) => `${name}=${value}`)).toEqual([
      '_remove=orte.0.staende.0',
      '_remove=orte.0.staende.1',
      '_add=orte.0.masse',
      '_remove=orte.0',
      '_add=orte.1.staende',
      '_remove=orte.1.masse.0',
      '_remove=orte.1.masse.1',
      '_remove=orte.1',
    ])
    expect(html).toContain('Stand 2 entfernen<span class="kern-sr-only"> (Ort 1)</span>')
  })
  test('shows no more rows than there may be, however many are claimed', () => {
    const claimed = show(places!, { 'orte.rows': '999', 'orte.0.staende.rows': '999999', 'orte.7.staende.rows': '3' })
    expect(controlsIn(claimed).filter(({ name }) => name?.endsWith('.ware'))).toHaveLength(3)
  })
})

describe('a table', () => {
  const { table } = fieldExamples
  const html = show(table, table.answered, table.problems)
  const namesOf = (field: string): string =>
    (elementWithId(html, field)?.['aria-labelledby'] ?? '')
      .split(' ')
      .map(
        (id) =>
          new RegExp(`id="${id.replaceAll('.', '\\.')}"[^>]*>(.*?)</(?:th|span)>(?:(\\d+))?`).exec(html)?.slice(1).join('') ?? `no ${id}`,
      )
      .map((text) => text.replaceAll(/<[^>]+>|undefined/g, ''))
      .join(', ')

  test('is one: each field is named by its row and its column', () => {
    expect(html.match(/<table/g)).toHaveLength(1)
    expect(html.match(/<th scope="row"/g)).toHaveLength(2)
    expect(namesOf('sitzplaetze.1.tischbreite')).toBe('Zeile 2, Breite')
    expect(namesOf('sitzplaetze.0.tischart')).toBe('Zeile 1, Form')
  })
  test('chooses in selects, where radio buttons would be too wide', () => {
    expect(html).not.toContain('type="radio"')
    expect(elementWithId(html, 'sitzplaetze.0.faltbar')).toMatchObject({ name: 'sitzplaetze.0.faltbar' })
  })
  test('keeps the label of each field for narrow screens', () => {
    expect(html).toMatch(/<label[^>]*for="sitzplaetze\.1\.tischbreite"[^>]*>Breite/)
  })
})

test('what is reckoned is shown and has no field', () => {
  const html = show(fieldExamples.computed, {})
  expect(html).toContain('24 m²')
  expect(controlsIn(html)).toEqual([])
})
