/** Examples of places: described, and drawn on a map. */
import { example, type ExampleTable } from './example.ts'

const parts = ['street', 'houseNumber', 'postalCode', 'place', 'side', 'length', 'width', 'shapes'].map((part) => `ort.${part}`)

const address = { 'ort.street': 'Horster Straße', 'ort.houseNumber': '12', 'ort.postalCode': '45964', 'ort.place': 'Gladbeck' }

/** Four corners on a square of Gladbeck, in this order. */
const polygon = (...corners: readonly (readonly [number, number])[]): string =>
  JSON.stringify({ type: 'Polygon', coordinates: [[...corners, corners[0]]] })

export const locationExamples: Pick<ExampleTable, 'location'> = {
  location: [
    example(
      'Eine Fläche',
      { id: 'ort', type: 'location', label: 'Wo sollen die Tische stehen?', hint: 'Die Fläche auf dem Gehweg.' },
      parts,
      {
        ...address,
        'ort.side': 'near',
        'ort.shapes': polygon([6.9827, 51.5713], [6.9828, 51.5713], [6.9828, 51.5714], [6.9827, 51.5714]),
      },
      {
        ...address,
        'ort.side': 'near',
        'ort.shapes': polygon([6.9827, 51.5713], [6.9828, 51.5714], [6.9828, 51.5713], [6.9827, 51.5714]),
      },
    ),
    example(
      'Eine Strecke, ohne Karte beschrieben',
      { id: 'ort', type: 'location', label: 'Wo soll niemand halten?', draw: ['line'], size: 'length' },
      parts.filter((part) => part !== 'ort.width'),
      { ...address, 'ort.side': 'opposite', 'ort.length': '15' },
      { ...address, 'ort.side': 'opposite' },
    ),
  ],
}
