/** Questions that are answered by choosing: one of, many of, yes or no, a declaration. */
import type { Option } from '../../../forms/question.ts'
import { t } from '../../texts/texts.ts'
import { classes } from '../classes.ts'
import { describedBy, FieldError, Fieldset, Hint, OptionalMark } from './FieldParts.tsx'
import { problemAt, valueOf, valuesOf, type FieldProps, type QuestionOf } from './field-types.ts'

/** More options than these are easier found in a select, which also answers to typed letters. */
const MOST_RADIOS = 6

const optionsOf = (question: QuestionOf<'choice'> | QuestionOf<'choices'>, lists: FieldProps['lists']): readonly Option[] =>
  question.options ?? (question.list === undefined ? [] : (lists[question.list] ?? []))

/** One of: radio buttons where there are few options, otherwise and in tables a select. */
export const ChoiceField = (props: FieldProps<QuestionOf<'choice'>>) => {
  const { question, lists, labelledBy } = props
  const options = optionsOf(question, lists)
  return question.list !== undefined || options.length > MOST_RADIOS || labelledBy !== undefined ? (
    <SelectField {...props} options={options} />
  ) : (
    <RadioField {...props} label={question.label} options={options} />
  )
}

const SelectField = ({
  question,
  name,
  raw,
  problems,
  language,
  options,
  labelledBy,
}: FieldProps<QuestionOf<'choice'> | QuestionOf<'yesNo'>> & { options: readonly Option[] }) => {
  const problem = problemAt(problems, name)
  const chosen = valueOf(raw, name)
  return (
    <div class={classes('kern-form-input', problem !== undefined && 'kern-form-input--error')}>
      <label class="kern-label" for={name}>
        {question.label}
        <OptionalMark isOptional={question.optional} language={language} />
      </label>
      {question.hint !== undefined && <Hint name={name}>{question.hint}</Hint>}
      <div class="kern-form-input__select-wrapper">
        <select
          class={classes('kern-form-input__select', problem !== undefined && 'kern-form-input__select--error')}
          id={name}
          name={name}
          aria-labelledby={labelledBy}
          aria-required={question.optional ? undefined : true}
          aria-invalid={problem !== undefined ? true : undefined}
          aria-describedby={describedBy(name, question.hint, problem)}
        >
          <option value="" selected={chosen === ''}>
            {t(language).pleaseChoose}
          </option>
          {options.map(({ code, label }) => (
            <option value={code} selected={code === chosen}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {problem !== undefined && <FieldError name={name} text={problem} language={language} />}
    </div>
  )
}

type RadioProps = Pick<FieldProps<QuestionOf<'choice'> | QuestionOf<'yesNo'>>, 'question' | 'name' | 'raw' | 'problems' | 'language'>

const RadioField = ({
  question,
  name,
  raw,
  problems,
  language,
  options,
  label,
}: RadioProps & { options: readonly Option[]; label: string }) => {
  const problem = problemAt(problems, name)
  const chosen = valueOf(raw, name)
  return (
    <Fieldset
      name={name}
      legend={label}
      isOptional={question.optional}
      hint={question.hint}
      problem={problem}
      language={language}
      role="radiogroup"
    >
      {options.map((option) => (
        <div class="kern-form-check">
          <input
            class={classes('kern-form-check__radio', problem !== undefined && 'kern-form-check__radio--error')}
            type="radio"
            id={`${name}-${option.code}`}
            name={name}
            value={option.code}
            checked={option.code === chosen}
          />
          <label class="kern-label" for={`${name}-${option.code}`}>
            {option.label}
          </label>
        </div>
      ))}
    </Fieldset>
  )
}

/** Yes or no, nothing chosen beforehand. In tables a select. */
export const YesNoField = (props: FieldProps<QuestionOf<'yesNo'>>) => {
  const words = t(props.language)
  const options = [
    { code: 'yes', label: words.yes },
    { code: 'no', label: words.no },
  ]
  return props.labelledBy === undefined ? (
    <RadioField {...props} label={props.question.label} options={options} />
  ) : (
    <SelectField {...props} options={options} />
  )
}

/** Many of: one checkbox each. */
export const ChoicesField = ({ question, name, raw, problems, language, lists }: FieldProps<QuestionOf<'choices'>>) => {
  const problem = problemAt(problems, name)
  const chosen = valuesOf(raw, name)
  return (
    <Fieldset
      name={name}
      legend={question.label}
      isOptional={question.optional}
      hint={question.hint ?? t(language).hints.several}
      problem={problem}
      language={language}
    >
      {optionsOf(question, lists).map((option) => (
        <div class="kern-form-check">
          <input
            class={classes('kern-form-check__checkbox', problem !== undefined && 'kern-form-check__checkbox--error')}
            type="checkbox"
            id={`${name}-${option.code}`}
            name={name}
            value={option.code}
            checked={chosen.includes(option.code)}
            aria-invalid={problem !== undefined ? true : undefined}
          />
          <label class="kern-label" for={`${name}-${option.code}`}>
            {option.label}
          </label>
        </div>
      ))}
    </Fieldset>
  )
}

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
