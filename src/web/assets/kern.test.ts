import { expect, test } from 'vitest'
import { extractIcons, kernClassesIn, pruneKern } from './kern.ts'

const prune = (css: string, ...used: string[]) => pruneKern(css, new Set(used))

test('the classes of a view are found wherever they are written', () => {
  expect(kernClassesIn(`<p class="kern-alert kern-alert--info">{isWide ? 'kern-btn--block' : 'kern-form-check__radio'}`)).toEqual([
    'kern-alert',
    'kern-alert--info',
    'kern-btn--block',
    'kern-form-check__radio',
  ])
})

test('a rule stays when all its classes are used', () => {
  expect(prune('.kern-btn .kern-label{color:red}.kern-btn .kern-icon{color:blue}', 'kern-btn', 'kern-label')).toBe(
    '.kern-btn .kern-label{color:red}',
  )
})

test('of a list of selectors only the used ones stay', () => {
  expect(prune('.kern-a,.kern-b:is(x,y),p{margin:0}', 'kern-b')).toBe('.kern-b:is(x,y),p{margin:0}')
})

test('a class that a selector excludes need not be used', () => {
  expect(prune('.kern-a:not(.kern-b){margin:0}', 'kern-a')).toBe('.kern-a:not(.kern-b){margin:0}')
})

test('a rule for narrow screens goes when nothing in it is used', () => {
  expect(prune('@media (max-width: 1px){.kern-a{margin:0}}@media (max-width: 2px){.kern-b{margin:0}}', 'kern-b')).toBe(
    '@media (max-width: 2px){.kern-b{margin:0}}',
  )
})

test('the dark theme is left out', () => {
  expect(prune('@media (prefers-color-scheme: dark){p{color:white}}[data-kern-theme=dark]{color:white}p{color:black}')).toBe(
    'p{color:black}',
  )
})

test('a property stays as long as something reads it, also through another one', () => {
  expect(prune(':root{--a:1px;--b:var(--a);--c:var(--d);--d:2px}p{margin:var(--b)}')).toBe(':root{--a:1px;--b:var(--a);}p{margin:var(--b)}')
})

test('a brace inside a data address ends no rule', () => {
  const rule = `.kern-a{mask:url("data:image/svg+xml,%3Csvg{}%3E")}`
  expect(prune(`${rule}.kern-b{margin:0}`, 'kern-a')).toBe(rule)
})

test('an icon that two rules use becomes one file', () => {
  const stored: string[] = []
  const css = extractIcons('.x{mask:url("data:image/svg+xml,%3Csvg/%3E")}.y{mask:url("data:image/svg+xml,%3Csvg/%3E")}', (svg) => {
    stored.push(svg)
    return '/icon.svg'
  })
  expect(stored).toEqual(['<svg/>'])
  expect(css).toBe('.x{mask:url("/icon.svg")}.y{mask:url("/icon.svg")}')
})
