/** Questions with several parts: postal address, person, organisation. Each part is a field of its own. */
import { t } from '../../texts/texts.ts'
import { DateInputs } from './DateInputs.tsx'
import { problemAt, valueOf, type FieldProps, type QuestionOf } from './field-types.ts'
import { QuestionFieldset } from './QuestionFieldset.tsx'
import { TextInput, type TextInputProps } from './TextInput.tsx'

type Composite = QuestionOf<'address' | 'person' | 'organisation'>

/** The field of one part: `anschrift.street`. Inside of a group the browser must not fill in the person's own data. */
function partOf({ question, name, raw, problems, language }: FieldProps<Composite>) {
  const isOwn = !name.includes('.')
  return (part: string, label: string, { autoComplete, isOptional, ...settings }: Partial<TextInputProps> = {}) => (
    <TextInput
      name={`${name}.${part}`}
      label={label}
      value={valueOf(raw, `${name}.${part}`)}
      language={language}
      problem={problemAt(problems, `${name}.${part}`)}
      autoComplete={isOwn ? autoComplete : undefined}
      isOptional={isOptional === true || question.optional}
      showsOptional={isOptional === true}
      {...settings}
    />
  )
}

/** A postal address in Germany. */
export const AddressField = (props: FieldProps<QuestionOf<'address'>>) => {
  const words = t(props.language).address
  const part = partOf(props)
  return (
    <QuestionFieldset {...props}>
      <div class="portal-row">
        {part('street', words.street, { autoComplete: 'address-line1' })}
        {part('houseNumber', words.houseNumber, { width: 'short' })}
      </div>
      {part('addition', words.addition, { autoComplete: 'address-line2', isOptional: true, hint: words.additionHint })}
      <div class="portal-row portal-row--end">
        {part('postalCode', words.postalCode, { autoComplete: 'postal-code', inputMode: 'numeric', width: 'short' })}
        {part('place', words.place, { autoComplete: 'address-level2' })}
      </div>
    </QuestionFieldset>
  )
}

/** A natural person by name and, where asked, date of birth. */
export const PersonField = (props: FieldProps<QuestionOf<'person'>>) => {
  const { question, name, raw, problems, language } = props
  const words = t(language).person
  const part = partOf(props)
  return (
    <QuestionFieldset {...props}>
      {part('firstName', words.firstName, { autoComplete: 'given-name' })}
      {part('lastName', words.lastName, { autoComplete: 'family-name' })}
      {question.birthDate && (
        <DateInputs
          name={`${name}.birthDate`}
          legend={words.birthDate}
          isOptional={question.optional}
          raw={raw}
          problems={problems}
          language={language}
          isBirthDate={!name.includes('.')}
        />
      )}
    </QuestionFieldset>
  )
}

/** A company, association or other body. */
export const OrganisationField = (props: FieldProps<QuestionOf<'organisation'>>) => {
  const words = t(props.language).organisation
  const part = partOf(props)
  return (
    <QuestionFieldset {...props}>
      {part('name', words.name, { autoComplete: 'organization' })}
      {part('legalForm', words.legalForm, { isOptional: true, width: 'medium', hint: words.legalFormHint })}
      {part('contactPerson', words.contactPerson, { isOptional: true, autoComplete: 'name' })}
    </QuestionFieldset>
  )
}
