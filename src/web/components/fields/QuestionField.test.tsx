import { HtmlValidate } from 'html-validate'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { isTold, type Question } from '../../../forms/question.ts'
import type { ShownQuestion } from '../../../forms/read-page.ts'
import type { FieldProblem } from '../ErrorSummary.tsx'
import { controlsIn, described, elementWithId } from '../html-reading.ts'
import { htmlRules } from '../html-rules.ts'
import { type FieldExample, readExample } from './example.ts'
import { exampleFiles } from './example-files.ts'
import { allExamples, exampleLists, fieldExamples } from './fields.examples.tsx'
import { islandsFor } from './islands-for.ts'
import { QuestionField } from './QuestionField.tsx'
import type { RawFields } from './field-types.ts'

/** What is reckoned has its value only once it was read. */
const shownOf = (example: FieldExample): ShownQuestion =>
  example.question.type === 'computed' ? readExample(example, {}, exampleLists).shown : example.question

const show = (example: FieldExample, raw: RawFields, problems: readonly FieldProblem[] = []): string =>
  renderToString(
    <QuestionField question={shownOf(example)} raw={raw} problems={problems} language="de" lists={exampleLists} files={exampleFiles} />,
  )

/** As it comes back when it was refused. */
const showRefused = (example: FieldExample): string =>
  show(example, example.refused, readExample(example, example.refused, exampleLists).problems)

const named = allExamples.map(([type, example]) => [type, example.name, example] as const)
const asked = named.filter(([, , { question }]) => !isTold(question))
const validator = new HtmlValidate(htmlRules)

describe.each(named)('a question of type %s: %s', (type, _name, example) => {
  test('has the names of its fields, so that the form can be read', () => {
    // Tools of a script are buttons that send nothing.
    const names = controlsIn(show(example, {}))
      .filter(({ type }) => type !== 'button')
      .map(({ name }) => name)
    for (const name of example.names) expect(names).toContain(name)
    const known = new Set<string | undefined>([...example.names, '_add', '_remove'])
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })

  test('is answered as the example answers it, which is stored and can be read again', () => {
    const { problems, stored, lines } = readExample(example, example.answered, exampleLists)
    expect(problems).toEqual([])
    if (isTold(example.question)) return
    expect(stored).toBeDefined()
    expect(lines.join('')).not.toBe('')
  })

  test('is valid HTML, empty, answered and with a problem', async () => {
    for (const html of [show(example, {}), show(example, example.answered), showRefused(example)]) {
      const report = await validator.validateString(`<form>${html}<button type="submit">Weiter</button></form>`)
      expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
    }
  })
})

describe.each(asked)('a question of type %s with a problem: %s', (type, _name, example) => {
  const { problems } = readExample(example, example.refused, exampleLists)
  const problem = problems[0]!
  const html = showRefused(example)

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
    for (const [name, value] of Object.entries(example.refused)) {
      // A file that was refused is gone; those that are kept stand there.
      if (value === '' || name.endsWith('.rows') || name.endsWith('.upload')) continue
      const typed = typeof value === 'string' ? value : value![0]!
      const encoded = typed.replaceAll('<', '&lt;').replaceAll('"', '&quot;')
      expect(html).toContain(type === 'longText' ? encoded : `"${encoded}"`)
    }
  })
})

test('what need not be answered is called voluntary, everything else is required', () => {
  expect(show(fieldExamples.email[0], {})).toContain('(freiwillig)')
  expect(show(fieldExamples.email[0], {})).not.toContain('aria-required')
  expect(show(fieldExamples.text[0], {})).not.toContain('freiwillig')
  expect(show(fieldExamples.text[0], {})).toContain('aria-required')
})

test('the hint is tied to its field', () => {
  const html = show(fieldExamples.text[0], {})
  expect(described(html, elementWithId(html, 'rufname')!)).toContain('So, wie Sie den Hund rufen.')
})

test('markup that was typed stays text', () => {
  expect(show(fieldExamples.longText[0], fieldExamples.longText[0].answered)).not.toContain('<b>')
  expect(show(fieldExamples.text[0], { rufname: '"><script>' })).not.toContain('<script')
})

test('few options are radio buttons, many or a code list are a select', () => {
  const choice = fieldExamples.choice[0].question as Extract<Question, { type: 'choice' }>
  const many = Array.from({ length: 7 }, (_, index) => ({ code: `c${index}`, label: `Nummer ${index}` }))
  const of = (question: ShownQuestion) =>
    renderToString(
      <QuestionField question={question} raw={{ herkunft: 'c3', rasse: 'pudel' }} problems={[]} language="de" lists={exampleLists} />,
    )
  expect(of(choice)).not.toContain('<select')
  expect(of({ ...choice, options: many })).toMatch(/<option[^>]*value="c3"[^>]*selected|<option selected[^>]*value="c3"/)
  expect(of({ ...choice, options: undefined, list: 'rassen' })).toContain('<select')
})

test('no radio button is chosen beforehand', () => {
  expect(show(fieldExamples.yesNo[0], {})).not.toContain('checked')
  expect(show(fieldExamples.yesNo[0], { yesNo: 'yes', gross: 'no' })).toMatch(/value="no" checked|checked[^>]*value="no"/)
})

test('the browser offers the own address for one, but not for rows of a group', () => {
  expect(show(fieldExamples.address[0], {})).toContain('autocomplete="postal-code"')
  const inGroup = { ...fieldExamples.group[0].question, ask: [fieldExamples.address[0].question] } as Question
  expect(show({ ...fieldExamples.group[0], question: inGroup }, {})).not.toContain('autocomplete="postal-code"')
})

describe('a page gains by islands', () => {
  const shown = (example: FieldExample) => readExample(example, {}, exampleLists).shown
  test('by its questions: a list of more than fifteen, countries, nationalities', () => {
    const choice = fieldExamples.choice.map((example) => [example.name, islandsFor([shown(example)])])
    expect(choice).toContainEqual(['Aus einer langen Liste', ['combobox']])
    expect(choice).toContainEqual(['Aus einer Liste', []])
    expect(islandsFor([fieldExamples.country[0].question, fieldExamples.nationality[0].question])).toEqual(['combobox'])
    expect(islandsFor([fieldExamples.text[0].question, fieldExamples.choices[0].question])).toEqual([])
  })
  test('also where the question stands in a row', () => {
    const [group] = fieldExamples.group
    expect(islandsFor([{ ...group.question, ask: [fieldExamples.country[0].question] } as Question])).toEqual(['combobox'])
  })
})

describe('a long list', () => {
  const [, , long] = fieldExamples.choice
  test('is marked to be made searchable; a short one is not', () => {
    expect(show(long!, {})).toContain('data-combobox')
    expect(show(fieldExamples.choice[1]!, {})).not.toContain('data-combobox')
    expect(show(fieldExamples.repetition[0], {})).not.toContain('data-combobox')
  })
  test('hands on what was typed and is not in it, with nothing chosen', () => {
    const html = show(long!, { handwerk: 'Zauberer' })
    expect(elementWithId(html, 'handwerk')).toMatchObject({ 'data-typed': 'Zauberer' })
    expect(html).toMatch(/<option value selected/)
  })
  test('tells the names that a country also has', () => {
    expect(show(fieldExamples.country[0], {})).toMatch(/<option value="NL" data-also="Holland">Niederlande/)
  })
})

test('parts of a voluntary question are not called voluntary once more', () => {
  const [, festival] = fieldExamples.period
  expect(show(festival!, {}).match(/freiwillig/g)).toHaveLength(1)
})

describe('a group', () => {
  const [group] = fieldExamples.group
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
  const [, places] = fieldExamples.group
  const html = show(places!, { 'orte.rows': '2', 'orte.0.staende.rows': '2', 'orte.1.masse.rows': '2' })

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
    expect(html).toContain('aria-label="Stand 2 entfernen (Ort 1)"')
  })
  test('shows no more rows than there may be, however many are claimed', () => {
    const claimed = show(places!, { 'orte.rows': '999', 'orte.0.staende.rows': '999999', 'orte.7.staende.rows': '3' })
    expect(controlsIn(claimed).filter(({ name }) => name?.endsWith('.ware'))).toHaveLength(3)
  })
})

describe('a table', () => {
  const [table] = fieldExamples.table
  const html = showRefused(table)
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
  const html = show(fieldExamples.computed[0], {})
  expect(html).toContain('24 m²')
  expect(controlsIn(html)).toEqual([])
})
