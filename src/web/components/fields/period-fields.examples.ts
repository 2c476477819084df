import { example, type ExampleTable } from './example.ts'

/** The six fields of a first and a last day. */
function period(id: string, from: readonly [string, string, string], to: readonly [string, string, string]): Record<string, string> {
  const ofDay = (end: string, [day, month, year]: readonly [string, string, string]) => ({
    [`${id}.${end}.day`]: day,
    [`${id}.${end}.month`]: month,
    [`${id}.${end}.year`]: year,
  })
  return { ...ofDay('from', from), ...ofDay('to', to) }
}

export const periodExamples: Pick<ExampleTable, 'time' | 'period' | 'repetition'> = {
  time: [
    example(
      'Einfach',
      { id: 'beginnUm', type: 'time', label: 'Um wie viel Uhr geht es los?' },
      ['beginnUm'],
      { beginnUm: '14 Uhr' },
      { beginnUm: 'mittags' },
    ),
    example(
      'Mit Grenzen',
      {
        id: 'anlieferung',
        type: 'time',
        label: 'Anlieferung',
        hint: 'Zwischen 6 und 10 Uhr',
        earliest: '06:00',
        latest: '10:00',
        optional: true,
      },
      ['anlieferung'],
      { anlieferung: '9.30' },
      { anlieferung: '11:00' },
    ),
  ],
  period: [
    example(
      'Nur Tage',
      { id: 'zeitraum', type: 'period', label: 'In welchem Zeitraum?', maxDays: 90 },
      ['from', 'to'].flatMap((end) => ['day', 'month', 'year'].map((part) => `zeitraum.${end}.${part}`)),
      period('zeitraum', ['3', '7', '2026'], ['17', '7', '2026']),
      period('zeitraum', ['17', '7', '2026'], ['3', '7', '2026']),
    ),
    example(
      'Mit Uhrzeiten und Grenzen',
      { id: 'fest', type: 'period', label: 'Wann ist das Fest?', times: true, earliest: 'plusDays(today(), 2)', optional: true },
      [...['from', 'to'].flatMap((end) => ['day', 'month', 'year'].map((part) => `fest.${end}.${part}`)), 'fest.fromTime', 'fest.toTime'],
      { ...period('fest', ['3', '7', '2026'], ['5', '7', '2026']), 'fest.fromTime': '10:00', 'fest.toTime': '22 Uhr' },
      { ...period('fest', ['3', '7', '2026'], ['3', '7', '2026']), 'fest.fromTime': '18:00', 'fest.toTime': '2:00' },
    ),
  ],
  repetition: [
    example(
      'Einfach',
      { id: 'wiederholung', type: 'repetition', label: 'Wie oft findet es statt?' },
      ['every', 'weekdays', 'fromMonth', 'toMonth'].map((part) => `wiederholung.${part}`),
      { 'wiederholung.every': 'week', 'wiederholung.weekdays': ['sa'], 'wiederholung.fromMonth': '4', 'wiederholung.toMonth': '10' },
      { 'wiederholung.every': 'week', 'wiederholung.fromMonth': '4' },
    ),
  ],
}
