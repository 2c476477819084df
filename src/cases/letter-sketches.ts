import { sketchSvg } from '../forms/geometry/sketch-drawing.ts'
import { placeNumber, sketchInWords } from '../forms/geometry/sketch-words.ts'
import type { SketchModel } from '../forms/geometry/sketch.ts'
import type { Json } from '../platform/digest.ts'

/** Sketches as `sketch` of `letters/layout.typ` draws them: the picture as SVG, what it shows, and its caption. */
export const sketchesInLetter = (sketches: readonly SketchModel[], language: 'de' | 'en'): Json =>
  sketches.map((model, index) => {
    const { title, description, caption } = sketchInWords(model, language, placeNumber(index, sketches.length))
    return { svg: sketchSvg(model), alt: `${title}. ${description}`, caption }
  })
