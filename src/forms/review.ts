/** The answers as people read them: for the review before sending, the copy, the letter's annex and the clerk's desk. */
import type { CompiledPage, CompiledQuestion, CompiledService } from './compiled.ts'
import type { FormContext, UploadedFile } from './context.ts'
import type { Language } from './days.ts'
import { filesIn } from './files.ts'
import type { Answer, Answers } from './question.ts'
import type { Frame } from './expressions.ts'
import { askedOn, journey } from './journey.ts'
import { frameOf } from './frame-of.ts'
import { showField } from './questions/kinds.ts'

/** One question with its answer, line by line. */
export type DescribedAnswer = {
  readonly question: string
  readonly label: string
  readonly lines: readonly string[]
  readonly isAnswered: boolean
  /** The files that it is of, or that stand in it; absent where there are none. */
  readonly files?: readonly UploadedFile[]
}
export type DescribedPage = { readonly page: string; readonly title: string; readonly entries: readonly DescribedAnswer[] }

const words = { de: { none: 'Keine Angabe' }, en: { none: 'Not stated' } } as const

/** Describes every question that is asked on the pages that are seen, in their order. Pages that only inform are left out. */
export function describeAnswers(
  service: CompiledService,
  answers: Answers,
  context: FormContext,
  language: Language = service.language,
): readonly DescribedPage[] {
  const { pages, counted } = journey(service, answers, context)
  const frame = frameOf(service, counted, context)
  const seen = new Set(pages.map((page) => page.id))
  return service.pages
    .filter(({ page }) => seen.has(page.id))
    .flatMap((compiled) => {
      const entries = askedOn(compiled, frame).flatMap((question) => describe(question, counted, frame, language))
      return entries.length === 0 ? [] : [{ page: compiled.page.id, title: titleOf(compiled), entries }]
    })
}

const titleOf = ({ page }: CompiledPage): string => page.title

function describe(compiled: CompiledQuestion, counted: Answers, frame: Frame, language: Language): DescribedAnswer[] {
  const { question } = compiled
  if (question.type === 'information') return []
  const label = labelOf(compiled, frame, language)
  const answer = Object.hasOwn(counted, question.id) ? counted[question.id] : undefined
  if (answer === undefined) return [{ question: question.id, label, lines: [words[language].none], isAnswered: false }]
  if (question.type !== 'group')
    return [{ question: question.id, label, lines: linesOf(compiled, answer, frame, language), isAnswered: true, ...filesOf(answer) }]
  return (answer as readonly Answers[]).map((row, index) => ({
    question: question.id,
    label: `${question.item} ${index + 1}`,
    lines: compiled.row.flatMap((inner) => rowLines(inner, row, frame, language)),
    isAnswered: true,
    ...filesOf(row),
  }))
}

function filesOf(answer: unknown): { files?: readonly UploadedFile[] } {
  const files = filesIn(answer)
  return files.length === 0 ? {} : { files }
}

/** One question of a row: "Rufname: Bello". */
function rowLines(inner: CompiledQuestion, row: Answers, frame: Frame, language: Language): string[] {
  const answer = row[inner.question.id]
  if (inner.question.type === 'information' || answer === undefined) return []
  return [`${labelOf(inner, frame, language)}: ${linesOf(inner, answer, frame, language).join(', ')}`]
}

function linesOf(compiled: CompiledQuestion, answer: Answer, frame: Frame, language: Language): readonly string[] {
  const { question } = compiled
  if (question.type === 'group' || question.type === 'information') return []
  const asShown =
    question.type === 'declaration' ? { ...question, text: compiled.texts.text?.fill(frame, language) ?? question.text } : question
  return showField(asShown, answer, { language, options: compiled.options })
}

const labelOf = (compiled: CompiledQuestion, frame: Frame, language: Language): string => compiled.texts.label?.fill(frame, language) ?? ''
