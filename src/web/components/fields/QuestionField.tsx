import type { ShownQuestion } from '../../../forms/read-page.ts'
import { ComputedField } from './ComputedField.tsx'
import type { FieldProps } from './field-types.ts'
import { AnsweredField } from './GroupField.tsx'

/**
 * A question of a service as fields of a form, whatever its type. `raw` holds what was typed or stored under the names
 * of the fields (`seit.day`, `anschrift.street`, `hunde.0.rufname`), `problems` what is wrong with which field.
 */
export const QuestionField = ({ question, ...props }: Omit<FieldProps, 'name' | 'question'> & { question: ShownQuestion }) =>
  question.type === 'computed' ? <ComputedField question={question} /> : <AnsweredField question={question} name={question.id} {...props} />
