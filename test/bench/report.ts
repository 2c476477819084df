/** The figures as a table: for the terminal, and between two marks of docs/performance.md; what stands around it is written by people. */
import { readFile, writeFile } from 'node:fs/promises'

/** `value` with its unit; `aim`: what the project promises, where it does. */
export type Figure = { readonly what: string; readonly value: string; readonly detail: string; readonly aim?: string }

const BEGIN = '<!-- measured: written by ./portal bench -->'
const END = '<!-- /measured -->'

/** The table in Markdown, below one line of facts. */
function document(facts: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, detail, aim = '' }) => `| ${what} | ${value} | ${detail} | ${aim} |`)
  return [facts, '', '| | measured | in detail | aim |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** The table for the terminal, in columns. */
export function terminalTable(figures: readonly Figure[]): string {
  const width = (pick: (figure: Figure) => string) => Math.max(...figures.map((figure) => pick(figure).length))
  const [first, second] = [width(({ what }) => what), width(({ value }) => value)]
  return figures
    .map(({ what, value, detail, aim }) => `${what.padEnd(first)}  ${value.padStart(second)}  ${detail}${aim ? ` (aim: ${aim})` : ''}`)
    .join('\n')
}

/** Puts the figures into the document. Throws when it has no place for them. */
export async function writeFigures(path: string, facts: string, figures: readonly Figure[]): Promise<void> {
  const text = await readFile(path, 'utf8')
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`the document has no place for figures: ${BEGIN} … ${END}`)
  await writeFile(path, `${text.slice(0, begin + BEGIN.length)}\n\n${document(facts, figures)}\n\n${text.slice(end)}`)
}
