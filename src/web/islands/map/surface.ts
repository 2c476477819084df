/** The map itself, on Leaflet: shows a drawing, and tells what a hand, a mouse or a key does with it. */
import * as L from 'leaflet'
import type { Position } from '../../../forms/context.ts'
import { metres } from '../../../forms/geometry/in-words.ts'
import { pathsOf, positionsOf, type Shape, shapeKindOf } from '../../../forms/geometry/shape.ts'
import type { Language } from '../../context.ts'
import { addBackground, DEEPEST_ZOOM, hasPicture, loadBorder, type Settings } from './background.ts'
import { type Corner, type Drawing, withCornerAt } from './drawing.ts'
import { lengthOf, mapWords } from './words.ts'

/** What is done on the map. */
export type Hands = {
  readonly setPoint: (position: Position) => void
  readonly finish: () => void
  readonly leave: () => void
  readonly takeBack: () => void
  readonly remove: () => void
  readonly select: (shape: number | null) => void
  readonly moveCorner: (corner: Corner, position: Position) => void
  readonly addCorner: (after: Corner, position: Position) => void
  readonly removeCorner: (corner: Corner) => void
}

export type Surface = {
  readonly show: (drawing: Drawing) => void
  /** The middle of what is seen. */
  readonly middle: () => Position
}

const DRAW_ZOOM = { withPicture: 15, withGrid: 20 } as const
/** A finger is this many pixels wide: so near to the first corner means that corner. */
const NEAR_PIXELS = 14
/** Closer together, two clicks are one that was made twice. */
const SAME_PIXELS = 3
/** How far an arrow key goes; with the shift key, the small step. */
const STEP_PIXELS = 24
const SMALL_STEP_PIXELS = 4
/** Shorter sides on the screen have no room for their length. */
const LABEL_PIXELS = 56

const toLatLng = ([longitude, latitude]: Position): L.LatLngTuple => [latitude, longitude]
const toPosition = ({ lng, lat }: L.LatLng): Position => [lng, lat]

/** Styles are set by classes: colours stand in map.css, with those of the town. */
const look = (name: string, more: L.PathOptions = {}): L.PathOptions => ({ className: `portal-map-${name}`, ...more })

export function openSurface(element: HTMLElement, settings: Settings, language: Language, begun: readonly Shape[], hands: Hands): Surface {
  const say = mapWords(language)
  const isTouched = matchMedia('(pointer: coarse)').matches
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    // The page scrolls by wheel and finger, until the map has the focus or a tool is in the hand.
    scrollWheelZoom: false,
    dragging: !isTouched,
    doubleClickZoom: false,
    // Its steps glide, and keys that come meanwhile are lost; ours do not.
    keyboard: false,
    minZoom: 8,
    maxZoom: DEEPEST_ZOOM,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  })
  L.control.zoom({ zoomInTitle: say.zoomIn, zoomOutTitle: say.zoomOut }).addTo(map)
  lookAt(map, settings, begun)
  addBackground(map, settings, language)
  void loadBorder(settings).then((border) => {
    if (!border) return
    const outline = L.geoJSON(border, { style: look('border', { interactive: false, fill: false }) }).addTo(map)
    outline.bringToBack()
    if (begun.length === 0 && hasPicture(settings)) map.fitBounds(outline.getBounds(), { animate: false })
  })

  const cross = L.DomUtil.create('div', 'portal-map-cross', element)
  cross.setAttribute('aria-hidden', 'true')
  const shapes = L.layerGroup().addTo(map)
  const corners = L.layerGroup().addTo(map)
  const band = L.polyline([], look('band', { interactive: false })).addTo(map)
  let current: Drawing = { shapes: begun, tool: null, path: [], selected: null }
  let focused: string | null = null

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

  /** One shape: chosen by a click, or by the return key when it has the focus. */
  function showShape(shape: Shape, place: number): void {
    const isSelected = place === current.selected
    const options = look(isSelected ? 'chosen' : 'shape', { interactive: current.tool === null, bubblingMouseEvents: false })
    const layer =
      shape.type === 'Point'
        ? L.circleMarker(toLatLng(shape.coordinates), { ...options, radius: 9 })
        : shape.type === 'LineString'
          ? L.polyline(shape.coordinates.map(toLatLng), options)
          : L.polygon(
              shape.coordinates.map((ring) => ring.map(toLatLng)),
              options,
            )
    layer.on('click', () => hands.select(place))
    layer.addTo(shapes)
    const drawn = layer.getElement()
    if (current.tool !== null || isSelected || !drawn) return
    drawn.setAttribute('tabindex', '0')
    drawn.setAttribute('role', 'button')
    drawn.setAttribute('aria-label', `${say.choose[shapeKindOf(shape)]} (${place + 1})`)
    drawn.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return
      event.preventDefault()
      hands.select(place)
    })
  }

  /** The lengths of the sides, beside them, where there is room. */
  function showLengths(path: readonly Position[]): void {
    for (const [index, end] of path.entries()) {
      const start = path[index - 1]
      if (!start) continue
      const [from, to] = [pixels(start), pixels(end)]
      if (from.distanceTo(to) < LABEL_PIXELS) continue
      const text = document.createElement('span')
      text.textContent = metres(lengthOf([start, end]), language)
      const icon = L.divIcon({ className: 'portal-map-length', html: text, iconSize: [0, 0] })
      L.marker(map.containerPointToLatLng(from.add(to).divideBy(2)), { icon, interactive: false, keyboard: false }).addTo(corners)
    }
  }

  function showCorners(shape: Shape): void {
    pathsOf(shape).forEach((path, pathPlace) => {
      const own = shape.type === 'Polygon' ? path.slice(0, -1) : path
      own.forEach((position, place) => showCorner({ path: pathPlace, place }, position, own.length))
      if (shape.type === 'Point') return
      path.slice(1).forEach((end, place) => {
        const start = path[place]
        if (start && pixels(start).distanceTo(pixels(end)) > 2 * NEAR_PIXELS) showMiddle({ path: pathPlace, place }, start, end)
      })
    })
  }

  /** Moved by mouse, finger or arrow keys; its shape follows at once. */
  function showCorner(corner: Corner, position: Position, count: number): void {
    const key = `${corner.path}.${corner.place}`
    const handle = L.marker(toLatLng(position), { icon: dot('corner', 26), draggable: true, keyboard: true, zIndexOffset: 100 })
    handle.on('drag', () => redrawShapes(withCornerAt(current, corner, toPosition(handle.getLatLng()))))
    handle.on('dragend', () => hands.moveCorner(corner, toPosition(handle.getLatLng())))
    handle.addTo(corners)
    const element = handle.getElement()
    if (!element) return
    element.setAttribute('aria-label', say.corner(corner.place + 1, count))
    element.addEventListener('focus', () => (focused = key))
    element.addEventListener('keydown', (event) => {
      const step = SMALL_STEP_PIXELS
      const [x, y] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? []
      const isDelete = event.key === 'Delete' || event.key === 'Backspace'
      if (!isDelete && (x === undefined || y === undefined)) return
      event.preventDefault()
      event.stopPropagation()
      focused = key
      if (isDelete) hands.removeCorner(corner)
      else hands.moveCorner(corner, toPosition(map.containerPointToLatLng(pixels(position).add([x ?? 0, y ?? 0]))))
    })
    if (focused === key) element.focus({ preventScroll: true })
  }

  /** Pulled out of a side, it becomes a corner. Mouse and finger only: by keyboard, corners are moved. */
  function showMiddle(after: Corner, start: Position, end: Position): void {
    const at = map.containerPointToLatLng(pixels(start).add(pixels(end)).divideBy(2))
    const handle = L.marker(at, { icon: dot('middle', 24), draggable: true, keyboard: false })
    handle.on('dragend', () => hands.addCorner(after, toPosition(handle.getLatLng())))
    handle.addTo(corners).getElement()?.setAttribute('aria-hidden', 'true')
  }

  function redrawShapes(drawing: Drawing): void {
    shapes.clearLayers()
    drawing.shapes.forEach(showShape)
  }

  function show(drawing: Drawing): void {
    const { tool, path, selected } = drawing
    if (selected !== current.selected || tool !== null) focused = null
    current = drawing
    redrawShapes(drawing)
    // Taking away the corner with the focus would move it to the page's beginning.
    const isFocusWithin = element.contains(document.activeElement) && document.activeElement !== element
    corners.clearLayers()
    if (path.length < 1) band.setLatLngs([])
    if (tool !== null && path.length > 0) {
      L.polyline(path.map(toLatLng), look('path', { interactive: false })).addTo(shapes)
      for (const position of path)
        L.marker(toLatLng(position), { icon: dot('set', 14), interactive: false, keyboard: false }).addTo(corners)
      showLengths(path)
    }
    const chosen = selected === null ? undefined : drawing.shapes[selected]
    if (chosen) {
      pathsOf(chosen).forEach(showLengths)
      showCorners(chosen)
    }
    if (isFocusWithin && !element.contains(document.activeElement)) element.focus({ preventScroll: true })
    element.classList.toggle('portal-map-drawing', tool !== null)
    // By finger the map moves only while a tool is in the hand: otherwise the page could not be scrolled over it.
    if (isTouched) map.dragging[tool === null ? 'disable' : 'enable']()
  }

  show(current)
  return { show, middle: () => toPosition(map.getCenter()) }
}

const dot = (name: string, size: number): L.DivIcon => L.divIcon({ className: `portal-map-${name}`, iconSize: [size, size] })

/** What is drawn already; otherwise the middle of the town, near enough to draw where there is no picture to find the way on. */
function lookAt(map: L.Map, settings: Settings, begun: readonly Shape[]): void {
  const positions = begun.flatMap(positionsOf).map(toLatLng)
  const zoom = hasPicture(settings) ? DRAW_ZOOM.withPicture : DRAW_ZOOM.withGrid
  if (positions.length > 0) map.fitBounds(L.latLngBounds(positions).pad(0.3), { maxZoom: 20, animate: false })
  else map.setView(settings.centre ?? [51.5, 7.1], zoom, { animate: false })
}
