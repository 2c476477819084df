/** What the form of a tax's assessment begins with: a line for each year, so that the clerk types nothing again. */
import { frozenContext } from '../../../cases/frozen-context.ts'
import { type AssessedLine, assess, lineOf } from '../../../forms/assessment.ts'
import { yearOf } from '../../../forms/days.ts'
import type { Answers } from '../../../forms/question.ts'
import { firstMonth, type Piece } from '../../../forms/span.ts'
import type { DeskCase } from './decision-form.ts'

/** As many as the form has rows for. */
const MOST_ROWS = 10

type Row = { readonly jahr: number; readonly vonMonat?: string; readonly bisMonat: string; readonly jahressteuer?: number }
type Assessed = AssessedLine & Required<Pick<AssessedLine, 'span'>>

const month = (day: string): string => day.slice(5, 7)

/**
 * From the lines that the service says are for a time, up to the year in which is decided, by the statute that was frozen
 * with the submission. Without them, a line for each year since the day the service names, with the year's tax where it is
 * known; the first month of the first year is then the clerk's to say: it is a rule of the statute that is not known.
 */
export function proposedTax(from: DeskCase): Answers {
  const { service, content, bylaw, today } = from
  if (!service.definition.desk) return {}
  const lines = assess(service, content.answers, { ...frozenContext(content, bylaw), today })
  const rows = rowsOfTime(from, lines)
  return { zeilen: (rows.length > 0 ? rows : rowsSince(from, lines)).slice(-MOST_ROWS) }
}

function rowsOfTime({ service }: DeskCase, lines: readonly AssessedLine[]): Row[] {
  const named = service.definition.desk?.spanLines ?? []
  const assessed = lines.filter((line): line is Assessed => line.span !== undefined && named.includes(lineOf(line.id)))
  return assessed
    .flatMap(({ span }) => yearsOf(span).map((year) => ({ ...year, perYear: span.perYear })))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap(({ from, to, perYear }): Row[] => {
      const first = firstMonth({ from, to })
      return first > to
        ? []
        : [{ jahr: yearOf(from), vonMonat: month(first), bisMonat: month(to), ...(perYear === null ? {} : { jahressteuer: perYear }) }]
    })
}

/** What nobody knows of several years is told in one line; decided it is year by year. */
const yearsOf = ({ from, to }: Piece): Piece[] =>
  Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => {
    const year = String(yearOf(from) + index)
    return { from: from > `${year}-01-01` ? from : `${year}-01-01`, to: to < `${year}-12-31` ? to : `${year}-12-31` }
  })

function rowsSince({ service, content, today }: DeskCase, lines: readonly AssessedLine[]): Row[] {
  const { annualLines = [], since: questions = [] } = service.definition.desk ?? {}
  const annual = lines.filter((line) => annualLines.includes(lineOf(line.id)))
  const since = questions.map((id) => content.answers[id]).find((answer) => answer !== undefined)
  const thisYear = yearOf(today)
  const firstYear = typeof since === 'string' ? Math.min(yearOf(since), thisYear) : thisYear
  const hasPast = annual.some(({ span }) => span)
  return Array.from({ length: thisYear - firstYear + 1 }, (_, index) => {
    const year = firstYear + index
    const known = annual.find(({ span, amount }) =>
      span ? yearOf(span.from) <= year && year <= yearOf(span.to) : amount !== null && (year === thisYear || !hasPast),
    )?.amount
    return {
      jahr: year,
      ...(index > 0 ? { vonMonat: '01' } : {}),
      bisMonat: '12',
      ...(known === undefined || known === null ? {} : { jahressteuer: known }),
    }
  })
}
