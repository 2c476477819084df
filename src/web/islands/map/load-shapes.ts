/** Reads back what a field of the form holds: our own text, or something that the server could not read either. */
import type { Position } from '../../../forms/context.ts'
import type { Shape } from '../../../forms/geometry/shape.ts'

type Loose = { readonly type?: unknown; readonly coordinates?: unknown; readonly geometries?: unknown }

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((degrees) => typeof degrees === 'number' && Math.abs(degrees) <= 180)
const isPath = (value: unknown): value is Position[] => Array.isArray(value) && value.length >= 2 && value.every(isPosition)

function isShape(value: unknown): value is Shape {
  if (typeof value !== 'object' || value === null) return false
  const { type, coordinates } = value as Loose
  if (type === 'Point') return isPosition(coordinates)
  if (type === 'LineString') return isPath(coordinates)
  return type === 'Polygon' && Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isPath)
}

/** The shapes in a text; null when it cannot be shown on a map. */
export function loadShapes(text: string): readonly Shape[] | null {
  if (text.trim() === '') return []
  try {
    const content = JSON.parse(text) as Loose | null
    const shapes: unknown = content?.type === 'GeometryCollection' ? content.geometries : [content]
    return Array.isArray(shapes) && shapes.every(isShape) ? shapes : null
  } catch {
    return null
  }
}
