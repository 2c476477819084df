import { HtmlValidate } from 'html-validate'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { exampleFrame } from './example-frame.ts'
import { controlsIn, elementWithId } from './html-reading.ts'
import { htmlRules } from './html-rules.ts'
import { Layout } from './Layout.tsx'
import { pageExamples } from './pages.examples.tsx'

const validator = new HtmlValidate(htmlRules)
const html = (name: string): string => renderToString(pageExamples[name]!)

describe.each(Object.keys(pageExamples))('the page "%s"', (name) => {
  test('is valid HTML', async () => {
    const report = await validator.validateString(`<!doctype html>${html(name)}`)
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
      ),
    ).toEqual([])
  })

  test('holds neither script nor style in its text, which our content security policy forbids', () => {
    expect(html(name).replaceAll(/<script type="module" src="[^"]+"><\/script>/g, '')).not.toMatch(
      /<script|<style|\sstyle=|\son[a-z]+=|javascript:|src="data:/,
    )
  })

  test('has one heading of the first level and leads to imprint, privacy and accessibility', () => {
    expect(html(name).match(/<h1\b/g)).toHaveLength(1)
    for (const path of ['/impressum', '/datenschutz', '/barrierefreiheit']) expect(html(name)).toContain(`${path}"`)
  })
})

test('each problem of the summary leads to a field that is on the page', () => {
  const page = html('question')
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!)
  expect(targets.length).toBeGreaterThan(15)
  expect(targets.filter((id) => elementWithId(page, id) === undefined)).toEqual([])
})

test('a page with problems says so in the title of its tab', () => {
  expect(html('question')).toContain('<title>Fehler: Ihr Hund – Serviceportal Stadt Musterstadt</title>')
})

test('the return key goes on, although a button to remove a row stands before', () => {
  const first = controlsIn(html('question')).find(({ type }) => type === 'submit')
  expect(first).toMatchObject({ class: 'portal-default-button', tabindex: '-1' })
  expect(first).not.toHaveProperty('name')
})

test('a page names its language and leads to the same page in the other one', () => {
  const page = html('review')
  expect(page).toContain('<html lang="en"')
  expect(page).toContain('<link rel="alternate" hreflang="de" href="/musterstadt/antrag/hundeanmeldung"')
  expect(page).toMatch(/<a[^>]*hreflang="de"[^>]*>Deutsch<\/a>/)
})

test('a demonstration never calls itself an official site', () => {
  expect(html('start')).toContain('keine offizielle Website')
  expect(html('start')).not.toContain('Offizielle Website')
  expect(html('review')).toContain('Official website')
})

test('pages of one person and of the desk stay out of search engines', () => {
  const published = exampleFrame('/', 'de', { isDemo: false })
  const show = (isPrivate: boolean) =>
    renderToString(
      <Layout frame={published} title="Seite" isPrivate={isPrivate}>
        <h1>Seite</h1>
      </Layout>,
    )
  expect(show(true)).toContain('noindex')
  expect(show(false)).not.toContain('noindex')
})

test('what is not known of a contact is said to be missing, and not invented', () => {
  expect(html('imprint')).toContain('eine Telefonnummer')
  expect(html('imprint')).not.toMatch(/tel:|mailto:/)
  expect(html('accessibility')).toContain('Bitte schreiben Sie an die Postanschrift')
})

test('an amount that is not known is told by the town, never guessed', () => {
  const page = html('review')
  expect(page).toContain('€129.00')
  expect(page).toContain('you will be told')
  expect(page).toContain('not verified')
})

test('a fault names its number and a way to reach a person', () => {
  expect(html('fault')).toContain('7d0f3c1e')
  expect(html('fault')).toContain('So erreichen Sie einen Menschen')
})
