/** Which question a field of a page belongs to, where that is one for files. */
import type { Question } from '../../forms/question.ts'

export type FileQuestion = Extract<Question, { type: 'file' }>

/**
 * The question for files whose field has this name: `lageplan`, or `orte.0.foto` in a row that the group may have. Null when
 * the page has no such field.
 */
export function fileQuestionAt(asked: readonly Question[], field: string): FileQuestion | null {
  const [id = '', row, ...rest] = field.split('.')
  const question = asked.find((candidate) => candidate.id === id)
  if (question?.type === 'file') return row === undefined ? question : null
  if (question?.type !== 'group' || row === undefined || !/^\d{1,3}$/.test(row) || Number(row) >= question.max) return null
  return fileQuestionAt(question.ask, rest.join('.'))
}

/** Whether any question is for files, in rows of groups as well. */
export const hasFileQuestion = (asked: readonly Question[]): boolean =>
  asked.some((question) => question.type === 'file' || (question.type === 'group' && hasFileQuestion(question.ask)))
