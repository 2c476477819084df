/** A drawing while it is made: pure, each change gives a new one. What is shown of it is the surface's business. */
import type { Position } from '../../../forms/context.ts'
import { pathsOf, roundedShape, type Shape, type ShapeKind } from '../../../forms/geometry/shape.ts'

export type Drawing = {
  readonly shapes: readonly Shape[]
  /** What is being drawn; null while nothing is. */
  readonly tool: ShapeKind | null
  /** The corners of the line or area that is being drawn. */
  readonly path: readonly Position[]
  /** The shape whose corners can be moved, by its place; null when none is chosen. */
  readonly selected: number | null
}

/** A corner of a shape: which path of it (the outer ring is 0), and which position of the path. */
export type Corner = { readonly path: number; readonly place: number }

export const drawingOf = (shapes: readonly Shape[]): Drawing => ({ shapes, tool: null, path: [], selected: null })

/** A drawing that is opened again: with the corners to be moved of what `isWrong`, or of the only shape. */
export function reopened(shapes: readonly Shape[], isWrong: (shape: Shape) => boolean): Drawing {
  const wrong = shapes.findIndex(isWrong)
  return { ...drawingOf(shapes), selected: wrong >= 0 ? wrong : shapes.length === 1 ? 0 : null }
}

/** Corners that a line or an area needs to be one. */
const fewestCorners = { point: 1, line: 2, area: 3 } as const satisfies Record<ShapeKind, number>

export const canFinish = ({ tool, path }: Drawing): boolean => tool !== null && tool !== 'point' && path.length >= fewestCorners[tool]

/** Takes a tool into the hand; the same again, or none, lays it down. What was begun with another is gone. */
export const withTool = (drawing: Drawing, tool: ShapeKind | null): Drawing => ({
  ...drawing,
  tool: tool === drawing.tool ? null : tool,
  path: [],
  selected: null,
})

/** The shape of a path; the ring of an area is closed. */
export function shapeOf(tool: ShapeKind, path: readonly Position[]): Shape | null {
  const [first] = path
  if (!first || path.length < fewestCorners[tool]) return null
  if (tool === 'point') return { type: 'Point', coordinates: first }
  return tool === 'line' ? { type: 'LineString', coordinates: path } : { type: 'Polygon', coordinates: [[...path, first]] }
}

function withShape(drawing: Drawing, shape: Shape, isMany: boolean): Drawing {
  const shapes = isMany ? [...drawing.shapes, roundedShape(shape)] : [roundedShape(shape)]
  return { shapes, tool: null, path: [], selected: shapes.length - 1 }
}

/** Sets a point with the tool in the hand. Where only one shape is asked for, a new one takes the place of the old. */
export function withPoint(drawing: Drawing, position: Position, isMany: boolean): Drawing {
  if (drawing.tool === null) return drawing
  if (drawing.tool !== 'point') return { ...drawing, path: [...drawing.path, position] }
  const drawn = withShape(drawing, { type: 'Point', coordinates: position }, isMany)
  return isMany ? { ...drawn, tool: 'point', selected: null } : drawn
}

/** Ends the line or area; one with too few corners is dropped. */
export function finished(drawing: Drawing, isMany: boolean): Drawing {
  const shape = drawing.tool === null ? null : shapeOf(drawing.tool, drawing.path)
  return shape ? withShape(drawing, shape, isMany) : { ...drawing, tool: null, path: [] }
}

/** Which shape "delete" means: the chosen one, or the only one. */
export const removable = ({ shapes, selected }: Drawing): number | null => selected ?? (shapes.length === 1 ? 0 : null)

/** Drops what was begun; otherwise the shape that is meant. */
export function withoutShape(drawing: Drawing): Drawing {
  if (drawing.path.length > 0) return { ...drawing, path: [] }
  const which = removable(drawing)
  return which === null ? drawing : { ...drawing, shapes: drawing.shapes.filter((_, place) => place !== which), selected: null }
}

/** Changes the positions of one path of the chosen shape; the first and the last of a ring stay the same place. */
function changePath(drawing: Drawing, which: number, change: (positions: readonly Position[]) => readonly Position[]): Drawing {
  const shape = drawing.selected === null ? undefined : drawing.shapes[drawing.selected]
  if (!shape) return drawing
  const paths = pathsOf(shape).map((path, index) => {
    if (index !== which) return path
    if (shape.type !== 'Polygon') return change(path)
    const corners = change(path.slice(0, -1))
    return corners[0] ? [...corners, corners[0]] : corners
  })
  const changed = roundedShape(shapeWith(shape, paths))
  return { ...drawing, shapes: drawing.shapes.map((each, place) => (place === drawing.selected ? changed : each)) }
}

function shapeWith(shape: Shape, paths: readonly (readonly Position[])[]): Shape {
  const [first = []] = paths
  if (shape.type === 'Polygon') return { type: 'Polygon', coordinates: paths }
  if (shape.type === 'LineString') return { type: 'LineString', coordinates: first }
  return { type: 'Point', coordinates: first[0] ?? shape.coordinates }
}

export const withCornerAt = (drawing: Drawing, { path, place }: Corner, position: Position): Drawing =>
  changePath(drawing, path, (positions) => positions.map((each, index) => (index === place ? position : each)))

/** A new corner behind another. */
export const withCornerAfter = (drawing: Drawing, { path, place }: Corner, position: Position): Drawing =>
  changePath(drawing, path, (positions) => positions.toSpliced(place + 1, 0, position))

/** Takes a corner away, as long as enough are left. */
export function withoutCorner(drawing: Drawing, { path, place }: Corner): Drawing {
  const shape = drawing.selected === null ? undefined : drawing.shapes[drawing.selected]
  const fewest = shape?.type === 'Polygon' ? fewestCorners.area : fewestCorners.line
  return changePath(drawing, path, (positions) => (positions.length > fewest ? positions.toSpliced(place, 1) : positions))
}

/** A drawing with what it was before, for taking back. Choosing a tool or a shape is no step of its own. */
export type History = { readonly now: Drawing; readonly before: readonly Drawing[] }

const hasChanged = (a: Drawing, b: Drawing): boolean => a.shapes !== b.shapes || a.path !== b.path

export const withStep = ({ now, before }: History, next: Drawing): History => ({
  now: next,
  before: hasChanged(now, next) && !isOnlyTool(now, next) ? [...before, now] : before,
})

/** Taking a tool into the hand empties a path that was empty already. */
const isOnlyTool = (a: Drawing, b: Drawing): boolean => a.shapes === b.shapes && a.path.length === 0 && b.path.length === 0

/** One step back; the tool that was in the hand is in it again. */
export function takenBack({ now, before }: History): History {
  const last = before.at(-1)
  return last ? { now: last, before: before.slice(0, -1) } : { now, before }
}
