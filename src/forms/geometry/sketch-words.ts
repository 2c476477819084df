/** What a sketch shows, for whoever cannot see it, and as its caption. */
import type { Language } from '../days.ts'
import { measuresInWords, metres, squareMetres } from './in-words.ts'
import type { SketchModel } from './sketch.ts'

const words = {
  de: {
    title: (place: string) => `Lageskizze: ${place}`,
    drawn: (what: string) => `Auf der Karte eingezeichnet: ${what}. Maßstäblich, Norden ist oben.`,
    described: (size: string, side: string) => `Schema nach den Angaben: ${size} an der Straße${side}. Die genaue Lage zeigt es nicht.`,
    side: { near: ', auf der Seite der Adresse', opposite: ', gegenüber der Adresse', both: ', auf beiden Seiten' },
    scale: (length: string) => `Der Balken ist ${length} lang.`,
  },
  en: {
    title: (place: string) => `Sketch of the place: ${place}`,
    drawn: (what: string) => `Drawn on the map: ${what}. True to scale, north is at the top.`,
    described: (size: string, side: string) =>
      `Scheme of what was stated: ${size} along the street${side}. It does not show the exact position.`,
    side: { near: ', on the side of the address', opposite: ', opposite the address', both: ', on both sides' },
    scale: (length: string) => `The bar is ${length} long.`,
  },
} as const

/** The title and one or two sentences. */
export function sketchInWords(model: SketchModel, language: Language): { readonly title: string; readonly description: string } {
  const say = words[language]
  const { measures, stated, side, way, scaleBar } = model
  const { length, width } = stated
  const size = [...(length === null ? [] : [metres(length, language)]), ...(width === null ? [] : [metres(width, language)])].join(' × ')
  const area = measures.area === null ? '' : ` (${squareMetres(measures.area, language)})`
  const what =
    way === 'drawn' ? say.drawn(measuresInWords(measures, language)) : say.described(size + area, side === null ? '' : say.side[side])
  return { title: say.title(model.place), description: `${what} ${say.scale(metres(scaleBar, language))}` }
}
