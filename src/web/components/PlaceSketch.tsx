import { drawSketch } from '../../forms/geometry/sketch-drawing.ts'
import { placeNumber, sketchInWords } from '../../forms/geometry/sketch-words.ts'
import type { SketchModel } from '../../forms/geometry/sketch.ts'
import type { Language } from '../context.ts'

/** Small drawings of places, each with the sentence that says what it shows. */
export const PlaceSketches = ({ sketches, language }: { sketches: readonly SketchModel[]; language: Language }) =>
  sketches.map((model, index) => <PlaceSketch model={model} number={placeNumber(index, sketches.length)} language={language} />)

const PlaceSketch = ({ model, number, language }: { model: SketchModel; number: number | null; language: Language }) => {
  const { width, height, elements } = drawSketch(model)
  const { title, description, caption } = sketchInWords(model, language, number)
  return (
    <figure class="portal-sketch">
      <svg role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{title}</title>
        <desc>{description}</desc>
        {elements.map(({ name: Element, attributes }) => (
          <Element {...attributes} />
        ))}
      </svg>
      <figcaption class="portal-small">{caption}</figcaption>
    </figure>
  )
}
