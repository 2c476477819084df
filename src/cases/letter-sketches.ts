import { sketchSvg } from '../forms/geometry/sketch-drawing.ts'
import { sketchInWords } from '../forms/geometry/sketch-words.ts'
import type { SketchModel } from '../forms/geometry/sketch.ts'
import type { Json } from '../platform/digest.ts'

/** Sketches as `sketch` of `letters/layout.typ` draws them: the picture as SVG, what it shows, and its caption. */
export const sketchesInLetter = (sketches: readonly SketchModel[], language: 'de' | 'en'): Json =>
  sketches.map((model) => {
    const { title, description } = sketchInWords(model, language)
    return { svg: sketchSvg(model), alt: `${title}. ${description}`, caption: description }
  })
