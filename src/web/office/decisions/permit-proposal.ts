/** What the form of a permit's decision is filled in with from the application, so that nobody types it again. */
import { z } from 'zod'
import { assessmentInGerman } from '../../../cases/assessment-in-german.ts'
import { deskOf } from '../../../cases/decide.ts'
import { frozenContext } from '../../../cases/frozen-context.ts'
import { placesInWords, placesOf } from '../../../cases/places.ts'
import type { PermitDecision } from '../../../cases/procedures/permit/permit-decision.ts'
import type { Answers } from '../../../forms/question.ts'
import { describeAnswers } from '../../../forms/review.ts'
import { citedAs } from '../../../network/bylaws.ts'
import type { DeskCase } from './decision-form.ts'
import { sentHearing } from './hearing-text.ts'
import { usualReasons } from './permit-questions.ts'

const time = z.string().regex(/^\d{2}:\d{2}$/)

/** How the period of an application is stored: days with or without hours, or only the first day. */
const period = z.union([
  z.iso.date().transform((from) => ({ from, to: undefined, fromTime: undefined, toTime: undefined })),
  z.object({ from: z.iso.date(), to: z.iso.date().optional(), fromTime: time.optional(), toTime: time.optional() }),
])

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
        eigene: [],
        ...permittedOf(from),
        ...feesOf(from),
      }
}

function permittedOf(from: DeskCase): Answers {
  const { service, content, bylaw } = from
  const { desk } = service.definition
  const described = describeAnswers(service, content.answers, frozenContext(content, bylaw), 'de').flatMap(({ entries }) => entries)
  const linesOf = (id: string): readonly string[] =>
    described.flatMap(({ question, lines, isAnswered }) => (question === id && isAnswered ? lines : []))
  const subject = (desk?.subject ?? []).map((part) => {
    if (typeof part === 'string') return linesOf(part).join(', ')
    const words = linesOf(part.question).join(', ')
    return words === '' ? '' : `${part.label}: ${words}`
  })
  const places = placesInWords(placesOf(service.definition, content.answers))
  const asked = period.safeParse(
    [desk?.period ?? []]
      .flat()
      .map((id) => content.answers[id])
      .find((answer) => answer !== undefined),
  )
  const hours = asked.success && asked.data.fromTime && asked.data.toTime ? `von ${asked.data.fromTime} bis ${asked.data.toTime} Uhr` : ''
  const times = inLines([...(desk?.repetition === undefined ? [] : linesOf(desk.repetition)), hours])
  return {
    erlaubt: inLines(subject) || service.definition.title,
    ...(places.length === 0 ? {} : { ort: inLines(places) }),
    ...(asked.success ? { gueltigAb: asked.data.from } : {}),
    ...(asked.success && asked.data.to !== undefined ? { gueltigBis: asked.data.to } : {}),
    ...(times === '' ? {} : { zeiten: times }),
  }
}

/** The hearing that was sent in the portal. Another question is none, and how else somebody was heard only the clerk knows. */
function hearingOf({ details }: DeskCase): Answers {
  const hearing = sentHearing(details)
  return hearing === null ? {} : { anhoerung: 'erfolgt', anhoerungAm: hearing.on, anhoerungWie: 'portal' }
}

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

/** The lines that were known at sending; whether there is a fee at all is only clear where one is. */
function feesOf(from: DeskCase): Answers {
  const { service, content, bylaw } = from
  const counted = service.definition.desk?.feeLines
  const lines = assessmentInGerman(content, service, bylaw).flatMap(({ id, label, amount }) =>
    amount === null || (counted && !counted.includes(id)) ? [] : [{ id, label, amount }],
  )
  return {
    gebuehren: lines.map(({ label, amount }) => ({ posten: label, betrag: amount })),
    ...(lines.length === 0 ? {} : { gebuehrErhoben: true }),
    ...basisOf(
      lines.map(({ id }) => id),
      from,
    ),
  }
}
