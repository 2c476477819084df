/**
 * Whether the lines of an area touch or cross each other anywhere but where one goes on into the next. Stops at the first
 * crossing: a drawing may have as many as the square of its points, and one is enough to refuse it.
 */
import type { Position } from '../context.ts'

/** Seven decimals as whole numbers, so that what is compared is exact. */
const toWhole = (degrees: number): number => Math.round(degrees * 1e7)

type Point = { readonly x: number; readonly y: number }
type Segment = {
  readonly a: Point
  readonly b: Point
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
  /** Its ring, its place in it, and how many segments the ring has. */
  readonly ring: number
  readonly index: number
  readonly of: number
}

export type Crossing = { readonly found: boolean; /** How many pairs of segments were compared. */ readonly compared: number }

/** Looks at closed rings, rounded to seven decimals. At worst compares every segment with every other. */
export function crossingOf(rings: readonly (readonly Position[])[]): Crossing {
  const segments = rings.flatMap(segmentsOf).toSorted((one, other) => one.left - other.left)
  let compared = 0
  for (const [position, one] of segments.entries()) {
    for (let next = position + 1; next < segments.length; next += 1) {
      const other = segments[next]
      // Sorted by their left ends: all that follow begin to the right of this one.
      if (other === undefined || other.left > one.right) break
      compared += 1
      if (other.bottom > one.top || other.top < one.bottom || areNeighbours(one, other)) continue
      if (meet(one, other)) return { found: true, compared }
    }
  }
  return { found: false, compared }
}

function segmentsOf(ring: readonly Position[], ringIndex: number): Segment[] {
  const points = ring.map(([longitude, latitude]): Point => ({ x: toWhole(longitude), y: toWhole(latitude) }))
  return points.slice(1).map((b, index) => {
    const a = points[index] ?? b
    return {
      a,
      b,
      left: Math.min(a.x, b.x),
      right: Math.max(a.x, b.x),
      bottom: Math.min(a.y, b.y),
      top: Math.max(a.y, b.y),
      ring: ringIndex,
      index,
      of: points.length - 1,
    }
  })
}

function areNeighbours(one: Segment, other: Segment): boolean {
  if (one.ring !== other.ring) return false
  const apart = Math.abs(one.index - other.index)
  return apart === 1 || apart === one.of - 1
}

/** On which side of the line from `a` to `b` a point lies: -1, 0 or 1. */
const sideOf = (a: Point, b: Point, point: Point): number => Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x))

const isWithin = ({ left, right, bottom, top }: Segment, { x, y }: Point): boolean => x >= left && x <= right && y >= bottom && y <= top

function meet(one: Segment, other: Segment): boolean {
  const [c, d] = [sideOf(one.a, one.b, other.a), sideOf(one.a, one.b, other.b)]
  const [a, b] = [sideOf(other.a, other.b, one.a), sideOf(other.a, other.b, one.b)]
  if (a * b < 0 && c * d < 0) return true
  return (
    (c === 0 && isWithin(one, other.a)) ||
    (d === 0 && isWithin(one, other.b)) ||
    (a === 0 && isWithin(other, one.a)) ||
    (b === 0 && isWithin(other, one.b))
  )
}
