/** Examples of places: described, and drawn on a map. */
import { example, type ExampleTable } from './example.ts'

const parts = ['street', 'houseNumber', 'postalCode', 'place', 'side', 'length', 'width', 'shapes', 'hasMap']

const addressOf = (id: string) => ({
  [`${id}.street`]: 'Horster Straße',
  [`${id}.houseNumber`]: '12',
  [`${id}.postalCode`]: '45964',
  [`${id}.place`]: 'Gladbeck',
})

/** Four corners on a square of Gladbeck, in this order. */
const polygon = (...corners: readonly (readonly [number, number])[]): string =>
  JSON.stringify({ type: 'Polygon', coordinates: [[...corners, corners[0]]] })

export const locationExamples: Pick<ExampleTable, 'location'> = {
  location: [
    example(
      'Eine Fläche',
      { id: 'ort', type: 'location', label: 'Wo sollen die Tische stehen?', hint: 'Die Fläche auf dem Gehweg.' },
      parts.map((part) => `ort.${part}`),
      {
        ...addressOf('ort'),
        'ort.side': 'near',
        'ort.shapes': polygon([6.9827, 51.5713], [6.9828, 51.5713], [6.9828, 51.5714], [6.9827, 51.5714]),
      },
      {
        ...addressOf('ort'),
        'ort.side': 'near',
        'ort.shapes': polygon([6.9827, 51.5713], [6.9828, 51.5714], [6.9828, 51.5713], [6.9827, 51.5714]),
      },
    ),
    example(
      'Eine Strecke, ohne Karte beschrieben',
      { id: 'strecke', type: 'location', label: 'Wo soll niemand halten?', draw: ['line'], size: 'length' },
      parts.filter((part) => part !== 'width').map((part) => `strecke.${part}`),
      { ...addressOf('strecke'), 'strecke.side': 'opposite', 'strecke.length': '15' },
      { ...addressOf('strecke'), 'strecke.side': 'opposite' },
    ),
  ],
}
