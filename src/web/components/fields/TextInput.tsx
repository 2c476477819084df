import type { Language } from '../../context.ts'
import { classes } from '../classes.ts'
import { describedBy, errorId, FieldError, Hint, OptionalMark } from './FieldParts.tsx'

const widths = {
  figures: 'portal-input--figures',
  short: 'portal-input--short',
  medium: 'portal-input--medium',
  plate: 'portal-input--plate',
  full: undefined,
} as const

export type TextInputProps = {
  name: string
  label: string
  value: string
  language: Language
  isOptional?: boolean
  hint?: string | undefined
  problem?: string | undefined
  /** Already said elsewhere (a date's parts share one sentence), so only marked here. `describedElsewhere` is its id's name. */
  isMarked?: boolean
  describedElsewhere?: string | undefined
  /** False where the question around it says that it is voluntary. */
  showsOptional?: boolean
  type?: 'text' | 'email' | 'tel' | 'search'
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel'
  autoComplete?: string | undefined
  /** As wide as what is expected, so that the field itself is a hint. */
  width?: keyof typeof widths
  /** A unit that follows what is typed: "€". */
  unit?: string | undefined
  /** Names no browser should correct: chip numbers, an IBAN, a dog's name. */
  isVerbatim?: boolean
  list?: string
  /** The ids of what names the field instead of its label. */
  labelledBy?: string | undefined
}

/** One line to type in, with its label, hint, unit and problem. */
export const TextInput = ({
  name,
  label,
  value,
  language,
  isOptional = false,
  hint,
  problem,
  isMarked = false,
  describedElsewhere,
  showsOptional = true,
  type = 'text',
  inputMode,
  autoComplete,
  width = 'full',
  unit,
  isVerbatim = false,
  list,
  labelledBy,
}: TextInputProps) => {
  const isWrong = problem !== undefined || isMarked
  const input = (
    <input
      class={classes('kern-form-input__input', isWrong && 'kern-form-input__input--error', widths[width])}
      id={name}
      name={name}
      type={type}
      value={value}
      inputMode={inputMode}
      autoComplete={autoComplete}
      autoCapitalize={isVerbatim ? 'none' : undefined}
      spellcheck={isVerbatim ? false : undefined}
      list={list}
      aria-labelledby={labelledBy}
      aria-required={isOptional ? undefined : true}
      aria-invalid={isWrong ? true : undefined}
      aria-describedby={classes(describedBy(name, hint, problem), describedElsewhere && errorId(describedElsewhere)) || undefined}
    />
  )
  return (
    <div class={classes('kern-form-input', problem !== undefined && 'kern-form-input--error')}>
      <label class="kern-label" for={name}>
        {label}
        <OptionalMark isOptional={isOptional && showsOptional} language={language} />
      </label>
      {hint !== undefined && <Hint name={name}>{hint}</Hint>}
      {unit === undefined ? (
        input
      ) : (
        <div class="portal-unit">
          {input}
          <span>{unit}</span>
        </div>
      )}
      {problem !== undefined && <FieldError name={name} text={problem} language={language} />}
    </div>
  )
}
