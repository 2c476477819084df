/** How the desk asks for the decision on a permit. */
import type { Fees } from '../../../cases/procedures/permit/fees.ts'
import { type Hearing, hearingWays } from '../../../cases/procedures/permit/hearing.ts'
import { deskOf, sketchesFor } from '../../../cases/decide.ts'
import { needsReasons, type PermitDecision, type PermitProblem, type Proviso } from '../../../cases/procedures/permit/permit-decision.ts'
import type { CompiledService } from '../../../forms/compiled.ts'
import { dayInWords } from '../../../forms/days.ts'
import type { ProvisoKind, StandardProviso } from '../../../forms/desk.ts'
import type { Answers } from '../../../forms/question.ts'
import { dayOf } from '../../../platform/clock.ts'
import { compileForm, type DecisionForms, type DecisionName, type DeskCase, factsOf } from './decision-form.ts'
import { hearingText, sentHearing } from './hearing-text.ts'
import { permitProblemWords } from './permit-problems.ts'
import { proposedPermit } from './permit-proposal.ts'
import { permitLists, permitQuestions, usualReasons } from './permit-questions.ts'

type Kind = PermitDecision['kind']

const names: Record<Kind, DecisionName> = {
  granted: {
    title: 'Erlaubnis erteilen',
    outcome: 'Erlaubnis erteilt',
    lead: 'Sie erlauben, was beantragt ist, mit oder ohne Nebenbestimmungen.',
  },
  grantedInPart: {
    title: 'Zum Teil erlauben',
    outcome: 'Zum Teil erlaubt',
    lead: 'Sie erlauben einen Teil und lehnen den Rest ab. Das ist zu begründen, und vorher ist anzuhören.',
  },
  refused: {
    title: 'Antrag ablehnen',
    outcome: 'Abgelehnt',
    lead: 'Sie lehnen den ganzen Antrag ab. Das ist zu begründen, und vorher ist anzuhören.',
  },
}

const standardOf = (from: DeskCase): readonly StandardProviso[] => deskOf(from)?.provisos ?? []

// A compiled service never changes, and its forms are kept as long as it is: one for each set of provisos that suits a case.
const forms = new WeakMap<CompiledService, Map<string, CompiledService>>()

function formOf(kind: Kind, from: DeskCase): CompiledService {
  const known = forms.get(from.service) ?? new Map<string, CompiledService>()
  forms.set(from.service, known)
  const standard = standardOf(from)
  const about = { hasPlace: factsOf(from).hasPlace, hasSketch: sketchesFor(from).length > 0 }
  const key = [kind, String(about.hasSketch), ...standard.map(({ id }) => id)].join(' ')
  const form = known.get(key) ?? compileForm(names[kind], permitQuestions(kind, standard, about), permitLists)
  known.set(key, form)
  return form
}

const textOf = (answers: Answers, id: string): string => String(answers[id] ?? '')
const dayAt = (answers: Answers, id: string): string | null => (answers[id] === undefined ? null : textOf(answers, id))

/** The answers of a form as a decision. */
export function readPermitDecision(kind: Kind, answers: Answers, from: DeskCase): PermitDecision {
  const common = {
    fees: feesOf(answers),
    legalBasis: textOf(answers, 'rechtsgrundlagen'),
    reasons: textOf(answers, 'begruendung'),
  }
  if (kind === 'refused') return { kind, ...common, hearing: hearingOf(answers) }
  const permit = {
    permitted: textOf(answers, 'erlaubt'),
    place: textOf(answers, 'ort'),
    ...(answers['skizze'] === undefined ? {} : { showsSketch: answers['skizze'] === true }),
    validity: {
      from: textOf(answers, 'gueltigAb'),
      to: dayAt(answers, 'gueltigBis'),
      times: textOf(answers, 'zeiten'),
      isRevocable: answers['widerruflich'] === true,
    },
    provisos: provisosOf(answers, from),
  }
  if (kind === 'granted') {
    const granted: PermitDecision = { kind, ...permit, ...common }
    return needsReasons(granted) || common.reasons !== usualReasons ? granted : { ...granted, reasons: '' }
  }
  return { kind, ...permit, ...common, notPermitted: textOf(answers, 'nichtErlaubt'), hearing: hearingOf(answers) }
}

type ProvisoRow = { readonly nebenbestimmungArt: ProvisoKind; readonly nebenbestimmungText: string }
type FeeRow = { readonly posten: string; readonly betrag: number }

/** The provisos that were ticked, in the order in which the service offers them, then those that were written. */
function provisosOf(answers: Answers, from: DeskCase): Proviso[] {
  const ticked = (answers['uebliche'] ?? []) as readonly string[]
  const written = (answers['eigene'] ?? []) as unknown as readonly ProvisoRow[]
  return [
    ...standardOf(from)
      .filter(({ id }) => ticked.includes(id))
      .map(({ kind, text }) => ({ kind, text })),
    ...written.map((row) => ({ kind: row.nebenbestimmungArt, text: row.nebenbestimmungText })),
  ]
}

function hearingOf(answers: Answers): Hearing {
  return answers['anhoerung'] === 'entbehrlich'
    ? { kind: 'dispensed', because: textOf(answers, 'anhoerungEntbehrlich') }
    : {
        kind: 'heard',
        on: dayAt(answers, 'anhoerungAm'),
        way: hearingWays.find((way) => way === answers['anhoerungWie']) ?? null,
      }
}

function feesOf(answers: Answers): Fees {
  if (answers['gebuehrErhoben'] !== true) return { kind: 'free' }
  const rows = (answers['gebuehren'] ?? []) as unknown as readonly FeeRow[]
  const office = answers['verwaltungsgebuehr']
  return {
    kind: 'charged',
    lines: [
      ...rows.map(({ posten, betrag }) => ({ label: posten, amount: betrag })),
      ...(typeof office === 'number' && office > 0 ? [{ label: 'Verwaltungsgebühr', amount: office }] : []),
    ],
    basis: textOf(answers, 'gebuehrGrundlage'),
    kassenzeichen: textOf(answers, 'kassenzeichen'),
    dueOn: dayAt(answers, 'faelligAm'),
  }
}

/** What was asked and answered so far, because a hearing is one of these questions. */
function notes(kind: Kind, { details, today }: DeskCase): string[] {
  if (kind === 'granted') return []
  const words = { question: 'Rückfrage', reply: 'Antwort' } as const
  const said = details.texts.flatMap(({ kind: text, writtenAt }) =>
    text === 'reasons' ? [] : [`${words[text]} am ${dayInWords(dayOf(writtenAt), 'de')}`],
  )
  const hearing = sentHearing(details)
  return [
    said.length === 0 ? 'In diesem Vorgang wurde noch nichts gefragt.' : `In diesem Vorgang: ${said.join(', ')}.`,
    ...(hearing?.until && hearing.until >= today && !hearing.wasAnswered
      ? [`Achtung: Die Frist zur Antwort auf die Anhörung läuft noch bis zum ${dayInWords(hearing.until, 'de')}.`]
      : []),
  ]
}

export const permitForms: DecisionForms<PermitDecision, PermitProblem> = {
  names,
  problems: permitProblemWords,
  formOf,
  conditional: {
    gueltigBis: 'widerruflich',
    begruendung: 'uebliche',
    anhoerungAm: 'anhoerung',
    anhoerungWie: 'anhoerung',
    anhoerungEntbehrlich: 'anhoerung',
    gebuehrGrundlage: 'gebuehrErhoben',
    kassenzeichen: 'gebuehrErhoben',
    faelligAm: 'gebuehrErhoben',
  },
  proposed: proposedPermit,
  read: readPermitDecision,
  notes,
  showsAssessment: (kind) => kind !== 'refused',
  hearing: hearingText,
}
