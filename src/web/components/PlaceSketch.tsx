import { drawSketch } from '../../forms/geometry/sketch-drawing.ts'
import { sketchInWords } from '../../forms/geometry/sketch-words.ts'
import type { SketchModel } from '../../forms/geometry/sketch.ts'
import type { Language } from '../context.ts'

/** A small drawing of a place, with the sentence that says what it shows. */
export const PlaceSketch = ({ model, language }: { model: SketchModel; language: Language }) => {
  const { width, height, elements } = drawSketch(model)
  const { title, description } = sketchInWords(model, language)
  return (
    <figure class="portal-sketch">
      <svg role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{title}</title>
        <desc>{description}</desc>
        {elements.map(({ name: Element, attributes }) => (
          <Element {...attributes} />
        ))}
      </svg>
      <figcaption class="portal-small">{description}</figcaption>
    </figure>
  )
}
