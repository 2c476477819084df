import type { Question } from '../../../forms/question.ts'
import type { FieldProps } from './field-types.ts'
import { GroupField } from './GroupField.tsx'
import { SimpleQuestionField } from './SimpleQuestionField.tsx'

/**
 * A question of a service as fields of a form, whatever its type. `raw` holds what was typed or stored under the names
 * of the fields (`seit.day`, `anschrift.street`, `hunde.0.rufname`), `problems` what is wrong with which field.
 */
export const QuestionField = ({ question, ...props }: Omit<FieldProps, 'name' | 'question'> & { question: Question }) =>
  question.type === 'group' ? (
    <GroupField question={question} name={question.id} {...props} />
  ) : (
    <SimpleQuestionField question={question} name={question.id} {...props} />
  )
