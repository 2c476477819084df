/** The map itself, on Leaflet: where it begins, what lies behind it, and what a mouse, a finger or a key does on it. */
import * as L from 'leaflet'
import type { Position } from '../../../forms/context.ts'
import { positionsOf, type Shape } from '../../../forms/geometry/shape.ts'
import type { Language } from '../../context.ts'
import { addBackground, DEEPEST_ZOOM, hasPicture, loadBorder, type Settings } from './background.ts'
import type { Drawing } from './drawing.ts'
import { type Hands, look, NEAR_PIXELS, showOn, SMALL_STEP_PIXELS, toLatLng, toPosition } from './shown-drawing.ts'
import { mapWords } from './words.ts'

export type Surface = {
  readonly show: (drawing: Drawing) => void
  /** The middle of what is seen. */
  readonly middle: () => Position
}

const DRAW_ZOOM = { withPicture: 15, withGrid: 20 } as const
/** Closer together, two clicks are one that was made twice. */
const SAME_PIXELS = 3
/** How far an arrow key goes; with the shift key, the small step. */
const STEP_PIXELS = 24

export function openSurface(element: HTMLElement, settings: Settings, language: Language, begun: readonly Shape[], hands: Hands): Surface {
  const say = mapWords(language)
  const isTouched = matchMedia('(pointer: coarse)').matches
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    // The page scrolls by wheel and finger, until the map has the focus or a tool is in the hand.
    scrollWheelZoom: false,
    dragging: !isTouched,
    // Its steps glide, and keys that come meanwhile are lost; ours do not.
    keyboard: false,
    minZoom: 8,
    maxZoom: DEEPEST_ZOOM,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  })
  L.control.zoom({ zoomInTitle: say.zoomIn, zoomOutTitle: say.zoomOut }).addTo(map)
  lookAt(map, settings, begun)
  addBackground(map, settings, language)
  const cross = L.DomUtil.create('div', 'portal-map-cross', element)
  cross.setAttribute('aria-hidden', 'true')
  const showDrawing = showOn(map, language, hands)
  const band = L.polyline([], look('band', { interactive: false })).addTo(map)
  let current: Drawing = { shapes: begun, tool: null, path: [], selected: null }

  void loadBorder(settings).then((border) => {
    if (!border) return
    const outline = L.geoJSON(border, { style: look('border', { interactive: false, fill: false }) }).addTo(map)
    outline.bringToBack()
    const isUntouched = current.shapes.length === 0 && current.tool === null
    if (isUntouched && hasPicture(settings)) map.fitBounds(outline.getBounds(), { animate: false })
  })

  const pixels = (position: Position): L.Point => map.latLngToContainerPoint(toLatLng(position))
  const isNear = (position: Position | undefined, point: L.Point, distance: number): boolean =>
    position !== undefined && pixels(position).distanceTo(point) <= distance

  function setPointAt(at: L.LatLng): void {
    const point = map.latLngToContainerPoint(at)
    const { path, tool } = current
    const target = tool === 'area' ? path[0] : path.at(-1)
    if (tool !== 'point' && path.length >= (tool === 'area' ? 3 : 2) && isNear(target, point, NEAR_PIXELS)) return hands.finish()
    if (!isNear(path.at(-1), point, SAME_PIXELS)) hands.setPoint(toPosition(at))
  }

  map.on('click', ({ latlng }) => {
    if (current.tool !== null) setPointAt(latlng)
    else if (current.selected !== null) hands.select(null)
  })
  map.on('mousemove', ({ latlng }) => {
    const last = current.path.at(-1)
    band.setLatLngs(last ? [toLatLng(last), latlng] : [])
  })
  map.on('zoomend', () => show(current))
  const pan = (x: number, y: number) => (isSmall: boolean) => {
    const step = isSmall ? SMALL_STEP_PIXELS : STEP_PIXELS
    map.panBy([x * step, y * step], { animate: false })
  }
  const keyActions: Readonly<Record<string, (isSmall: boolean) => void>> = {
    ArrowLeft: pan(-1, 0),
    ArrowRight: pan(1, 0),
    ArrowUp: pan(0, -1),
    ArrowDown: pan(0, 1),
    '+': () => map.zoomIn(),
    '-': () => map.zoomOut(),
    Enter: () => current.tool !== null && hands.setPoint(toPosition(map.getCenter())),
    Escape: hands.leave,
    Backspace: hands.takeBack,
    Delete: hands.remove,
  }
  element.addEventListener('focus', () => map.scrollWheelZoom.enable())
  element.addEventListener('blur', () => map.scrollWheelZoom.disable())
  element.addEventListener('keydown', (event) => {
    if (event.target !== element) return
    const act = keyActions[event.key]
    if (!act) return
    event.preventDefault()
    act(event.shiftKey)
  })

  function show(drawing: Drawing): void {
    current = drawing
    if (drawing.path.length === 0) band.setLatLngs([])
    showDrawing(drawing)
    element.classList.toggle('portal-map-drawing', drawing.tool !== null)
    // With a tool in the hand, a double click sets a point.
    map.doubleClickZoom[drawing.tool === null ? 'enable' : 'disable']()
    // By finger the map moves only while a tool is in the hand: otherwise the page could not be scrolled over it.
    if (isTouched) map.dragging[drawing.tool === null ? 'disable' : 'enable']()
  }

  show(current)
  return { show, middle: () => toPosition(map.getCenter()) }
}

/** What is drawn already; otherwise the middle of the town, near enough to draw where there is no picture to find the way on. */
function lookAt(map: L.Map, settings: Settings, begun: readonly Shape[]): void {
  const positions = begun.flatMap(positionsOf).map(toLatLng)
  const zoom = hasPicture(settings) ? DRAW_ZOOM.withPicture : DRAW_ZOOM.withGrid
  if (positions.length > 0) map.fitBounds(L.latLngBounds(positions).pad(0.3), { maxZoom: 20, animate: false })
  else map.setView(settings.centre ?? [51.5, 7.1], zoom, { animate: false })
}
