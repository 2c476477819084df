import type { ComponentChildren } from 'preact'
import type { AskedQuestion } from '../../../forms/question.ts'
import { Fieldset } from './FieldParts.tsx'
import { problemAt, type FieldProps } from './field-types.ts'

type Props = Pick<FieldProps<AskedQuestion>, 'question' | 'name' | 'problems' | 'language'> & {
  readonly children: ComponentChildren
  /** False in a row, where the row's own heading stands above. */
  readonly isLarge?: boolean
}

/** The frame of a question with several fields: what it asks, its hint, and what is wrong with the whole. */
export const QuestionFieldset = ({ question, name, problems, language, children, isLarge = true }: Props) => (
  <Fieldset
    name={name}
    legend={question.label}
    isOptional={question.optional}
    hint={question.hint}
    problem={problemAt(problems, name)}
    language={language}
    isLarge={isLarge}
  >
    {children}
  </Fieldset>
)
