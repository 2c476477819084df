/** What is seen of a drawing on the map: its shapes, the lengths of its sides, and the corners that can be moved. */
import * as L from 'leaflet'
import type { Position } from '../../../forms/context.ts'
import { metres } from '../../../forms/geometry/in-words.ts'
import { pathsOf, type Shape, shapeKindOf } from '../../../forms/geometry/shape.ts'
import type { Language } from '../../context.ts'
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

/** A finger is this many pixels wide: so near to a corner means that corner. */
export const NEAR_PIXELS = 14
/** How far an arrow key moves what must be placed exactly. */
export const SMALL_STEP_PIXELS = 4
/** Shorter sides on the screen have no room for their length. */
const LABEL_PIXELS = 56

export const toLatLng = ([longitude, latitude]: Position): L.LatLngTuple => [latitude, longitude]
export const toPosition = ({ lng, lat }: L.LatLng): Position => [lng, lat]

/** Styles are set by classes: colours stand in map.css, with those of the town. */
export const look = (name: string, more: L.PathOptions = {}): L.PathOptions => ({ className: `portal-map-${name}`, ...more })
const dot = (name: string, size: number): L.DivIcon => L.divIcon({ className: `portal-map-${name}`, iconSize: [size, size] })

/** Lays layers for a drawing on a map; each call shows another drawing in them. */
export function showOn(map: L.Map, language: Language, hands: Hands): (drawing: Drawing) => void {
  const say = mapWords(language)
  const surface = map.getContainer()
  const shapes = L.layerGroup().addTo(map)
  const corners = L.layerGroup().addTo(map)
  let current: Drawing = { shapes: [], tool: null, path: [], selected: null }
  /** The corner that had the focus, so that it has it again when it was moved. */
  let focused: string | null = null

  const pixels = (position: Position): L.Point => map.latLngToContainerPoint(toLatLng(position))

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

  return (drawing) => {
    const { tool, path, selected } = drawing
    if (selected !== current.selected || tool !== null) focused = null
    current = drawing
    redrawShapes(drawing)
    // Taking away the corner with the focus would move it to the page's beginning.
    const isFocusWithin = surface.contains(document.activeElement) && document.activeElement !== surface
    corners.clearLayers()
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
    if (isFocusWithin && !surface.contains(document.activeElement)) surface.focus({ preventScroll: true })
  }
}
