import { describe, expect, test } from 'vitest'
import { drawSketch, sketchSvg } from './sketch-drawing.ts'
import { figurePath, measureSigns } from './sketch-digits.ts'
import { sketchInWords } from './sketch-words.ts'
import { sketchesOf, type SketchModel } from './sketch.ts'
import { gladbeck, square } from './test-shapes.ts'

const address = { street: 'Horster Straße', houseNumber: '12', postalCode: '45964', place: 'Gladbeck' }
const drawn = { ...address, area: 100, isDrawn: true, shapes: [square(10)] }
const described = { ...address, side: 'opposite', length: 6, width: 3, area: 18, isDrawn: false }

function only(answer: unknown): SketchModel {
  const [model, ...more] = sketchesOf(answer)
  if (!model || more.length > 0) throw new Error('not one sketch')
  return model
}
const heights = (points: readonly (readonly [number, number])[]): number[] => points.map(([, y]) => y)

describe('a sketch of what was drawn', () => {
  const model = only(drawn)
  test('is true to scale, in metres', () => {
    const [ring = []] = model.shapes[0]?.paths ?? []
    const xs = ring.map(([x]) => x)
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(10, 1)
    expect(Math.max(...heights(ring)) - Math.min(...heights(ring))).toBeCloseTo(10, 1)
    expect(model.width).toBeGreaterThan(10)
    expect(model.scaleBar).toBe(2)
  })
  test('has the north on top and the east to the right', () => {
    const two = only({ ...drawn, shapes: [{ type: 'LineString', coordinates: [gladbeck, [gladbeck[0] + 1e-4, gladbeck[1] + 1e-4]] }] })
    const [[start, end] = []] = two.shapes[0]?.paths ?? []
    expect(end?.[0]).toBeGreaterThan(start?.[0] ?? Infinity)
    expect(end?.[1]).toBeLessThan(start?.[1] ?? -Infinity)
  })
  test('shows a single point with its surroundings', () => {
    const { width, height, elements } = drawSketch(only({ ...drawn, shapes: [{ type: 'Point', coordinates: gladbeck }] }))
    expect(elements.find(({ name }) => name === 'circle')?.attributes).toMatchObject({ cx: width / 2 })
    expect(height).toBeLessThan(300)
  })
  test('says what it shows', () => {
    const words = sketchInWords(only({ ...drawn, hasMap: true }), 'de')
    expect(words.title).toBe('Lageskizze: Horster Straße 12')
    expect(words.description).toMatch(
      /^Auf der Karte eingezeichnet: 1 Fläche, 100[,\d]*\u00a0m²\. Maßstäblich, Norden ist oben\. Der Balken ist 2\u00a0m lang\.$/,
    )
    expect(words.caption).toBe(`Horster Straße 12. ${words.description}`)
    expect(sketchInWords(model, 'de', 2)).toMatchObject({
      title: 'Lageskizze: Stelle 2: Horster Straße 12',
      caption: expect.stringMatching(/^Stelle 2: Horster Straße 12\. Eingezeichnet/),
    })
    expect(sketchInWords(model, 'en').title).toBe('Sketch of the place: Horster Straße 12')
  })
})

test('a drawing without a map behind it claims neither position nor direction', () => {
  const [onGrid, onMap] = [only(drawn), only({ ...drawn, hasMap: true })]
  expect(sketchInWords(onGrid, 'de').description).toMatch(
    /^Eingezeichnet: 1 Fläche, .* Form und Größe sind maßstäblich; Lage und Richtung nach der Anschrift\. Der Balken/,
  )
  expect(sketchInWords(onGrid, 'en').description).not.toMatch(/north|map/)
  // The arrow and its N.
  expect(drawSketch(onMap).elements.length - drawSketch(onGrid).elements.length).toBe(2)
})

describe('a sketch of what was described', () => {
  const placesOf = (side: string | undefined) => {
    const model = only({ ...described, ...(side === undefined ? { side: undefined } : { side }) })
    const [upper = 0, lower = 0] = model.street.map((edge) => edge[0]?.[1] ?? 0)
    return model.shapes.map(({ paths: [ring = []] }) =>
      Math.max(...heights(ring)) <= upper + 1e-9 ? 'above' : Math.min(...heights(ring)) >= lower - 1e-9 ? 'below' : 'on',
    )
  }
  test('puts it beside the street, on the side that was said; the house stands above', () => {
    expect(placesOf('near')).toEqual(['above'])
    expect(placesOf('opposite')).toEqual(['below'])
    expect(placesOf('both')).toEqual(['above', 'below'])
    expect(Math.max(...heights(only(described).house ?? []))).toBeLessThan(only(described).street[0]?.[0]?.[1] ?? 0)
  })
  test('claims no side where none was said', () => {
    expect(only({ ...described, side: undefined }).house).toBeNull()
  })
  test('keeps length and width to scale', () => {
    const [ring = []] = only(described).shapes[0]?.paths ?? []
    const xs = ring.map(([x]) => x)
    expect([Math.max(...xs) - Math.min(...xs), Math.max(...heights(ring)) - Math.min(...heights(ring))]).toEqual([
      expect.closeTo(6),
      expect.closeTo(3),
    ])
  })
  test('of a stretch is a line along the kerb', () => {
    expect(only({ ...address, length: 15, isDrawn: false }).shapes).toMatchObject([{ kind: 'line' }])
  })
  test('says of both sides that each is as large', () => {
    expect(sketchInWords(only({ ...described, side: 'both', area: 36 }), 'de').description).toMatch(
      /^Schema nach den Angaben: 6\u00a0m × 3\u00a0m auf jeder Seite \(zusammen 36\u00a0m²\) an der Straße\. Die genaue/,
    )
    expect(sketchInWords(only({ ...address, length: 15, side: 'both', isDrawn: false }), 'de').description).toContain(
      '15\u00a0m auf jeder Seite an der Straße',
    )
  })
  test('says that it is a scheme', () => {
    expect(sketchInWords(only(described), 'de').description).toBe(
      'Schema nach den Angaben: 6\u00a0m × 3\u00a0m (18\u00a0m²) an der Straße, gegenüber der Adresse. Die genaue Lage zeigt es nicht. Der Balken ist 2\u00a0m lang.',
    )
  })
})

describe('sketches', () => {
  test('come from every place in the rows of a group, and from groups in rows', () => {
    const rows = [{ zweck: 'Stand', wo: drawn }, { zweck: 'Bühne' }, { inner: [{ wo: described }, { wo: drawn }] }]
    expect(sketchesOf(rows).map(({ way }) => way)).toEqual(['drawn', 'described', 'drawn'])
  })
  test('come from nothing else', () => {
    for (const answer of [undefined, null, 'x', 3, true, [], ['a'], address, { ...address, addition: 'c/o' }, { from: '2026-01-01' }])
      expect(sketchesOf(answer)).toEqual([])
  })
})

describe('the file of a sketch', () => {
  test.each([drawn, described, { ...address, length: 200, width: 0.5 }, { ...address, length: 0.5, width: 200 }])(
    'is a picture without text, fonts, styles or references, of a bearable size',
    (answer) => {
      const svg = sketchSvg(only(answer))
      expect(svg).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="[\d.]+" height="[\d.]+" viewBox="0 0 [\d.]+ [\d.]+">(<(path|circle)( [a-z-]+="[^"<>&]*")+\/>)+<\/svg>$/,
      )
      expect(svg).not.toMatch(/NaN|Infinity|undefined|style|href/)
      const { width, height } = drawSketch(only(answer))
      // Always as wide, or figures would be of another size where it is shown.
      expect([width, height <= 290]).toEqual([400, true])
    },
  )
  test('has paper behind every measure, so that no line strikes it through', () => {
    const { elements } = drawSketch(only(drawn))
    const figures = elements.flatMap(({ attributes }, index) => ('transform' in attributes ? [elements[index - 1]?.attributes.fill] : []))
    expect(figures).toEqual(['#ffffff', '#ffffff', '#ffffff', '#ffffff', '#ffffff'])
  })
  test('writes measures with strokes', () => {
    expect(measureSigns(12.54)).toBe('12,5 m')
    expect(figurePath('12,5 m').path.match(/M/g)?.length).toBeGreaterThan(5)
    expect(figurePath('11').width).toBeGreaterThan(2 * figurePath('1').width)
    for (const sign of '0123456789,m') expect(figurePath(sign).path).not.toBe('')
  })
})
