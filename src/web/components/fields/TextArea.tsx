import type { Language } from '../../context.ts'
import { classes } from '../classes.ts'
import { describedBy, FieldError, Hint, OptionalMark } from './FieldParts.tsx'

/** Several lines to type in, with label, hint and problem. Nothing is cut off while typing: the server says kindly what is too long. */
export const TextArea = ({
  name,
  label,
  value,
  language,
  isOptional = false,
  hint,
  problem,
  rows = 6,
}: {
  name: string
  label: string
  value: string
  language: Language
  isOptional?: boolean
  hint?: string | undefined
  problem?: string | undefined
  rows?: number
}) => (
  <div class={classes('kern-form-input', problem !== undefined && 'kern-form-input--error')}>
    <label class="kern-label" for={name}>
      {label}
      <OptionalMark isOptional={isOptional} language={language} />
    </label>
    {hint !== undefined && <Hint name={name}>{hint}</Hint>}
    <textarea
      class={classes('kern-form-input__input', problem !== undefined && 'kern-form-input__input--error')}
      id={name}
      name={name}
      rows={rows}
      aria-required={isOptional ? undefined : true}
      aria-invalid={problem !== undefined ? true : undefined}
      aria-describedby={describedBy(name, hint, problem)}
    >
      {value}
    </textarea>
    {problem !== undefined && <FieldError name={name} text={problem} language={language} />}
  </div>
)
