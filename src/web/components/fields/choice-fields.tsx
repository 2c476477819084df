/** Questions that are answered by choosing: one of, many of, yes or no, a declaration. */
import type { Option } from '../../../forms/question.ts'
import { t } from '../../texts/texts.ts'
import { classes } from '../classes.ts'
import { Checkboxes, Radios } from './Checks.tsx'
import { Fieldset } from './FieldParts.tsx'
import { problemAt, valueOf, valuesOf, type FieldProps, type QuestionOf } from './field-types.ts'
import { Select } from './Select.tsx'

/** More options than these are easier found in a select, which also answers to typed letters. */
const MOST_RADIOS = 6

const optionsOf = (question: QuestionOf<'choice'> | QuestionOf<'choices'>, lists: FieldProps['lists']): readonly Option[] =>
  question.options ?? (question.list === undefined ? [] : (lists[question.list] ?? []))

/** What a field of choices takes from its question. */
const sharedOf = ({ question, name, problems, language }: FieldProps<QuestionOf<'choice' | 'choices' | 'yesNo'>>) => ({
  name,
  language,
  isOptional: question.optional,
  hint: question.hint,
  problem: problemAt(problems, name),
})

/** One of: radio buttons where there are few options, otherwise and in tables a select. */
export const ChoiceField = (props: FieldProps<QuestionOf<'choice'>>) => {
  const { question, lists, labelledBy } = props
  const options = optionsOf(question, lists)
  const shared = { ...sharedOf(props), options, chosen: valueOf(props.raw, props.name) }
  return question.list !== undefined || options.length > MOST_RADIOS || labelledBy !== undefined ? (
    <Select {...shared} label={question.label} labelledBy={labelledBy} />
  ) : (
    <Radios {...shared} legend={question.label} />
  )
}

/** Yes or no, nothing chosen beforehand. In tables a select. */
export const YesNoField = (props: FieldProps<QuestionOf<'yesNo'>>) => {
  const words = t(props.language)
  const { question, labelledBy } = props
  const shared = {
    ...sharedOf(props),
    options: [
      { code: 'yes', label: words.yes },
      { code: 'no', label: words.no },
    ],
    chosen: valueOf(props.raw, props.name),
  }
  return labelledBy === undefined ? (
    <Radios {...shared} legend={question.label} />
  ) : (
    <Select {...shared} label={question.label} labelledBy={labelledBy} />
  )
}

/** Many of: one checkbox each. */
export const ChoicesField = (props: FieldProps<QuestionOf<'choices'>>) => (
  <Checkboxes
    {...sharedOf(props)}
    legend={props.question.label}
    hint={props.question.hint ?? t(props.language).hints.several}
    options={optionsOf(props.question, props.lists)}
    chosen={valuesOf(props.raw, props.name)}
  />
)

/** A sentence to affirm. The heading says what it is about, the label beside the box is what is declared. */
export const DeclarationField = ({ question, name, raw, problems, language }: FieldProps<QuestionOf<'declaration'>>) => {
  const problem = problemAt(problems, name)
  const box = `${name}-yes`
  return (
    <Fieldset name={name} legend={question.label} isOptional={question.optional} hint={question.hint} problem={problem} language={language}>
      <div class="kern-form-check">
        <input
          class={classes('kern-form-check__checkbox', problem !== undefined && 'kern-form-check__checkbox--error')}
          type="checkbox"
          id={box}
          name={name}
          value="yes"
          checked={valuesOf(raw, name).includes('yes')}
          aria-required={question.optional ? undefined : true}
          aria-invalid={problem !== undefined ? true : undefined}
        />
        <label class="kern-label" for={box}>
          {question.text}
        </label>
      </div>
    </Fieldset>
  )
}
