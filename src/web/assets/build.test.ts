import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../platform/project-root.ts'
import { pageExamples } from '../components/pages.examples.tsx'
import { buildAssets, type Assets } from './build.ts'

let assets: Assets
beforeAll(async () => {
  assets = await buildAssets()
})

const look = { bar: '#0b3d7a', action: '#0b5cad', wordmark: 'Stadt Musterstadt' }
const css = () => assets.files.get(assets.css)!

test('the style sheet is under 40 KB compressed', () => {
  const { gzip, brotli } = css()
  expect(gzip!.length).toBeLessThan(40 * 1024)
  expect(brotli!.length).toBeLessThan(gzip!.length)
  expect(gzip!.length).toBeGreaterThan(4 * 1024)
})

test('a first visit transfers under 60 KB, fonts aside', () => {
  const icons = [...assets.files.values()].filter(({ type }) => type === 'image/svg+xml').reduce((sum, { body }) => sum + body.length, 0)
  const own = assets.files.get(assets.lookCss('musterstadt', look))!.body.length
  const visits = Object.entries(pageExamples).map(([name, page]) => ({
    name,
    bytes: Buffer.byteLength(renderToString(page)) + css().gzip!.length + own + icons,
  }))
  expect(visits.length).toBeGreaterThan(5)
  expect(visits.filter(({ bytes }) => bytes >= 60 * 1024)).toEqual([])
})

test('the map is under 60 KB compressed, script and styles, and asks nobody else for anything', () => {
  const { script, css: styles } = assets.island('map')
  const files = [script, styles!].map((address) => assets.files.get(address)!)
  expect(files.reduce((sum, { gzip }) => sum + gzip!.length, 0)).toBeLessThan(60 * 1024)
  expect(files[0]!.body.toString()).not.toMatch(/\beval\(|new Function|["'`]https?:\/\/(?!www\.w3\.org|leafletjs\.com)/)
  expect(files[1]!.body.toString()).not.toMatch(/url\(["']?(?:https?:|\/\/|data:)|@import/)
})

test('what is compressed is the same file', () => {
  const { body, gzip, brotli } = css()
  expect(gunzipSync(gzip!).equals(body)).toBe(true)
  expect(brotliDecompressSync(brotli!).equals(body)).toBe(true)
})

test('everything the style sheet refers to is there, and nothing comes from elsewhere', () => {
  const addresses = [
    ...css()
      .body.toString()
      .matchAll(/url\(["']?([^"')]+)/g),
  ].map(([, address]) => address!)
  expect(addresses.length).toBeGreaterThan(5)
  expect(addresses.filter((address) => !assets.files.has(address))).toEqual([])
})

test('only rules of classes that our pages name are sent', () => {
  const sheet = css().body.toString()
  expect(sheet).toContain('.kern-btn--primary')
  expect(sheet).not.toContain('.kern-dialog')
  expect(sheet).not.toContain('prefers-color-scheme: dark')
})

test('an address names its content: the same look has one, another look another', () => {
  const first = assets.lookCss('musterstadt', look)
  expect(assets.lookCss('musterstadt', { ...look })).toBe(first)
  expect(assets.lookCss('musterstadt', { ...look, bar: '#123456' })).not.toBe(first)
  expect(assets.files.get(first)!.body.toString()).toContain('#0b3d7a')
})

test('every class of our own that a page names has a rule, and every rule a page', async () => {
  const folder = join(projectRoot, 'src/web')
  const files = await readdir(folder, { recursive: true })
  const namedIn = async (kind: RegExp) => {
    const sources = await Promise.all(files.filter((name) => kind.test(name)).map((name) => readFile(join(folder, name), 'utf8')))
    return new Set(sources.flatMap((source) => source.match(/(?<![/])\bportal-[a-z]+(?:[-_]+[a-z]+)*/g) ?? []))
  }
  const named = await namedIn(/(?<!\.(test|examples))\.tsx$/)
  const namedByIslands = await namedIn(/^islands.*(?<!\.test)\.ts$/)
  const ruled = new Set(
    [
      ...css()
        .body.toString()
        .matchAll(/\.(portal-[a-z]+(?:[-_]+[a-z]+)*)/g),
    ].map(([, name]) => name!),
  )
  expect(named.size).toBeGreaterThan(20)
  expect([...named].filter((name) => !ruled.has(name))).toEqual([])
  expect([...ruled].filter((name) => !named.has(name) && !namedByIslands.has(name))).toEqual([])
})
