/** What a service tells the desk: where in the answers lies what a decision is filled in from, and words that a notice may use. */
import { z } from 'zod'
import { expression, identifier, text } from './question.ts'

/**
 * What a proviso is (§ 36 Abs. 2 VwVfG NRW): `timeLimit` Befristung, `condition` Bedingung, `revocation` Widerrufsvorbehalt,
 * `obligation` Auflage, `laterObligation` Auflagenvorbehalt.
 */
export const provisoKinds = ['timeLimit', 'condition', 'revocation', 'obligation', 'laterObligation'] as const

/**
 * A proviso that clerks choose by ticking it. `label` says at the desk what it is about; `text` stands in the notice. It is
 * offered only where `when` holds, and ticked beforehand where `suggest` says so.
 */
export const standardProviso = z.strictObject({
  id: identifier,
  kind: z.enum(provisoKinds).default('obligation'),
  label: text,
  text,
  when: expression.optional(),
  suggest: z.boolean().optional(),
})

/** A hint that clerks give with the answer to a registration by ticking it; else as a proviso. It obliges to nothing by itself. */
export const standardHint = standardProviso.omit({ kind: true })

/** What a permit is called and rests on where `when` holds: of several, the first that does. What it leaves out stays as it is. */
export const permitCase = z.strictObject({ when: expression, title: text.optional(), law: z.array(text).min(1).optional() })

/** A question that says what is applied for; with the word before its answer in a permit: "Sitzplätze: 20". */
export const subjectPart = z.union([identifier, z.strictObject({ question: identifier, label: text })])

/** The types of questions that say where: what `place` names, or what its rows have one of. */
export const placeTypes: readonly string[] = ['location', 'address']

export const desk = z.strictObject({
  /** Tax: the lines of the assessment that hold a year's tax. */
  annualLines: z.array(identifier).default([]),
  /** Tax: the lines with a time that hold what is owed for it; each piece begins a line of the notice. */
  spanLines: z.array(identifier).optional(),
  /** Tax: the questions since when; the first that is answered counts. */
  since: z.array(identifier).default([]),
  /** Tax: the value of the statute that lists the days of the year on which it is due. */
  dueDays: z.string().optional(),
  /** Permit: what it is called, and the provisions that it rests on. Read in German only, as notices are. */
  permit: z.strictObject({ title: text, law: z.array(text).min(1) }).optional(),
  /** Permit: where it is called otherwise, or rests on other provisions. */
  permitBy: z.array(permitCase).min(1).optional(),
  /** Permit and registration: the questions that say what is applied for or registered, in the order of the notice. Those not answered are left out. */
  subject: z.array(subjectPart).min(1).optional(),
  /** Permit and registration: the question where: a place, or a group whose rows each have one. The notice draws what was drawn. */
  place: identifier.optional(),
  /** Permit and registration: the question from when to when, or a date since when. Of several, the first that is answered counts. */
  period: z.union([identifier, z.array(identifier).min(1)]).optional(),
  /** Permit and registration: the question (a date) on which day, where it is only one. */
  day: identifier.optional(),
  /** Permit and registration: the question on which days. */
  repetition: identifier.optional(),
  /** Registration: the provisions that oblige people to register. Read in German only, as notices are. */
  registration: z.strictObject({ law: z.array(text).min(1) }).optional(),
  /** Registration: hints for its answer. */
  hints: z.array(standardHint).min(1).optional(),
  /** Permit. */
  provisos: z.array(standardProviso).min(1).optional(),
  /** Permit: the lines of the assessment that it is charged by; all of them unless named. */
  feeLines: z.array(identifier).optional(),
  /** Permit: the provision that a line of the assessment is charged by, where it is another than the statute. By the line's id. */
  feeBasis: z.record(identifier, text).optional(),
})

export type Desk = z.infer<typeof desk>
export type ProvisoKind = (typeof provisoKinds)[number]
export type StandardProviso = z.infer<typeof standardProviso>
export type StandardHint = z.infer<typeof standardHint>
