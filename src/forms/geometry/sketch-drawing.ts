/** Draws the model of a sketch: as elements that any view can render, and as the text of an SVG file. */
import { figurePath, measureSigns } from './sketch-digits.ts'
import type { SketchModel, SketchPoint, SketchShape } from './sketch.ts'

/** One element of SVG 1.1 without children; only presentation attributes, no styles, texts or fonts. */
export type SketchElement = { readonly name: 'path' | 'circle'; readonly attributes: Readonly<Record<string, string | number>> }
export type SketchDrawing = { readonly width: number; readonly height: number; readonly elements: readonly SketchElement[] }

const ink = { shape: '#1d4f91', fill: '#cfe0f3', street: '#6b6b6b', house: '#d9d9d9', figure: '#1a1a1a', paper: '#ffffff' } as const
const LARGEST = { width: 400, height: 290 } as const
/** Below the sketch, for the bar of the scale. */
const FOOT = 34
/** A unit of the figures, in pixels. */
const FIGURE = 1.7
/** Paper around the figures, in pixels. */
const PAPER = 4
/** More sides, or shorter ones, and their lengths would lie over each other. */
const MOST_LABELS = 12
const SHORTEST_LABELLED = 44

const short = (value: number): number => Math.round(value * 10) / 10

/**
 * Draws a sketch 400 wide and at most 290 high, with a bar of its scale below and, where it is true to direction, the north.
 * Always of the same width, so that wherever it is shown figures and lines are of the same size.
 */
export function drawSketch(model: SketchModel): SketchDrawing {
  const scale = Math.min(LARGEST.width / model.width, (LARGEST.height - FOOT) / model.height)
  const { width } = LARGEST
  const height = short(model.height * scale)
  const left = (width - model.width * scale) / 2
  const toPixels = (path: readonly SketchPoint[]): SketchPoint[] => path.map(([x, y]) => [short(left + x * scale), short(y * scale)])
  const line = (points: readonly SketchPoint[], attributes: SketchElement['attributes']): SketchElement => ({
    name: 'path',
    attributes: { d: pathOf(points), fill: 'none', 'stroke-linejoin': 'round', ...attributes },
  })
  return {
    width,
    height: height + FOOT,
    elements: [
      { name: 'path', attributes: { d: `M0 0H${width}V${height + FOOT}H0z`, fill: ink.paper } },
      ...(model.house ? [line(toPixels(model.house), { fill: ink.house, stroke: ink.street })] : []),
      ...model.street.map((edge) => line(toPixels(edge), { stroke: ink.street, 'stroke-width': 2 })),
      ...middleOf(model.street).map((edge) => line(toPixels(edge), { stroke: ink.street, 'stroke-dasharray': '10 8' })),
      ...model.shapes.flatMap((shape) => shapeElements(shape, toPixels)),
      ...labels(model, toPixels),
      ...scaleBar(model.scaleBar, model.scaleBar * scale, height),
      ...(model.hasMap ? northArrow(width, height) : []),
    ],
  }
}

/** The sketch as a whole SVG file without any text in it: what it shows must be said beside it (`sketchInWords`). */
export function sketchSvg(model: SketchModel): string {
  const { width, height, elements } = drawSketch(model)
  const inside = elements.map(({ name, attributes }) => {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
    return `<${name}${written.join('')}/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside.join('')}</svg>`
}

const pathOf = (points: readonly SketchPoint[]): string => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')

function shapeElements({ kind, paths }: SketchShape, toPixels: (path: readonly SketchPoint[]) => SketchPoint[]): SketchElement[] {
  const drawn = paths.map(toPixels)
  const stroke = { stroke: ink.shape, 'stroke-width': 2.5, 'stroke-linejoin': 'round' }
  if (kind === 'point') return drawn.flat().map(([cx, cy]) => ({ name: 'circle', attributes: { cx, cy, r: 7, fill: ink.fill, ...stroke } }))
  const d = drawn.map((path) => pathOf(path) + (kind === 'area' ? 'z' : '')).join('')
  return [{ name: 'path', attributes: { d, fill: kind === 'area' ? ink.fill : 'none', 'fill-rule': 'evenodd', ...stroke } }]
}

/** The line in the middle of a street, between its two edges. */
function middleOf([upper, lower]: SketchModel['street']): (readonly SketchPoint[])[] {
  if (!upper || !lower) return []
  return [upper.map(([x, y], index): SketchPoint => [x, (y + (lower[index]?.[1] ?? y)) / 2])]
}

/** Figures on a sheet of paper, so that no line strikes them through. `x`, `y` is their middle. */
function figures(text: string, x: number, y: number): SketchElement[] {
  const { path, width } = figurePath(text)
  const transform = `translate(${short(x - (width * FIGURE) / 2)} ${short(y - 3 * FIGURE)}) scale(${FIGURE})`
  const common = { d: path, fill: 'none', transform, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  const [half, high] = [(width * FIGURE) / 2 + PAPER, 3 * FIGURE + PAPER]
  const sheet = `M${short(x - half)} ${short(y - high)}H${short(x + half)}V${short(y + high)}H${short(x - half)}z`
  return [
    { name: 'path', attributes: { d: sheet, fill: ink.paper } },
    { name: 'path', attributes: { ...common, stroke: ink.figure, 'stroke-width': 0.8 } },
  ]
}

type Side = { readonly from: SketchPoint; readonly to: SketchPoint; readonly metres: number }

/** The lengths of the sides that have room for it; none where there are too many. */
function labels(model: SketchModel, toPixels: (path: readonly SketchPoint[]) => SketchPoint[]): SketchElement[] {
  const sides = model.shapes.flatMap(({ kind, paths }) => (kind === 'point' ? [] : paths.flatMap((path) => sidesOf(path, toPixels(path)))))
  if (sides.length > MOST_LABELS) return []
  // A described rectangle has two equal pairs; one of each tells all.
  const told = model.way === 'described' ? sides.filter((_, index) => index % 4 < 2 && index < 4) : sides
  return told
    .filter(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]) >= SHORTEST_LABELLED)
    .flatMap(({ from, to, metres }) => figures(measureSigns(metres), (from[0] + to[0]) / 2, (from[1] + to[1]) / 2))
}

const sidesOf = (path: readonly SketchPoint[], pixels: readonly SketchPoint[]): Side[] =>
  path.slice(1).flatMap((end, index) => {
    const [start, from, to] = [path[index], pixels[index], pixels[index + 1]]
    return start && from && to ? [{ from, to, metres: Math.hypot(end[0] - start[0], end[1] - start[1]) }] : []
  })

function scaleBar(metres: number, length: number, top: number): SketchElement[] {
  const [left, y] = [12, top + FOOT - 12]
  const d = `M${left} ${y - 6}V${y}H${short(left + length)}V${y - 6}`
  return [
    { name: 'path', attributes: { d, fill: 'none', stroke: ink.figure, 'stroke-width': 1.5 } },
    ...figures(measureSigns(metres), left + length / 2, y - 12),
  ]
}

/** An arrow with an N above it, in the lower right corner. */
function northArrow(width: number, top: number): SketchElement[] {
  const [x, y] = [width - 16, top + FOOT - 8]
  return [
    { name: 'path', attributes: { d: `M${x} ${y - 18}l6 16l-6 -4l-6 4z`, fill: ink.figure } },
    { name: 'path', attributes: { d: `M${x - 3} ${y - 22}v-8l6 8v-8`, fill: 'none', stroke: ink.figure, 'stroke-width': 1.5 } },
  ]
}
