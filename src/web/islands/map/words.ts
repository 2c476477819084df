/** What the map says while it is drawn on. What never changes stands in the page already (texts/de.ts, en.ts). */
import { measuresInWords, metres } from '../../../forms/geometry/in-words.ts'
import { exactLength, measuresOf } from '../../../forms/geometry/measure.ts'
import type { ShapeFault } from '../../../forms/geometry/validity.ts'
import type { Language } from '../../context.ts'
import { canFinish, type Drawing } from './drawing.ts'

const faults: Record<Language, Record<ShapeFault, string>> = {
  de: {
    shapeUnreadable: 'Diese Zeichnung ist nicht lesbar.',
    shapeCrossesItself:
      'Die Ränder der Fläche überkreuzen sich. Bitte verschieben Sie eine Ecke, oder zeichnen Sie neu, einmal ringsherum.',
    holeOutside: 'Eine Aussparung liegt außerhalb der Fläche.',
    shapeTooSmall: 'Die Zeichnung ist zu klein. Vergrößern Sie die Karte, und zeichnen Sie neu.',
    shapeTooLarge: 'Die Zeichnung ist sehr groß. Bitte zeichnen Sie nur die Stelle ein, um die es geht.',
    anotherCountry: 'Diese Stelle liegt nicht in Deutschland.',
  },
  en: {
    shapeUnreadable: 'This drawing cannot be read.',
    shapeCrossesItself: 'The edges of the area cross each other. Please move a corner, or draw it again, once around.',
    holeOutside: 'A gap lies outside of the area.',
    shapeTooSmall: 'The drawing is too small. Zoom in, and draw it again.',
    shapeTooLarge: 'The drawing is very large. Please draw only the place that this is about.',
    anotherCountry: 'This place is not in Germany.',
  },
}

const words = {
  de: {
    zoomIn: 'Karte vergrößern',
    zoomOut: 'Karte verkleinern',
    nothing: 'Noch nichts eingezeichnet.',
    drawn: (what: string) => `Eingezeichnet: ${what}.`,
    begin: { point: 'Setzen Sie den Punkt auf die Karte.', line: 'Setzen Sie den Anfang der Linie.', area: 'Setzen Sie die erste Ecke.' },
    next: { line: 'Setzen Sie den nächsten Punkt.', area: 'Setzen Sie die nächste Ecke.' },
    ready: { line: 'Oder drücken Sie „Fertig“.', area: 'Oder drücken Sie „Fertig“, dann schließt sich die Fläche.' },
    last: (length: string) => `Letzte Seite: ${length}.`,
    unreadable: 'Die bisherige Zeichnung lässt sich hier nicht zeigen. Wenn Sie neu zeichnen, wird sie ersetzt.',
    mend: 'Verschieben Sie die Ecken, oder zeichnen Sie neu.',
    grid: (length: string) => `1 Kästchen = ${length}`,
    corner: (place: number, of: number) => `Ecke ${place} von ${of}: mit den Pfeiltasten verschieben, mit Entf löschen`,
    choose: { point: 'Punkt auswählen', line: 'Linie auswählen', area: 'Fläche auswählen' },
  },
  en: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    nothing: 'Nothing drawn yet.',
    drawn: (what: string) => `Drawn: ${what}.`,
    begin: { point: 'Set the point on the map.', line: 'Set the beginning of the line.', area: 'Set the first corner.' },
    next: { line: 'Set the next point.', area: 'Set the next corner.' },
    ready: { line: 'Or press “Done”.', area: 'Or press “Done”, which closes the area.' },
    last: (length: string) => `Last side: ${length}.`,
    unreadable: 'The drawing so far cannot be shown here. Drawing anew replaces it.',
    mend: 'Move the corners, or draw it again.',
    grid: (length: string) => `1 square = ${length}`,
    corner: (place: number, of: number) => `Corner ${place} of ${of}: move it with the arrow keys, delete it with Del`,
    choose: { point: 'Choose the point', line: 'Choose the line', area: 'Choose the area' },
  },
} as const

export const mapWords = (language: Language) => words[language]
export const faultInWords = (fault: ShapeFault, language: Language): string => faults[language][fault]

/** What there is to do next, or what is drawn and how large it is. */
export function statusInWords(drawing: Drawing, language: Language): string {
  const say = words[language]
  const { tool, path, shapes } = drawing
  if (tool === null || (tool === 'point' && shapes.length > 0))
    return shapes.length === 0 ? say.nothing : say.drawn(measuresInWords(measuresOf(shapes), language))
  if (tool === 'point' || path.length === 0) return say.begin[tool]
  const last = path.slice(-2)
  return [
    ...(last.length < 2 ? [] : [say.last(metres(lengthOf(last), language))]),
    say.next[tool],
    ...(canFinish(drawing) ? [say.ready[tool]] : []),
  ].join(' ')
}

/** Metres between positions, to one decimal. */
export const lengthOf = (path: Drawing['path']): number => Math.round(exactLength({ type: 'LineString', coordinates: path }) * 10) / 10
