/** What a sketch shows, for whoever cannot see it, and as its caption. */
import type { Language } from '../days.ts'
import { measuresInWords, metres, squareMetres } from './in-words.ts'
import type { SketchModel } from './sketch.ts'

const words = {
  de: {
    title: (place: string) => `Lageskizze: ${place}`,
    several: (number: number, place: string) => `Stelle ${number}: ${place}`,
    onMap: (what: string) => `Auf der Karte eingezeichnet: ${what}. Maßstäblich, Norden ist oben.`,
    onGrid: (what: string) => `Eingezeichnet: ${what}. Form und Größe sind maßstäblich; Lage und Richtung nach der Anschrift.`,
    described: (size: string, side: string, area: string) =>
      `Schema nach den Angaben: ${size}${area} an der Straße${side}. Die genaue Lage zeigt es nicht.`,
    area: (area: string) => ` (${area})`,
    areaOfBoth: (area: string) => ` auf jeder Seite (zusammen ${area})`,
    side: { near: ', auf der Seite der Adresse', opposite: ', gegenüber der Adresse', both: '' },
    onEachSide: ' auf jeder Seite',
    scale: (length: string) => `Der Balken ist ${length} lang.`,
  },
  en: {
    title: (place: string) => `Sketch of the place: ${place}`,
    several: (number: number, place: string) => `Place ${number}: ${place}`,
    onMap: (what: string) => `Drawn on the map: ${what}. True to scale, north is at the top.`,
    onGrid: (what: string) => `Drawn: ${what}. Shape and size are true to scale; position and direction are those of the address.`,
    described: (size: string, side: string, area: string) =>
      `Scheme of what was stated: ${size}${area} along the street${side}. It does not show the exact position.`,
    area: (area: string) => ` (${area})`,
    areaOfBoth: (area: string) => ` on each side (together ${area})`,
    side: { near: ', on the side of the address', opposite: ', opposite the address', both: '' },
    onEachSide: ' on each side',
    scale: (length: string) => `The bar is ${length} long.`,
  },
} as const

export type SketchWords = {
  readonly title: string
  /** One or two sentences. */
  readonly description: string
  /** The description with the name of the place before it, as it stands below the picture. */
  readonly caption: string
}

/** What a sketch shows. `number` counts the places from 1 where there are several. */
export function sketchInWords(model: SketchModel, language: Language, number: number | null = null): SketchWords {
  const say = words[language]
  const name = number === null ? model.place : say.several(number, model.place)
  const what = model.way === 'described' ? describedInWords(model, language) : drawnInWords(model, language)
  const description = `${what} ${say.scale(metres(model.scaleBar, language))}`
  return { title: say.title(name), description, caption: `${name}. ${description}` }
}

function drawnInWords({ hasMap, measures }: SketchModel, language: Language): string {
  const what = measuresInWords(measures, language)
  return hasMap ? words[language].onMap(what) : words[language].onGrid(what)
}

function describedInWords({ measures, stated: { length, width }, side }: SketchModel, language: Language): string {
  const say = words[language]
  const size = [length, width].flatMap((measure) => (measure === null ? [] : [metres(measure, language)])).join(' × ')
  const area = measures.area === null ? null : squareMetres(measures.area, language)
  const onBoth = area === null ? say.onEachSide : say.areaOfBoth(area)
  return say.described(size, side === null ? '' : say.side[side], side === 'both' ? onBoth : area === null ? '' : say.area(area))
}

/** The numbers of so many places: none where it is only one. */
export const placeNumber = (index: number, of: number): number | null => (of > 1 ? index + 1 : null)
