/** Questions that are answered by typing one thing. */
import { t } from '../../texts/texts.ts'
import { problemAt, valueOf, type FieldProps, type QuestionOf } from './field-types.ts'
import { TextArea } from './TextArea.tsx'
import { TextInput, type TextInputProps } from './TextInput.tsx'

type OneLine = QuestionOf<'text' | 'number' | 'money' | 'email' | 'phone' | 'iban'>

/** A field in a group asks about a thing, not about the person who types: the browser must not fill in their own data. */
const isOfThePerson = (name: string): boolean => !name.includes('.')

function settingsOf(question: OneLine, name: string, language: 'de' | 'en'): Partial<TextInputProps> {
  const { hints } = t(language)
  const own = isOfThePerson(name)
  switch (question.type) {
    case 'text':
      return { width: question.max <= 12 ? 'short' : question.max <= 40 ? 'medium' : 'full' }
    case 'number':
      return { inputMode: question.decimals === 0 ? 'numeric' : 'decimal', width: 'short', unit: question.unit }
    case 'money':
      return { inputMode: 'decimal', width: 'short', unit: '€', hint: hints.money }
    case 'email':
      return { type: 'email', inputMode: 'email', autoComplete: own ? 'email' : undefined, isVerbatim: true, hint: hints.email }
    case 'phone':
      return { type: 'tel', inputMode: 'tel', autoComplete: own ? 'tel' : undefined, width: 'medium', hint: hints.phone }
    case 'iban':
      return { isVerbatim: true, autoComplete: 'off', width: 'medium', hint: hints.iban }
  }
}

/** Text, number, money, e-mail, telephone or IBAN: one line, with keyboard, width and hint that fit. */
export const OneLineField = ({ question, name, raw, problems, language, labelledBy }: FieldProps<OneLine>) => {
  const { hint, ...settings } = settingsOf(question, name, language)
  return (
    <TextInput
      name={name}
      label={question.label}
      value={valueOf(raw, name)}
      language={language}
      isOptional={question.optional}
      hint={question.hint ?? hint}
      problem={problemAt(problems, name)}
      labelledBy={labelledBy}
      {...settings}
    />
  )
}

/** Several lines of free text. It is not cut off while typing: the server says kindly what is too long, and keeps it. */
export const LongTextField = ({ question, name, raw, problems, language }: FieldProps<QuestionOf<'longText'>>) => (
  <TextArea
    name={name}
    label={question.label}
    value={valueOf(raw, name)}
    language={language}
    isOptional={question.optional}
    hint={question.hint ?? t(language).hints.longText(question.max)}
    problem={problemAt(problems, name)}
  />
)
