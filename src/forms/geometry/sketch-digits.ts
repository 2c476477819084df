/** Figures drawn with strokes, so that a sketch needs no font: only what measures consist of. */

/** Strokes on a grid 4 wide and 6 high, as SVG path data from the upper left corner. */
const strokes: Readonly<Record<string, { readonly path: string; readonly width: number }>> = {
  '0': { path: 'M1 0h2l1 1v4l-1 1h-2l-1-1v-4z', width: 4 },
  '1': { path: 'M0 1.5l2-1.5v6', width: 2 },
  '2': { path: 'M0 1l1-1h2l1 1v1l-4 4h4', width: 4 },
  '3': { path: 'M0 0h4l-2.5 2.5h1.5l1 1v1.5l-1 1h-2l-1-1', width: 4 },
  '4': { path: 'M3 6v-6l-3 4h4', width: 4 },
  '5': { path: 'M4 0h-4v2.5h3l1 1v1.5l-1 1h-2l-1-1', width: 4 },
  '6': { path: 'M3.5 0h-1.5l-2 2.5v2.5l1 1h2l1-1v-1.5l-1-1h-3', width: 4 },
  '7': { path: 'M0 0h4l-2.5 6', width: 4 },
  '8': { path: 'M1 0h2l1 1v1l-1 1h-2l-1-1v-1zM1 3l-1 1v1l1 1h2l1-1v-1l-1-1', width: 4 },
  '9': { path: 'M4 3h-3l-1-1v-1l1-1h2l1 1v2.5l-2 2.5h-1.5', width: 4 },
  ',': { path: 'M0.6 5.4v0.6l-0.6 1', width: 0.6 },
  m: { path: 'M0 6v-4M0 3l1-1h0.5l1 1v3M2.5 3l1-1h0.5l1 1v3', width: 5 },
  ' ': { path: '', width: 1 },
}

const GAP = 1.4

/** Path data of a measure like `12,5 m` with its size, in units of which six are the height of a figure. */
export function figurePath(text: string): { readonly path: string; readonly width: number } {
  let width = 0
  let path = ''
  for (const sign of text) {
    const stroke = strokes[sign]
    if (!stroke) continue
    if (width > 0) width += GAP
    // Every figure's strokes begin with "M", so moving the starting points moves it.
    path += stroke.path.replaceAll(/M([\d.]+) /g, (_, x: string) => `M${Number(x) + width} `)
    width += stroke.width
  }
  return { path, width }
}

/** `12,5 m`, with the German comma: a sketch is the same in every language. */
export const measureSigns = (metres: number): string => `${String(Math.round(metres * 10) / 10).replace('.', ',')} m`
