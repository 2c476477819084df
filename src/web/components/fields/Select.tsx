import type { Option } from '../../../forms/question.ts'
import type { Language } from '../../context.ts'
import { t } from '../../texts/texts.ts'
import { classes } from '../classes.ts'
import { describedBy, FieldError, Hint, OptionalMark } from './FieldParts.tsx'
import { isLongList } from './islands-for.ts'

/**
 * One of many, as a select. A long one is marked for the island `combobox`, which makes it searchable by typing;
 * `alsoCalled` gives other names that it finds an option by. What was typed and is no option is handed to it again.
 */
export const Select = ({
  name,
  label,
  options,
  chosen,
  language,
  isOptional = false,
  showsOptional = true,
  hint,
  problem,
  autoComplete,
  alsoCalled,
  labelledBy,
}: {
  name: string
  label: string
  options: readonly Option[]
  /** The code of the option; empty while none is. */
  chosen: string
  language: Language
  isOptional?: boolean
  /** False where the question around it says that it is voluntary. */
  showsOptional?: boolean
  hint?: string | undefined
  problem?: string | undefined
  autoComplete?: string | undefined
  alsoCalled?: (code: string) => string
  /** Ids of what names the field where its own label is not all: row and column of a table. */
  labelledBy?: string | undefined
}) => {
  const isLong = isLongList(options)
  const isKnown = chosen === '' || options.some(({ code }) => code === chosen)
  return (
    <div class={classes('kern-form-input', problem !== undefined && 'kern-form-input--error')}>
      <label class="kern-label" for={name}>
        {label}
        <OptionalMark isOptional={isOptional && showsOptional} language={language} />
      </label>
      {hint !== undefined && <Hint name={name}>{hint}</Hint>}
      <div class="kern-form-input__select-wrapper">
        <select
          class={classes('kern-form-input__select', problem !== undefined && 'kern-form-input__select--error')}
          id={name}
          name={name}
          autoComplete={autoComplete}
          aria-labelledby={labelledBy}
          data-combobox={isLong ? '' : undefined}
          data-typed={isLong && !isKnown ? chosen : undefined}
          aria-required={isOptional ? undefined : true}
          aria-invalid={problem !== undefined ? true : undefined}
          aria-describedby={describedBy(name, hint, problem)}
        >
          <option value="" selected={!isKnown || chosen === ''}>
            {t(language).pleaseChoose}
          </option>
          {options.map(({ code, label: text }) => (
            <option value={code} selected={code === chosen} data-also={(isLong && alsoCalled?.(code)) || undefined}>
              {text}
            </option>
          ))}
        </select>
      </div>
      {problem !== undefined && <FieldError name={name} text={problem} language={language} />}
    </div>
  )
}
