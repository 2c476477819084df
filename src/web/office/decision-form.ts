/**
 * The form of a decision, in the form language itself: the desk asks, checks and words problems as every other form
 * does. One definition for each way a tax case can end.
 */
import type { CaseDetails } from '../../cases/cases.ts'
import { type Decision, type DecisionKind, totalOf } from '../../cases/decision.ts'
import { compileService } from '../../forms/compile-service.ts'
import type { CompiledService } from '../../forms/compiled.ts'
import { type FormContext, noFiles, unknownTerritory } from '../../forms/context.ts'
import { type Definition, definition } from '../../forms/definition.ts'
import type { Answers } from '../../forms/question.ts'
import { bylawOn } from '../../network/bylaws.ts'
import type { Bylaw } from '../../network/region.ts'
import { isWorkingDay } from '../../platform/holidays.ts'
import { describeDay } from '../../cases/tax-period.ts'
import { decisionKindNames } from './texts.ts'

/** The one page of each form. */
export const DECISION_PAGE = 'entscheidung'

const months = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'].map(
  (label, index) => ({
    code: String(index + 1).padStart(2, '0'),
    label,
  }),
)

const marks = [
  { id: 'kassenzeichen', type: 'text', label: 'Kassenzeichen', max: 40 },
  { id: 'hundemarke', type: 'text', label: 'Nummer der Hundemarke', max: 40 },
]

const years = {
  id: 'zeilen',
  type: 'group',
  label: 'Festsetzung nach Jahren',
  hint: 'Für jedes Kalenderjahr eine Zeile. Der Betrag wird nach Monaten gerechnet.',
  item: 'Jahr',
  min: 1,
  max: 10,
  ask: [
    { id: 'jahr', type: 'number', label: 'Jahr', min: 2000, max: 2100 },
    { id: 'vonMonat', type: 'choice', label: 'Von Monat', list: 'monate' },
    { id: 'bisMonat', type: 'choice', label: 'Bis Monat', list: 'monate' },
    { id: 'jahressteuer', type: 'money', label: 'Steuer für ein volles Jahr' },
  ],
}

const payments = {
  id: 'zahlungen',
  type: 'group',
  label: 'Wann ist was zu zahlen?',
  hint: 'Bleibt ein Betrag leer, steht dort, was von der Festsetzung noch übrig ist.',
  item: 'Zahlung',
  min: 1,
  max: 8,
  ask: [
    { id: 'faelligAm', type: 'date', label: 'Fällig am' },
    { id: 'betrag', type: 'money', label: 'Betrag', optional: true },
  ],
}

const reasons = {
  id: 'begruendung',
  type: 'longText',
  label: 'Begründung',
  hint: 'Steht wörtlich im Bescheid. Bitte freundlich und verständlich.',
  max: 4000,
}

const questionsOf: Record<DecisionKind, readonly object[]> = {
  assessed: [...marks, years, payments],
  assessedOtherwise: [...marks, years, payments, reasons],
  closedWithoutAssessment: [reasons],
}

function formOf(kind: DecisionKind): CompiledService {
  const { title, lead } = decisionKindNames[kind]
  const form: Definition = definition.parse({
    id: 'entscheidung',
    title,
    summary: lead,
    topic: 'querschnittsleistungen',
    audience: ['administration'],
    trust: { level: 'none', because: 'Nur am Arbeitsplatz.' },
    before: { minutes: 5, needed: [], afterwards: 'Der Bescheid wird geschrieben.' },
    pages: [{ id: DECISION_PAGE, title, lead, ask: questionsOf[kind] }],
    lists: { monate: months },
  })
  return compileService(form)
}

/** The forms, compiled once. */
export const decisionForms: Readonly<Record<DecisionKind, CompiledService>> = {
  assessed: formOf('assessed'),
  assessedOtherwise: formOf('assessedOtherwise'),
  closedWithoutAssessment: formOf('closedWithoutAssessment'),
}

/** The desk's forms ask nothing of a statute or a place. */
export const deskContext = (today: string, authority: { readonly id: string; readonly name: string }): FormContext => ({
  today,
  authority: { id: authority.id, name: authority.name, sepa: null },
  bylaw: () => null,
  places: { placesOf: () => [] },
  territory: unknownTerritory,
  files: noFiles,
  isWorkingDay,
})

type Row = { readonly jahr: number; readonly vonMonat: string; readonly bisMonat: string; readonly jahressteuer: number }
type Payment = { readonly faelligAm: string; readonly betrag?: number }

/** Payments with their amounts: the first one that was left empty takes what is left of the total, others nothing. */
function withRest(paid: readonly Payment[], total: number): { on: string; amount: number }[] {
  let rest = Math.max(
    0,
    paid.reduce((left, { betrag }) => left - (betrag ?? 0), total),
  )
  const payments = paid.map(({ faelligAm, betrag }) => {
    if (betrag !== undefined) return { on: faelligAm, amount: betrag }
    const amount = rest
    rest = 0
    return { on: faelligAm, amount }
  })
  // Where nothing is to be paid, the notice names no day for it.
  return payments.filter(({ amount }) => amount > 0)
}

/** The answers of a form as a decision. They were read by `readPage` without problems, so they have their shapes. */
export function toDecision(kind: DecisionKind, answers: Answers): Decision {
  const begruendung = String(answers['begruendung'] ?? '')
  if (kind === 'closedWithoutAssessment') return { kind, reasons: begruendung }
  const rows = (answers['zeilen'] ?? []) as unknown as readonly Row[]
  const paid = (answers['zahlungen'] ?? []) as unknown as readonly Payment[]
  const lines = rows.map(({ jahr, vonMonat, bisMonat, jahressteuer }) => ({
    label: `Hundesteuer ${jahr}`,
    annual: jahressteuer,
    firstMonth: `${jahr}-${vonMonat}`,
    lastMonth: `${jahr}-${bisMonat}`,
  }))
  const assessment = {
    kassenzeichen: String(answers['kassenzeichen'] ?? ''),
    dogTagNumber: String(answers['hundemarke'] ?? ''),
    lines,
    payments: withRest(paid, totalOf(lines)),
  }
  return kind === 'assessed' ? { kind, ...assessment } : { kind, ...assessment, reasons: begruendung }
}

/**
 * What the form can be filled with from what was sent: a line for each year since the day the service names, with the
 * year's tax where the assessment had one. The first month of the first year is the clerk's to say: it is a rule of the
 * statute.
 */
export function proposedAnswers(details: CaseDetails, desk: Definition['desk'], today: string): Answers {
  const { content } = details.submission
  if (!content || !desk) return {}
  const annual = content.assessment.find(({ id, amount }) => amount !== null && desk.annualLines.includes(id))?.amount
  const since = desk.since.map((id) => content.answers[id]).find((answer) => answer !== undefined)
  const thisYear = Number(today.slice(0, 4))
  const firstYear = typeof since === 'string' ? Math.max(Number(since.slice(0, 4)), thisYear - 9) : thisYear
  const count = Math.max(1, thisYear - firstYear + 1)
  const rows = Array.from({ length: count }, (_, index) => ({
    jahr: thisYear - count + 1 + index,
    ...(index > 0 ? { vonMonat: '01' } : {}),
    bisMonat: '12',
    ...(annual === undefined || annual === null ? {} : { jahressteuer: annual }),
  }))
  return { zeilen: rows }
}

/**
 * The days of the year on which the statute makes the tax due, in words with their source; null when it names none.
 * Shown to the clerk, never filled in: which of them comes next is for the notice to say.
 */
export function dueDaysOf(desk: Definition['desk'], bylaw: Bylaw | null, day: string): string | null {
  if (desk?.dueDays === undefined || bylaw === null) return null
  const { values, basis } = bylawOn(bylaw, day)
  const listed = values[desk.dueDays]
  const source = basis[desk.dueDays]
  if (!Array.isArray(listed) || listed.length === 0 || !source) return null
  const days = listed.map((monthAndDay) => describeDay(`${day.slice(0, 4)}-${String(monthAndDay)}`).replace(/ \d{4}$/, ''))
  return `${days.join(', ')} (${source.source}${source.verified ? '' : ', ungeprüft'})`
}
