/** The gallery: every kind of question as it is shown, written, stored and refused; in the demo only. */
import { HtmlValidate } from 'html-validate'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { question } from '../../src/forms/question.ts'
import { codesOf } from '../../src/forms/questions/kinds.ts'
import { allExamples, fieldExamples } from '../../src/web/components/fields/fields.examples.tsx'
import { controlsIn } from '../../src/web/components/html-reading.ts'
import { htmlRules } from '../../src/web/components/html-rules.ts'
import { pageExamples } from '../../src/web/components/pages.examples.tsx'
import { exampleYaml } from '../../src/web/gallery/example-states.ts'
import type { Visit } from '../visitor.ts'
import { messageOf } from './ways.ts'
import { portalUnderTest, production } from './whole-portal.ts'

const demo = portalUnderTest()
const installed = portalUnderTest(production)
const validator = new HtmlValidate(htmlRules)
const kinds = Object.keys(fieldExamples) as (keyof typeof fieldExamples)[]
const addresses = ['', ...kinds, ...Object.keys(pageExamples).map((name) => `seiten/${name}`)].map((path) => `/muster/${path}`)

const open = (path: string): Promise<Visit> => demo.newVisitor().get(`${demo.base}${path}`)

test.each(addresses)('%s is there in the demo, valid, and not in production', async (path) => {
  const page = await open(path)
  expect(page.status).toBe(200)
  const { results } = await validator.validateString(page.text)
  expect(results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}: ${ruleId}: ${message}`))).toEqual([])
  expect((await installed.newVisitor().get(`${installed.base}${path}`)).status).toBe(404)
})

test('what there is not is not found', async () => {
  for (const path of ['/muster/constructor', '/muster/seiten/toString', '/muster/seiten', '/muster/text/mehr'])
    expect([path, (await open(path)).status]).toEqual([path, 404])
})

test('it is found from nowhere, but every kind is found from its first page', async () => {
  const start = await open('/')
  const index = await open('/muster/')
  expect(start.text).not.toContain('/muster')
  for (const kind of kinds) expect(index.text).toContain(`href="/muster/${kind}"`)
})

describe.each(kinds)('the page of %s', (kind) => {
  const examples = fieldExamples[kind]
  test('shows each example empty, answered and refused, under names of their own', async () => {
    const { text } = await open(`/muster/${kind}`)
    const ids = controlsIn(text).flatMap(({ id }) => id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const example of examples) {
      expect(text).toContain(example.name)
      for (const state of example.question.type === 'information' ? [] : ['empty', 'answered', 'refused'])
        for (const name of example.names)
          expect(text).toContain(`"${name.replace(example.question.id, `${example.question.id}-${state}`)}"`)
    }
  })
  test('tells every problem that it can have, in both languages', async () => {
    for (const path of ['/muster', '/en/muster']) {
      const page = await open(`${path}/${kind}`)
      for (const code of codesOf(examples[0].question)) expect(page.text).toContain(`>${code}</code>`)
      expect(messageOf(page)).not.toMatch(/undefined|NaN|\[object/)
    }
  })
})

test.each(allExamples.map(([kind, example]) => [`${kind}: ${example.name}`, example] as const))(
  'the file of an example is the question that is shown (%s)',
  (_name, example) => {
    expect(question.parse((parse(exampleYaml(example)) as unknown[]).at(-1))).toEqual(example.question)
  },
)

test('in English, the words around the examples are English', async () => {
  const page = await open('/en/muster/period')
  expect(messageOf(page)).toContain('How it is stored')
  expect(messageOf(page)).toContain('The end is before the beginning')
  expect(page.text).toContain('<div lang="de">')
})

test('no example page calls the demonstration an official site', async () => {
  for (const name of Object.keys(pageExamples))
    expect((await open(`/muster/seiten/${name}`)).text).not.toMatch(/Offizielle Website|Official website/)
})

test('editors get the shape of a service file from the regional portal, and only there', async () => {
  const schema = await open('/schemas/service.json')
  expect(schema.status).toBe(200)
  expect(JSON.parse(schema.text)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
  expect((await demo.newVisitor().get(`${demo.town('marl')}/schemas/service.json`)).status).toBe(404)
})
