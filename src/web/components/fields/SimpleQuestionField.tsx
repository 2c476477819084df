import type { SimpleQuestion } from '../../../forms/question.ts'
import { Paragraphs } from '../Paragraphs.tsx'
import { Alert } from '../Alert.tsx'
import { ChoiceField, ChoicesField, DeclarationField, YesNoField } from './choice-fields.tsx'
import { AddressField, OrganisationField, PersonField } from './composite-fields.tsx'
import { DateInputs } from './DateInputs.tsx'
import type { FieldProps, QuestionOf } from './field-types.ts'
import { CountryField, SignatureField, VehiclePlateField } from './identity-fields.tsx'
import { PeriodField, RepetitionField, TimeField } from './period-fields.tsx'
import { FileField } from './FileField.tsx'
import { LongTextField, OneLineField } from './text-fields.tsx'
import { LocationField } from './LocationField.tsx'

const DateField = ({ question, ...props }: FieldProps<QuestionOf<'date'>>) => (
  <DateInputs {...props} legend={question.label} isOptional={question.optional} hint={question.hint} />
)

const Information = ({ question, language }: FieldProps<QuestionOf<'information'>>) =>
  question.label === undefined ? (
    <div class="portal-information">
      <Paragraphs text={question.text} language={language} />
    </div>
  ) : (
    <Alert kind={question.kind} title={question.label}>
      <Paragraphs text={question.text} language={language} />
    </Alert>
  )

/** The field of a question that is not a group, by its type. Adding a type to the form language does not compile until it is here. */
export const SimpleQuestionField = ({ question, ...props }: FieldProps<SimpleQuestion>) => {
  switch (question.type) {
    case 'text':
    case 'number':
    case 'money':
    case 'email':
    case 'phone':
    case 'iban':
      return <OneLineField question={question} {...props} />
    case 'longText':
      return <LongTextField question={question} {...props} />
    case 'date':
      return <DateField question={question} {...props} />
    case 'yesNo':
      return <YesNoField question={question} {...props} />
    case 'choice':
      return <ChoiceField question={question} {...props} />
    case 'choices':
      return <ChoicesField question={question} {...props} />
    case 'address':
      return <AddressField question={question} {...props} />
    case 'person':
      return <PersonField question={question} {...props} />
    case 'organisation':
      return <OrganisationField question={question} {...props} />
    case 'declaration':
      return <DeclarationField question={question} {...props} />
    case 'information':
      return <Information question={question} {...props} />
    case 'time':
      return <TimeField question={question} {...props} />
    case 'period':
      return <PeriodField question={question} {...props} />
    case 'repetition':
      return <RepetitionField question={question} {...props} />
    case 'country':
    case 'nationality':
      return <CountryField question={question} {...props} />
    case 'vehiclePlate':
      return <VehiclePlateField question={question} {...props} />
    case 'signature':
      return <SignatureField question={question} {...props} />
    case 'location':
      return <LocationField question={question} {...props} />
    case 'file':
      return <FileField question={question} {...props} />
    default:
      return question satisfies never
  }
}
