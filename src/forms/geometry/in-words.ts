/** Measures as people read them. */
import type { Language } from '../days.ts'
import type { Measures } from './measure.ts'

const formats = {
  de: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-IE', { maximumFractionDigits: 2 }),
}

/** `12,5 m`, with the space that does not break. */
export const metres = (value: number, language: Language): string => `${formats[language].format(value)}\u00a0m`
/** `12,5 m²` */
export const squareMetres = (value: number, language: Language): string => `${formats[language].format(value)}\u00a0m²`

const words = {
  de: { point: ['Punkt', 'Punkte'], line: ['Linie', 'Linien'], area: ['Fläche', 'Flächen'], and: ' und ' },
  en: { point: ['point', 'points'], line: ['line', 'lines'], area: ['area', 'areas'], and: ' and ' },
} as const

/** What a drawing holds: `1 Fläche, 12,5 m²`; `2 Punkte und 1 Linie, 8 m`. Nothing drawn is an empty text. */
export function measuresInWords({ points, lines, areas, length, area }: Measures, language: Language): string {
  const say = words[language]
  const counted = (count: number, [one, many]: readonly [string, string]): string => `${count} ${count === 1 ? one : many}`
  return [
    ...(points > 0 ? [counted(points, say.point)] : []),
    ...(length === null ? [] : [`${counted(lines, say.line)}, ${metres(length, language)}`]),
    ...(area === null ? [] : [`${counted(areas, say.area)}, ${squareMetres(area, language)}`]),
  ].join(say.and)
}
