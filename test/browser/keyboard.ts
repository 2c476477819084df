/** Using a page with the keyboard alone: every stop of the focus is looked at on the way. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Filling } from './browser.ts'

/** Where the focus is, and whether somebody who looks at the screen can tell. */
type Stop = {
  /** The words of a link or button, the label of a field. */
  readonly name: string
  readonly field: string
  readonly type: string
  readonly value: string
  readonly isChecked: boolean
  readonly hasRing: boolean
  readonly isInView: boolean
  /** Stands behind the previous stop in the document, so that the focus goes where the eye goes. */
  readonly isOnward: boolean
}

const stopOn = (page: Page): Promise<Stop> =>
  page.evaluate(async () => {
    // The browser scrolls to the focus with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const element = document.activeElement as HTMLInputElement
    const before = document.querySelector('[data-last-stop]')
    before?.removeAttribute('data-last-stop')
    element.setAttribute('data-last-stop', '')
    // A card draws its ring around itself, in a pseudo-element of its link.
    const rings = [undefined, '::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo))
    const { top, bottom, left, right } = element.getBoundingClientRect()
    return {
      name: (element.labels?.[0]?.textContent ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
      // What is typed to search a list has no name of its own; its id is that of the question.
      field: element.getAttribute('name') ?? (element.role === 'combobox' ? element.id : ''),
      type: element.role ?? (element.tagName === 'INPUT' ? element.type : element.tagName.toLowerCase()),
      value: element.value ?? '',
      isChecked: element.checked ?? false,
      hasRing: rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
      isInView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
      isOnward: before === null || before === element || (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
    }
  })

/** Goes to the next stop. Fails where the focus cannot be seen, or jumps back. */
export async function tab(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab')
  const stop = await stopOn(page)
  expect(stop, `${page.url()}: a stop of the focus`).toMatchObject({ hasRing: true, isInView: true, isOnward: true })
  return stop
}

/** Goes on until the stop with these words. */
export async function tabTo(page: Page, name: string | RegExp): Promise<Stop> {
  const passed: string[] = []
  for (let steps = 0; steps < 80; steps += 1) {
    const stop = await tab(page)
    if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return stop
    passed.push(stop.name)
  }
  throw new Error(`${page.url()}: no stop "${name}" among ${passed.join(', ')}`)
}

/** Presses the return key and waits for the page that it leads to. */
export async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
}

/** Answers the field that has the focus: types, moves with the arrows, ticks with the space bar. */
async function answer(page: Page, stop: Stop, value: string | true): Promise<void> {
  if (stop.type === 'radio') {
    for (let options = 0; options < 12; options += 1) {
      const { value: option } = await stopOn(page)
      if (option === value) return page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
    }
    throw new Error(`${stop.field} has no option ${value}`)
  }
  if (stop.type === 'checkbox') {
    if (value === true || value.split(' ').includes(stop.value)) await page.keyboard.press('Space')
    return
  }
  if (stop.type === 'select') {
    for (let options = 0; (await stopOn(page)).value !== value; options += 1) {
      if (options > 400) throw new Error(`${stop.field} has no option ${value}`)
      await page.keyboard.press('ArrowDown')
    }
    return
  }
  if (stop.type !== 'combobox') return page.keyboard.type(String(value))
  await page.keyboard.type((await page.locator(`[name="${stop.field}"] option[value="${value}"]`).textContent()) ?? '')
  await page.keyboard.press('Enter')
}

/** Answers what this page asks, stop by stop, up to the button with these words, and presses it. */
export async function answerByKeyboard(page: Page, filling: Filling, button: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    const stop = await tab(page)
    const value = filling[stop.field]
    if (value !== undefined && !(stop.type === 'radio' && stop.isChecked)) await answer(page, stop, value)
    if (stop.name === button) return enter(page)
  }
  throw new Error(`${page.url()} has no button "${button}"`)
}
