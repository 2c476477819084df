/** How the desk asks for the assessment of a tax. */
import { type TaxDecision, type TaxProblem, totalOf } from '../../../cases/procedures/tax-assessment/tax-decision.ts'
import { dayOfYearInWords } from '../../../forms/days.ts'
import type { Answers } from '../../../forms/question.ts'
import { bylawOn } from '../../../network/bylaws.ts'
import { compileForm, type DecisionForms, type DecisionName, type DeskCase } from './decision-form.ts'
import { proposedTax } from './tax-proposal.ts'

const names: Record<TaxDecision['kind'], DecisionName> = {
  assessed: {
    title: 'Steuer festsetzen wie angegeben',
    outcome: 'Steuer festgesetzt wie angegeben',
    lead: 'Die Angaben stimmen; die Steuer wird danach festgesetzt.',
  },
  assessedOtherwise: {
    title: 'Steuer anders festsetzen',
    outcome: 'Steuer anders festgesetzt',
    lead: 'Sie weichen von den Angaben ab. Das ist zu begründen.',
  },
  closedWithoutAssessment: {
    title: 'Ohne Festsetzung abschließen',
    outcome: 'Ohne Festsetzung abgeschlossen',
    lead: 'Es wird keine Steuer festgesetzt, zum Beispiel weil eine andere Stadt zuständig ist. Das ist zu begründen.',
  },
}

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

const questionsOf: Record<TaxDecision['kind'], readonly object[]> = {
  assessed: [...marks, years, payments],
  assessedOtherwise: [...marks, years, payments, reasons],
  closedWithoutAssessment: [reasons],
}

const formOf = (kind: TaxDecision['kind']) => compileForm(names[kind], questionsOf[kind], { monate: months })

/** The forms, compiled once. */
const forms = {
  assessed: formOf('assessed'),
  assessedOtherwise: formOf('assessedOtherwise'),
  closedWithoutAssessment: formOf('closedWithoutAssessment'),
}

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

/** The answers of a form as a decision. */
export function readTaxDecision(kind: TaxDecision['kind'], answers: Answers): TaxDecision {
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
 * The days of the year on which the statute makes the tax due, in words with their source; null when it names none.
 * Shown to the clerk, never filled in: which of them comes next is for the notice to say.
 */
function dueDaysOf({ service, bylaw, today }: DeskCase): string | null {
  const name = service.definition.desk?.dueDays
  if (name === undefined || bylaw === null) return null
  const { values, basis } = bylawOn(bylaw, today)
  const listed = values[name]
  const source = basis[name]
  if (!Array.isArray(listed) || listed.length === 0 || !source) return null
  const days = listed.map((monthAndDay) => dayOfYearInWords(String(monthAndDay), 'de'))
  return `${days.join(', ')} (${source.source}${source.verified ? '' : ', ungeprüft'})`
}

function notes(kind: TaxDecision['kind'], from: DeskCase): string[] {
  if (kind === 'closedWithoutAssessment') return []
  const dueDays = dueDaysOf(from)
  return [
    dueDays === null
      ? 'Wann die Steuer fällig ist, nennen die hinterlegten Werte der Satzung nicht.'
      : `Fällig nach der Satzung: ${dueDays}`,
  ]
}

export const taxForms: DecisionForms<TaxDecision, TaxProblem> = {
  names,
  formOf: (kind) => forms[kind],
  conditional: {},
  proposed: (_kind, from) => proposedTax(from),
  read: readTaxDecision,
  notes,
  showsAssessment: (kind) => kind !== 'closedWithoutAssessment',
  hearing: null,
  problems: {
    kassenzeichenMissing: { field: 'kassenzeichen', text: 'Bitte geben Sie das Kassenzeichen an.' },
    kassenzeichenUnusable: { field: 'kassenzeichen', text: 'Das Kassenzeichen hat höchstens 40 Zeichen in einer Zeile.' },
    dogTagNumberMissing: { field: 'hundemarke', text: 'Bitte geben Sie die Nummer der Hundemarke an.' },
    dogTagNumberUnusable: { field: 'hundemarke', text: 'Die Nummer der Hundemarke hat höchstens 40 Zeichen in einer Zeile.' },
    linesMissing: { field: 'zeilen', text: 'Bitte geben Sie mindestens ein Jahr an, für das die Steuer festgesetzt wird.' },
    lineLabelMissing: { field: 'zeilen', text: 'Bitte geben Sie das Jahr an.' },
    monthsBackwards: { field: 'zeilen', text: 'Der letzte Monat liegt vor dem ersten.' },
    monthsAcrossYears: { field: 'zeilen', text: 'Bitte geben Sie für jedes Kalenderjahr eine eigene Zeile an.' },
    paymentsMissing: { field: 'zahlungen', text: 'Bitte geben Sie an, wann zu zahlen ist.' },
    paymentsDoNotAddUp: {
      field: 'zahlungen',
      text: 'Die Zahlungen ergeben zusammen nicht den festgesetzten Betrag. Bitte gleichen Sie beides ab; bei einer Zahlung dürfen Sie den Betrag leer lassen, dann steht dort der Rest.',
    },
    reasonsMissing: { field: 'begruendung', text: 'Bitte begründen Sie die Entscheidung.' },
    reasonsTooLong: { field: 'begruendung', text: 'Die Begründung ist zu lang: höchstens 4.000 Zeichen.' },
    reasonsUnusable: { field: 'begruendung', text: 'Die Begründung enthält ein Steuerzeichen. Bitte löschen Sie es.' },
  },
}
