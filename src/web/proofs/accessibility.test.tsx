import { expect, test } from 'vitest'
import { example } from '../../forms/example.ts'
import { contextWith, head, serviceFrom } from '../../forms/test-service.ts'
import { checkAccessibility } from './accessibility.ts'
import { examplePages, type ExamplePage } from './example-pages.tsx'

const service = serviceFrom(`${head}pages:
  - id: hund
    title: Ihr Hund
    ask:
      - { id: rufname, type: text, label: Rufname }
      - { id: seit, type: date, label: Bei Ihnen seit, optional: true }
  - id: mehr
    when: rufname = "Bello"
    title: Mehr
    ask: [{ id: farbe, type: text, label: Farbe, optional: true }]
`)
const exampleOf = (name: string, answers: object) => example.parse({ name, authority: 'marl', on: '2026-11-23', answers })
const examples = [
  exampleOf('kurz', { rufname: 'Rex' }),
  exampleOf('lang', { rufname: 'Bello', farbe: 'rot' }),
  exampleOf('wie kurz', { rufname: 'Lex' }),
]
const pages = [...examplePages(service.compiled, examples, () => contextWith())]

test('every page is shown as the examples reach it, once filled in and once with all that is missing', () => {
  expect(pages.map(({ page, state, example: from }) => `${page} ${state} ${from}`.trim())).toEqual([
    'start filled',
    'hund filled kurz (marl)',
    'hund refused kurz (marl)',
    'review filled kurz (marl)',
    'mehr filled lang (marl)',
    'review filled lang (marl)',
  ])
  expect(pages[2]?.html).toContain('href="#rufname"')
})

test('the pages of the portal break no rule, and it is said which rules need a browser', async () => {
  const { pages: count, rules, notChecked, violations } = await checkAccessibility(pages.slice(0, 3))
  expect(violations).toEqual([])
  expect(count).toBe(3)
  expect(rules).toBeGreaterThan(40)
  expect(notChecked).toContain('color-contrast')
})

test('a field without a label is found, with its page, its rule and where it stands', async () => {
  const broken: ExamplePage = { ...pages[1]!, html: pages[1]!.html.replaceAll('<label', '<span').replaceAll('</label>', '</span>') }
  const { violations } = await checkAccessibility([broken])
  expect(violations).toContainEqual(expect.objectContaining({ page: 'hund', language: 'de', state: 'filled', rule: 'label' }))
  expect(violations[0]?.element).toContain('<input')
})

test('a page is only looked at: nothing that stands in it is run', async () => {
  const acting = `<iframe title="Bild" src="javascript:parent.document.title = ''"></iframe>`
  const hostile: ExamplePage = { ...pages[1]!, html: pages[1]!.html.replace('</main>', `${acting}</main>`) }
  expect(hostile.html).toContain('<iframe')
  // A page that lost its title would break a rule.
  expect((await checkAccessibility([hostile])).violations).toEqual([])
})
