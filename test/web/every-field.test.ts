/** Every field of every page, whatever is put into it: an answer comes, soon, and it is never markup. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exampleFile } from '../../src/forms/example.ts'
import type { Answers } from '../../src/forms/question.ts'
import { controlsIn } from '../../src/web/components/html-reading.ts'
import type { Fields, Visitor } from '../visitor.ts'
import { filled, foundMarkup, markup, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()

/** A draft of the service that has every kind of question, filled in up to its end. */
async function everyKind() {
  const text = await readFile(join(portal.deps.config.SERVICES_DIR, 'musterdienst', 'examples', 'wege.yaml'), 'utf8')
  const { answers } = exampleFile.parse(parse(text))
  return portal.draftOf('gelsenkirchen', 'musterdienst', answers as Answers)
}

/** The addresses of a draft's pages, as its review links them. */
async function pagesOf(visitor: Visitor, draft: string): Promise<string[]> {
  const { text } = await visitor.get(`${draft}/pruefen`)
  const path = new URL(draft).pathname
  const found = [...text.matchAll(/href="([^"#]+)/g)]
    .map(([, address]) => address!)
    .filter((address) => address.startsWith(`${path}/`) && !address.endsWith('/pruefen') && !address.includes('/datei/'))
  return [...new Set(found)].map((address) => new URL(address, draft).href)
}

const nasty: Record<string, string> = {
  markup,
  'NUL bytes': 'a\u0000b\u0000',
  emoji: '👨‍👩‍👧‍👦1️⃣🏳️‍🌈',
  'right to left': 'مرحبا \u202E\u2066x',
  'marks without end': `a${'\u0301\u0489'.repeat(5000)}`,
  '100,000 digits': '9'.repeat(100_000),
  '100,000 letters': 'a'.repeat(100_000),
  'a long address': `${'a@'.repeat(20_000)}x.de`,
  blanks: ' \t\u00a0\u2003'.repeat(2000),
  numbers: '-1e308',
  'an id of JavaScript': '__proto__',
  SQL: `'; drop table cases; -- %_\\`,
  'a template': '{{7*7}} ${7*7} {authority.name} #eval("1")',
}

describe('every field of every page', () => {
  test.each(Object.keys(nasty))('bears %s: an answer, soon, and never markup', async (what) => {
    const { visitor, draft } = await everyKind()
    const addresses = await pagesOf(visitor, draft)
    expect(addresses.length).toBeGreaterThan(6)
    for (const address of addresses) {
      const page = await visitor.get(address)
      const fields: Fields = Object.fromEntries(
        controlsIn(page.text).flatMap(({ name, type }) =>
          name && name !== '_csrf' && type !== 'submit' && !name.endsWith('.rows') ? [[name, nasty[what]!.slice(0, 1000)]] : [],
        ),
      )
      const [longest] = Object.keys(fields)
      const began = Date.now()
      const answer = await visitor.post(address, { ...fields, ...(longest ? { [longest]: nasty[what]! } : {}), _csrf: tokenOf(page) })
      expect([address.split('/').at(-1), what, answer.status]).toEqual([
        expect.anything(),
        what,
        expect.toSatisfy((status: number) => [303, 422].includes(status)),
      ])
      expect([address, foundMarkup.exec(answer.text)]).toEqual([address, null])
      expect(Date.now() - began).toBeLessThan(3000)
    }
  })

  test('of a group bears made-up rows and buttons', async () => {
    const { visitor, draft } = await everyKind()
    const addresses = await pagesOf(visitor, draft)
    for (const address of addresses) {
      const page = await visitor.get(address)
      if (!page.text.includes('geraete.rows')) continue
      for (const changed of [
        { 'geraete.rows': '999999999' },
        { 'geraete.rows': '-1' },
        { _remove: 'geraete.999' },
        { _remove: 'geraete.0', 'geraete.rows': '1e9' },
        { _add: 'geraete', 'geraete.rows': '999' },
        { _add: '__proto__' },
        { _remove: '__proto__.0' },
        { 'geraete.99999.zustand': 'neu' },
      ]) {
        const answer = await visitor.post(address, { ...filled(page, {}), ...changed })
        expect([changed, answer.status]).toEqual([changed, expect.toSatisfy((status: number) => [200, 303, 422].includes(status))])
        expect(controlsIn(answer.text).length).toBeLessThan(400)
      }
      return
    }
    throw new Error('no page has a group')
  })

  test('of rows within rows and of tables bears them as well', async () => {
    const { visitor, draft } = await everyKind()
    const page = await visitor.get(`${draft}/ortsangaben`)
    expect(page.text).toContain('name="bereiche.0.tische.rows"')
    for (const changed of [
      { 'bereiche.rows': '999999999', 'bereiche.0.tische.rows': '999999999' },
      { 'bereiche.0.tische.rows': '-1' },
      { 'bereiche.0.tische.rows': '1e9', _add: 'bereiche.0.tische' },
      { 'bereiche.7.tische.rows': '4', _add: 'bereiche.7.tische' },
      { _add: 'bereiche.0.tische.0.tische' },
      { _add: 'bereiche.0.__proto__' },
      { _remove: 'bereiche.0.tische.999' },
      { _remove: 'bereiche.0.tische.constructor' },
      { 'bereiche.0.tische.99999.tischPlaetze': '4' },
      { 'bereiche.0.tische.0.tischPlaetze.0.x': '4' },
      { 'oeffnungszeiten.rows': '999999999', _add: 'oeffnungszeiten' },
    ]) {
      const answer = await visitor.post(page.address, { ...filled(page, {}), ...changed })
      expect([changed, answer.status]).toEqual([changed, expect.toSatisfy((status: number) => [200, 303, 422].includes(status))])
      expect(controlsIn(answer.text).length).toBeLessThan(400)
    }
  })
})
