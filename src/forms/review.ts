/** The answers as people read them: for the review before sending, the copy, the letter's annex and the clerk's desk. */
import type { CompiledPage, CompiledQuestion, CompiledService } from './compiled.ts'
import { computedInWords } from './computed.ts'
import type { FormContext, UploadedFile } from './context.ts'
import type { Language } from './days.ts'
import { type Answer, type Answers, isRepeated, isTold, type RepeatedQuestion } from './question.ts'
import type { Frame, Value } from './expressions.ts'
import { filesIn } from './files.ts'
import { walk } from './journey.ts'
import { frameOf } from './frame-of.ts'
import { type SketchModel, sketchesOf } from './geometry/sketch.ts'
import { showField } from './questions/kinds.ts'

/** One question with its answer, line by line. */
export type DescribedAnswer = {
  readonly question: string
  readonly label: string
  readonly lines: readonly string[]
  readonly isAnswered: boolean
  /** A table as it was filled in, where there is room for one; `lines` say the same. */
  readonly table?: DescribedTable
  /** Of the places that the answer names; absent where it names none. */
  readonly sketches?: readonly SketchModel[]
  /** The files that it is of, or that stand in it; absent where there are none. */
  readonly files?: readonly UploadedFile[]
}
/** Cells row by row; the first column names the rows. */
export type DescribedTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type DescribedPage = { readonly page: string; readonly title: string; readonly entries: readonly DescribedAnswer[] }

const words = { de: { none: 'Keine Angabe' }, en: { none: 'Not stated' } } as const

/** Describes every question that is asked on the pages that are seen, in their order. Pages that only inform are left out. */
export function describeAnswers(
  service: CompiledService,
  answers: Answers,
  context: FormContext,
  language: Language = service.language,
): readonly DescribedPage[] {
  const { seen, counted } = walk(service, answers, context)
  const frame = frameOf(service, counted, context)
  return seen.flatMap(({ compiled, asked }) => {
    const entries = asked.flatMap((question) => describe(question, counted, frame, language))
    return entries.length === 0 ? [] : [{ page: compiled.page.id, title: titleOf(compiled), entries }]
  })
}

const titleOf = ({ page }: CompiledPage): string => page.title

function describe(compiled: CompiledQuestion, counted: Answers, frame: Frame, language: Language): DescribedAnswer[] {
  const { question } = compiled
  if (question.type === 'information') return []
  const label = labelOf(compiled, frame, language)
  const answer = Object.hasOwn(counted, question.id) ? counted[question.id] : undefined
  if (question.type === 'computed')
    return [
      {
        question: question.id,
        label,
        lines: [computedInWords(compiled, (answer ?? null) as Value, language)],
        isAnswered: answer !== undefined,
      },
    ]
  if (answer === undefined) return [{ question: question.id, label, lines: [words[language].none], isAnswered: false }]
  if (!isRepeated(question))
    return [{ question: question.id, label, lines: linesOf(compiled, answer, frame, language), isAnswered: true, ...shownOf(answer) }]
  const rows = answer as readonly Answers[]
  if (question.type === 'table')
    return [
      {
        question: question.id,
        label,
        lines: rowsInLines(compiled, rows, frame, language),
        isAnswered: true,
        table: tableOf(compiled, question, rows, frame, language),
      },
    ]
  return rows.map((row, index) => ({
    question: question.id,
    label: `${question.item} ${index + 1}`,
    lines: compiled.row.flatMap((inner) => rowLines(inner, row, frame, language)),
    isAnswered: true,
    ...shownOf([row]),
  }))
}

/** What an answer has to show beside its words: sketches of places, and files. */
function shownOf(answer: Answer): Pick<DescribedAnswer, 'sketches' | 'files'> {
  const sketches = sketchesOf(answer)
  const files = filesIn(answer)
  return { ...(sketches.length > 0 && { sketches }), ...(files.length > 0 && { files }) }
}

function tableOf(
  compiled: CompiledQuestion,
  question: RepeatedQuestion,
  rows: readonly Answers[],
  frame: Frame,
  language: Language,
): DescribedTable {
  const cells = compiled.row.filter(({ question: { type } }) => type !== 'information')
  return {
    columns: [question.item, ...cells.map((cell) => labelOf(cell, frame, language))],
    rows: rows.map((row, index) => [
      String(index + 1),
      ...cells.map((cell) => {
        const answer = row[cell.question.id]
        return answer === undefined ? '–' : linesOf(cell, answer, frame, language).join(', ')
      }),
    ]),
  }
}

/** One question of a row: "Rufname: Bello", "Wo ist das? Am Brunnen"; of rows within it a line each: "Tisch 1 – Anzahl: 4, Farbe: Rot". */
function rowLines(inner: CompiledQuestion, row: Answers, frame: Frame, language: Language): string[] {
  const answer = row[inner.question.id]
  if (isTold(inner.question) || answer === undefined) return []
  if (isRepeated(inner.question)) return rowsInLines(inner, answer as readonly Answers[], frame, language)
  const label = labelOf(inner, frame, language)
  return [`${label}${label.endsWith('?') ? '' : ':'} ${linesOf(inner, answer, frame, language).join(', ')}`]
}

function rowsInLines({ question, row }: CompiledQuestion, rows: readonly Answers[], frame: Frame, language: Language): string[] {
  const item = isRepeated(question) ? question.item : ''
  return rows.map(
    (answers, index) => `${item} ${index + 1} – ${row.flatMap((cell) => rowLines(cell, answers, frame, language)).join(', ')}`,
  )
}

function linesOf(compiled: CompiledQuestion, answer: Answer, frame: Frame, language: Language): readonly string[] {
  const { question } = compiled
  if (isRepeated(question) || isTold(question)) return []
  const asShown =
    question.type === 'declaration' || question.type === 'signature'
      ? { ...question, text: compiled.texts.text?.fill(frame, language) ?? question.text }
      : question
  return showField(asShown, answer, { language, options: compiled.options })
}

const labelOf = (compiled: CompiledQuestion, frame: Frame, language: Language): string => compiled.texts.label?.fill(frame, language) ?? ''
