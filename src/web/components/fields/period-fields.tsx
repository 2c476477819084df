/** Times, periods and repetitions. */
import { monthName } from '../../../forms/days.ts'
import { weekdayName } from '../../../forms/period-words.ts'
import { rhythms, weekdays } from '../../../forms/question.ts'
import { t } from '../../texts/texts.ts'
import { Checkboxes, Radios } from './Checks.tsx'
import { DateInputs } from './DateInputs.tsx'
import { Fieldset } from './FieldParts.tsx'
import { problemAt, valueOf, valuesOf, type FieldProps, type QuestionOf } from './field-types.ts'
import { QuestionFieldset } from './QuestionFieldset.tsx'
import { Select } from './Select.tsx'
import { TextInput } from './TextInput.tsx'

/** A time of day, typed: `14:30`, `14 Uhr`. */
export const TimeField = ({ question, name, raw, problems, language, labelledBy }: FieldProps<QuestionOf<'time'>>) => (
  <TextInput
    name={name}
    label={question.label}
    value={valueOf(raw, name)}
    language={language}
    isOptional={question.optional}
    hint={question.hint ?? t(language).time.example}
    problem={problemAt(problems, name)}
    labelledBy={labelledBy}
    width="short"
    autoComplete="off"
  />
)

/** From one day to another and, where asked, from one time to another on each of them. */
export const PeriodField = ({ question, name, raw, problems, language }: FieldProps<QuestionOf<'period'>>) => {
  const words = t(language).period
  const shared = { raw, problems, language, isOptional: question.optional, showsOptional: false }
  return (
    <QuestionFieldset question={question} name={name} problems={problems} language={language}>
      <DateInputs {...shared} name={`${name}.from`} legend={words.from} />
      <DateInputs {...shared} name={`${name}.to`} legend={words.to} hint={words.toHint} />
      {question.times && (
        <Fieldset {...shared} name={`${name}.times`} legend={words.times} hint={words.timesHint}>
          <div class="portal-date">
            {(['fromTime', 'toTime'] as const).map((part) => (
              <TextInput
                name={`${name}.${part}`}
                label={words[part]}
                value={valueOf(raw, `${name}.${part}`)}
                language={language}
                problem={problemAt(problems, `${name}.${part}`)}
                isOptional={question.optional}
                showsOptional={false}
                width="short"
                autoComplete="off"
              />
            ))}
          </div>
        </Fieldset>
      )}
    </QuestionFieldset>
  )
}

/** How often, on which days of the week, in which months. */
export const RepetitionField = ({ question, name, raw, problems, language }: FieldProps<QuestionOf<'repetition'>>) => {
  const words = t(language).repetition
  const rhythmWords = t(language).rhythms
  const shared = { language, isOptional: question.optional, showsOptional: false }
  const months = Array.from({ length: 12 }, (_, index) => ({ code: String(index + 1), label: monthName(index + 1, language) }))
  return (
    <QuestionFieldset question={question} name={name} problems={problems} language={language}>
      <Radios
        {...shared}
        name={`${name}.every`}
        legend={words.every}
        options={rhythms.map((code) => ({ code, label: rhythmWords[code] }))}
        chosen={valueOf(raw, `${name}.every`)}
        problem={problemAt(problems, `${name}.every`)}
      />
      <Checkboxes
        {...shared}
        name={`${name}.weekdays`}
        legend={words.weekdays}
        hint={words.weekdaysHint}
        options={weekdays.map((code) => ({ code, label: weekdayName(code, language) }))}
        chosen={valuesOf(raw, `${name}.weekdays`)}
        problem={problemAt(problems, `${name}.weekdays`)}
        isInRow
      />
      <Fieldset name={`${name}.months`} legend={words.months} hint={words.monthsHint} language={language} isOptional>
        <div class="portal-date">
          {(['fromMonth', 'toMonth'] as const).map((part) => (
            <Select
              name={`${name}.${part}`}
              label={words[part]}
              options={months}
              chosen={valueOf(raw, `${name}.${part}`)}
              language={language}
              problem={problemAt(problems, `${name}.${part}`)}
              isOptional
              showsOptional={false}
            />
          ))}
        </div>
      </Fieldset>
    </QuestionFieldset>
  )
}
