/** What the form of a permit's decision is filled in with from the application, so that nobody types it again. */
import { appliedFor } from '../../../cases/applied-for.ts'
import { assessmentInGerman } from '../../../cases/assessment-in-german.ts'
import { deskOf, sketchesFor } from '../../../cases/decide.ts'
import { FEE_LABEL_LIMIT } from '../../../cases/procedures/permit/fees.ts'
import type { PermitDecision } from '../../../cases/procedures/permit/permit-decision.ts'
import type { Answers } from '../../../forms/question.ts'
import { citedAs } from '../../../network/bylaws.ts'
import type { DeskCase } from './decision-form.ts'
import { sentHearing } from './hearing-text.ts'
import { usualReasons } from './permit-questions.ts'

const inLines = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n')

/**
 * The statute that was frozen with the submission, as it is cited; empty where there is none to cite, and where a permit
 * that is called otherwise rests on provisions of its own.
 */
function cited(from: DeskCase): string {
  const isOfItsOwn = deskOf(from)?.permit?.law !== from.service.definition.desk?.permit?.law
  return (!isOfItsOwn && from.bylaw && citedAs(from.bylaw)) || ''
}

/** The answers that a form of this kind begins with. What is not known stays empty. */
export function proposedPermit(kind: PermitDecision['kind'], from: DeskCase): Answers {
  const law = inLines([...(deskOf(from)?.permit?.law ?? []), cited(from)])
  const proposed = law === '' ? {} : { rechtsgrundlagen: law }
  return kind === 'refused'
    ? { ...proposed, ...hearingOf(from), ...basisOf([], from) }
    : {
        ...proposed,
        ...(kind === 'granted' ? { begruendung: usualReasons } : hearingOf(from)),
        ...suggestedOf(from),
        ...sketchOf(kind, from),
        eigene: [],
        ...permittedOf(from),
        ...feesOf(from),
      }
}

function permittedOf(from: DeskCase): Answers {
  const { subject, places, from: first, to: last, times } = appliedFor(from)
  return {
    erlaubt: inLines(subject) || from.service.definition.title,
    ...(places.length === 0 ? {} : { ort: inLines(places) }),
    ...(first === null ? {} : { gueltigAb: first }),
    ...(last === null ? {} : { gueltigBis: last }),
    ...(times.length === 0 ? {} : { zeiten: inLines(times) }),
  }
}

/** The hearing that was sent in the portal. Another question is none, and how else somebody was heard only the clerk knows. */
function hearingOf({ details }: DeskCase): Answers {
  const hearing = sentHearing(details)
  return hearing === null ? {} : { anhoerung: 'erfolgt', anhoerungAm: hearing.on, anhoerungWie: 'portal' }
}

/** What is drawn is what was applied for, which a part of it is not. */
const sketchOf = (kind: PermitDecision['kind'], from: DeskCase): Answers =>
  sketchesFor(from).length === 0 ? {} : { skizze: kind === 'granted' }

/** The provisos that the service ticks beforehand, as it does for this case. */
function suggestedOf(from: DeskCase): Answers {
  const suggested = (deskOf(from)?.provisos ?? []).filter(({ suggest }) => suggest === true).map(({ id }) => id)
  return suggested.length === 0 ? {} : { uebliche: suggested }
}

/** What the fee is charged by: what the service says of each line, or the statute. Each provision once. */
function basisOf(lines: readonly string[], from: DeskCase): Answers {
  const named = lines.map((id) => from.service.definition.desk?.feeBasis?.[id] ?? cited(from))
  const basis = [...new Set(lines.length === 0 ? [cited(from)] : named)].filter((words) => words !== '').join('; ')
  return basis === '' ? {} : { gebuehrGrundlage: basis }
}

/** The line of an assessment that is the administrative fee, by its id. */
const ADMINISTRATIVE_FEE = 'verwaltung'

/** A line with how it was reckoned, which is no estimate any more once it is decided. */
function withReckoning(label: string, text: string): string {
  const reckoning = text
    .replaceAll(/Schätzung:\s*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
  const whole = reckoning === '' ? label : `${label}: ${reckoning}`
  return [...whole].length > FEE_LABEL_LIMIT ? label : whole
}

/** The lines that were known at sending; whether there is a fee at all is only clear where one is. */
function feesOf(from: DeskCase): Answers {
  const { service, content, bylaw } = from
  const counted = service.definition.desk?.feeLines
  const lines = assessmentInGerman(content, service, bylaw).flatMap(({ id, label, amount, text }) =>
    amount === null || (counted && !counted.includes(id)) ? [] : [{ id, label, amount, text }],
  )
  const administrative = lines.find(({ id, amount }) => id === ADMINISTRATIVE_FEE && amount >= 0)
  return {
    // The form asks for the administrative fee by itself, and nobody shall pay it twice.
    gebuehren: lines
      .filter(({ id }) => id !== ADMINISTRATIVE_FEE)
      .map(({ label, amount, text }) => ({ posten: withReckoning(label, text), betrag: amount })),
    ...(administrative === undefined ? {} : { verwaltungsgebuehr: administrative.amount }),
    ...(lines.length === 0 ? {} : { gebuehrErhoben: true }),
    ...basisOf(
      lines.map(({ id }) => id),
      from,
    ),
  }
}
