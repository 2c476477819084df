import type { Language } from '../../context.ts'
import { t } from '../../texts/texts.ts'
import type { FieldProblem } from '../ErrorSummary.tsx'
import { Fieldset } from './FieldParts.tsx'
import { problemAt, valueOf, type RawFields } from './field-types.ts'
import { TextInput } from './TextInput.tsx'

const parts = ['day', 'month', 'year'] as const

/**
 * A date as three short fields, which everybody can fill in, with every keyboard and screen reader. A problem of a
 * part is shown at the whole; the part is marked, and all three where the date as such is wrong.
 */
export const DateInputs = ({
  name,
  legend,
  isOptional,
  showsOptional = true,
  hint,
  raw,
  problems,
  language,
  isBirthDate = false,
}: {
  name: string
  legend: string
  isOptional: boolean
  /** False where the question around it says that it is voluntary. */
  showsOptional?: boolean
  hint?: string | undefined
  raw: RawFields
  problems: readonly FieldProblem[]
  language: Language
  isBirthDate?: boolean
}) => {
  const words = t(language).date
  const whole = problemAt(problems, name)
  const ofParts = parts.map((part) => problemAt(problems, `${name}.${part}`))
  const problem = whole ?? ofParts.find((text) => text !== undefined)
  return (
    <Fieldset
      name={name}
      legend={legend}
      isOptional={isOptional}
      showsOptional={showsOptional}
      hint={hint ?? words.example}
      problem={problem}
      language={language}
    >
      <div class="portal-date">
        {parts.map((part, index) => (
          <TextInput
            name={`${name}.${part}`}
            label={words[part]}
            value={valueOf(raw, `${name}.${part}`)}
            language={language}
            // The legend says for the whole whether it is voluntary.
            isOptional={isOptional}
            showsOptional={false}
            isMarked={whole !== undefined || ofParts[index] !== undefined}
            describedElsewhere={problem === undefined ? undefined : name}
            inputMode="numeric"
            width={part === 'year' ? 'short' : 'figures'}
            autoComplete={isBirthDate ? `bday-${part}` : undefined}
          />
        ))}
      </div>
    </Fieldset>
  )
}
