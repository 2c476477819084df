/** A simulation as the people of a town hall read it in a terminal. */
import { dayInWords, type Language } from '../forms/days.ts'
import { formatMoney } from '../platform/money.ts'
import { changeInWords } from './changed-value-words.ts'
import type { ChangedValue } from './changed-values.ts'
import type { SimulatedLine, Simulation } from './simulate-bylaw.ts'

/** What was simulated: whose statute, for which year, and how. Days as `YYYY-MM-DD`. */
export type SimulationReport = {
  readonly statute: string
  readonly authority: string
  readonly year: number
  /** The day whose values of the draft were taken for the whole year; null: by its own dates. */
  readonly asOn: string | null
  readonly changed: readonly ChangedValue[]
  /** Cases of that year whose contents were deleted, so that nothing can be computed. */
  readonly deleted: number
  readonly simulation: Simulation
}

const words = {
  de: {
    title: ({ statute, authority, year }: SimulationReport) =>
      `${statute}, ${authority}: der Entwurf, gerechnet für die Vorgänge des Jahres ${year}`,
    asOn: (day: string, year: number) =>
      `Gerechnet ist, als hätten die Werte des Entwurfs vom ${day} schon ab dem 1. Januar ${year} gegolten.`,
    byDates: 'Gerechnet ist jeder Vorgang mit den Werten, die der Entwurf für seinen Tag nennt.',
    changed: 'Das ändert der Entwurf:',
    unchanged: 'Der Entwurf ändert keinen Wert.',
    cases: ({ cases, differing }: Simulation) => `Vorgänge: ${cases}. Davon anders: ${differing}.`,
    deleted: (count: number) => `Nicht gerechnet, weil die Angaben gelöscht sind: ${count}.`,
    columns: ['Zeile', 'Vorgänge', 'anders', 'bisher', 'nach dem Entwurf', 'Unterschied', 'jetzt bekannt', 'nicht mehr bekannt'],
    note: 'Summen sind von Vorgängen, in denen der Betrag beide Male bekannt ist. Über Zeilen hinweg wird nicht addiert: Eine kann Teil einer anderen sein.',
    nothing: 'Es wurde nichts gespeichert.',
  },
  en: {
    title: ({ statute, authority, year }: SimulationReport) => `${statute}, ${authority}: the draft, computed for the cases of ${year}`,
    asOn: (day: string, year: number) => `Computed as if the draft's values of ${day} had held from 1 January ${year} on.`,
    byDates: 'Each case is computed with the values that the draft has for its day.',
    changed: 'The draft changes:',
    unchanged: 'The draft changes no value.',
    cases: ({ cases, differing }: Simulation) => `Cases: ${cases}. Of these differ: ${differing}.`,
    deleted: (count: number) => `Not computed, because their contents were deleted: ${count}.`,
    columns: ['line', 'cases', 'differ', 'now', 'by the draft', 'difference', 'becomes known', 'becomes unknown'],
    note: 'Sums are of the cases in which the amount is known both times. Lines are not added up: one may be part of another.',
    nothing: 'Nothing was written.',
  },
} as const satisfies Record<Language, object>

/** The report, line by line. It names no case and nobody. */
export function simulationInWords(report: SimulationReport, language: Language): readonly string[] {
  const own = words[language]
  const { asOn, year, changed, deleted, simulation } = report
  return [
    own.title(report),
    asOn === null ? own.byDates : own.asOn(dayInWords(asOn, language), year),
    '',
    ...(changed.length === 0 ? [own.unchanged] : [own.changed, ...changed.map((value) => `  ${changeInWords(value, language)}`)]),
    '',
    own.cases(simulation),
    ...(deleted === 0 ? [] : [own.deleted(deleted)]),
    ...(simulation.lines.length === 0
      ? []
      : ['', ...inColumns([own.columns, ...simulation.lines.map((line) => cellsOf(line, language))]), '', own.note]),
    own.nothing,
  ]
}

function cellsOf(line: SimulatedLine, language: Language): string[] {
  const difference = line.draft - line.inForce
  return [
    line.label.replaceAll(/\{[^{}]*\}/g, '…'),
    String(line.cases),
    String(line.differing),
    formatMoney(line.inForce, language),
    formatMoney(line.draft, language),
    `${difference > 0 ? '+' : ''}${formatMoney(difference, language)}`,
    String(line.becomesKnown),
    String(line.becomesUnknown),
  ]
}

/** The first column to the left, the others, figures, to the right. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
