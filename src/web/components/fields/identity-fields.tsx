/** Countries, nationalities, registration plates and signatures. */
import { countryOptions, nationalityOptions, otherNamesOf } from '../../../forms/questions/countries.ts'
import { t } from '../../texts/texts.ts'
import { classes } from '../classes.ts'
import { describedBy, FieldError } from './FieldParts.tsx'
import { problemAt, valueOf, type FieldProps, type QuestionOf } from './field-types.ts'
import { QuestionFieldset } from './QuestionFieldset.tsx'
import { Select } from './Select.tsx'
import { TextInput } from './TextInput.tsx'

/** A field in a group asks about a thing, not about the person who types: the browser must not fill in their own data. */
const ofThePerson = (name: string, autoComplete: string): string | undefined => (name.includes('.') ? undefined : autoComplete)

/** A country or nationality by name, Germany first; found under other names as well. */
export const CountryField = ({ question, name, raw, problems, language }: FieldProps<QuestionOf<'country' | 'nationality'>>) => (
  <Select
    name={name}
    label={question.label}
    options={question.type === 'country' ? countryOptions(language) : nationalityOptions(language)}
    chosen={valueOf(raw, name)}
    language={language}
    isOptional={question.optional}
    hint={question.hint}
    problem={problemAt(problems, name)}
    autoComplete={question.type === 'country' ? ofThePerson(name, 'country') : undefined}
    alsoCalled={otherNamesOf}
  />
)

/** The plate of a vehicle, typed with or without hyphen, in small or capital letters. */
export const VehiclePlateField = ({ question, name, raw, problems, language }: FieldProps<QuestionOf<'vehiclePlate'>>) => {
  const words = t(language).vehiclePlate
  return (
    <TextInput
      name={name}
      label={question.label}
      value={valueOf(raw, name)}
      language={language}
      isOptional={question.optional}
      hint={question.hint ?? (question.foreign ? words.foreignExample : words.example)}
      problem={problemAt(problems, name)}
      width="plate"
      autoComplete="off"
      isVerbatim
    />
  )
}

/** What is signed, with a box to tick, and below it the name, as on paper. */
export const SignatureField = ({ question, name, raw, problems, language }: FieldProps<QuestionOf<'signature'>>) => {
  const words = t(language).signature
  const box = `${name}.declared`
  const problem = problemAt(problems, box)
  return (
    <QuestionFieldset question={question} name={name} problems={problems} language={language}>
      <div class={classes('kern-form-input', problem !== undefined && 'kern-form-input--error')}>
        <div class="kern-form-check">
          <input
            class={classes('kern-form-check__checkbox', problem !== undefined && 'kern-form-check__checkbox--error')}
            type="checkbox"
            id={box}
            name={box}
            value="yes"
            checked={valueOf(raw, box) === 'yes'}
            aria-required={question.optional ? undefined : true}
            aria-invalid={problem !== undefined ? true : undefined}
            aria-describedby={describedBy(box, undefined, problem)}
          />
          <label class="kern-label" for={box}>
            {question.text}
          </label>
        </div>
        {problem !== undefined && <FieldError name={box} text={problem} language={language} />}
      </div>
      <TextInput
        name={`${name}.name`}
        label={words.name}
        value={valueOf(raw, `${name}.name`)}
        language={language}
        hint={words.nameHint}
        problem={problemAt(problems, `${name}.name`)}
        isOptional={question.optional}
        showsOptional={false}
        autoComplete={ofThePerson(name, 'name')}
      />
    </QuestionFieldset>
  )
}
