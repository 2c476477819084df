/**
 * Drawing a place on a map. Takes every map of the page that comes into view: shows it, and writes what is drawn into the
 * field that the form posts. The fields beside it are an equal way; so nothing here is needed.
 */
import 'leaflet/dist/leaflet.css'
import './map/map.css'
import { writeShapes } from '../../forms/geometry/shape.ts'
import { faultOf, type ShapeFault } from '../../forms/geometry/validity.ts'
import type { Language } from '../context.ts'
import { hasPicture, readSettings, type Settings } from './map/background.ts'
import {
  canFinish,
  type Drawing,
  finished,
  type History,
  removable,
  reopened,
  takenBack,
  withCornerAfter,
  withCornerAt,
  withoutCorner,
  withoutShape,
  withPoint,
  withStep,
  withTool,
} from './map/drawing.ts'
import { loadShapes } from './map/load-shapes.ts'
import { openSurface } from './map/surface.ts'
import { faultInWords, mapWords, statusInWords } from './map/words.ts'

const language: Language = document.documentElement.lang === 'en' ? 'en' : 'de'

/** The parts that the server rendered (LocationField.tsx); null where one is missing. */
function partsOf(root: HTMLElement) {
  const find = (selector: string): HTMLElement | null => root.querySelector(selector)
  const field = root.querySelector<HTMLInputElement>('[data-drawing-text]')
  const [map, surface, status] = [find('[data-map]'), find('[data-map-surface]'), find('[data-map-status]')]
  const hasMap = root.querySelector<HTMLInputElement>('[data-drawing-has-map]')
  if (!field || !hasMap || !map || !surface || !status) return null
  const tool = (name: string): HTMLElement | null => find(`[data-tool="${name}"]`)
  return { field, hasMap, map, surface, status, tool, box: find('[data-drawing-box]'), withoutPicture: find('[data-map-without-picture]') }
}

function takeOver(root: HTMLElement, settings: Settings): void {
  const parts = partsOf(root)
  if (!parts) return
  const { field, hasMap, surface, status, tool, box } = parts
  const isMany = root.dataset.many === 'yes'
  const loaded = loadShapes(field.value)
  let history: History = { now: reopened(loaded ?? [], (shape) => faultOf(shape) !== null), before: [] }

  const board = openSurface(surface, settings, language, history.now.shapes, {
    setPoint: (position) => change((now) => withPoint(now, position, isMany)),
    finish: () => change((now) => finished(now, isMany)),
    leave: () => change((now) => withTool(now, null)),
    takeBack: () => set(takenBack(history)),
    remove: () => change(withoutShape),
    select: (shape) => change((now) => ({ ...now, selected: shape })),
    moveCorner: (corner, position) => change((now) => withCornerAt(now, corner, position)),
    addCorner: (after, position) => change((now) => withCornerAfter(now, after, position)),
    removeCorner: (corner) => change((now) => withoutCorner(now, corner)),
  })

  const change = (step: (now: Drawing) => Drawing): void => set(withStep(history, step(history.now)))

  function set(next: History): void {
    const isOther = next.now.shapes !== history.now.shapes
    history = next
    if (isOther) write()
    board.show(next.now)
    tell()
  }

  function write(): void {
    field.value = writeShapes(history.now.shapes)
    if (field.type === 'checkbox') field.checked = history.now.shapes.length > 0
    hasMap.value = hasPicture(settings) && history.now.shapes.length > 0 ? 'yes' : ''
    // What could not be shown has been replaced.
    if (box) box.hidden = true
  }

  function tell(): void {
    const { now, before } = history
    const fault = now.shapes.map(faultOf).find((found) => found !== null)
    const isLost = loaded === null && before.length === 0 && now.tool === null
    const sayFault = (found: ShapeFault): string => (isToldAlready(before.length) ? mapWords(language).mend : faultInWords(found, language))
    status.textContent = isLost
      ? mapWords(language).unreadable
      : fault && now.tool === null
        ? sayFault(fault)
        : statusInWords(now, language)
    status.classList.toggle('portal-map__status--wrong', Boolean(fault) && now.tool === null)
    for (const kind of ['point', 'line', 'area'] as const) tool(kind)?.setAttribute('aria-pressed', String(now.tool === kind))
    enable('setPoint', now.tool !== null)
    enable('finish', canFinish(now))
    enable('undo', before.length > 0)
    enable('remove', now.path.length > 0 || removable(now) !== null)
  }

  /** The page came back with its own sentence about the drawing: as long as nothing has changed, one is enough. */
  const isToldAlready = (steps: number): boolean => steps === 0 && root.querySelector(':scope > .kern-error') !== null

  /** Not `disabled`: that would take the focus away from a button that was just pressed. */
  const enable = (name: string, isEnabled: boolean): void => tool(name)?.setAttribute('aria-disabled', String(!isEnabled))

  for (const kind of ['point', 'line', 'area'] as const) tool(kind)?.addEventListener('click', () => change((now) => withTool(now, kind)))
  tool('setPoint')?.addEventListener('click', () => change((now) => withPoint(now, board.middle(), isMany)))
  tool('finish')?.addEventListener('click', () => change((now) => (canFinish(now) ? finished(now, isMany) : now)))
  tool('undo')?.addEventListener('click', () => set(takenBack(history)))
  tool('remove')?.addEventListener('click', () => change(withoutShape))
  // What was begun and is whole is not lost when the page is sent.
  field.form?.addEventListener('submit', () => change((now) => finished(now, isMany)))

  board.show(history.now)
  tell()
}

const settings = readSettings()
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue
      near.unobserve(target)
      takeOver(target, settings)
    }
  },
  { rootMargin: '400px' },
)

for (const root of document.querySelectorAll<HTMLElement>('[data-drawing]')) {
  const parts = partsOf(root)
  if (!parts) continue
  parts.map.hidden = false
  // What the map shows need not be said by a box; what it cannot show stays in it.
  if (parts.box) parts.box.hidden = loadShapes(parts.field.value) !== null
  if (parts.withoutPicture) parts.withoutPicture.hidden = hasPicture(settings)
  near.observe(root)
}
