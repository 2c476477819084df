/** Radio buttons and checkboxes under one legend. */
import type { Option } from '../../../forms/question.ts'
import type { Language } from '../../context.ts'
import { classes } from '../classes.ts'
import { Fieldset } from './FieldParts.tsx'

type ChecksProps = {
  name: string
  legend: string
  options: readonly Option[]
  language: Language
  isOptional?: boolean
  /** False where the question around it says that it is voluntary. */
  showsOptional?: boolean
  hint?: string | undefined
  problem?: string | undefined
}

/** One of few. */
export const Radios = ({ options, chosen, ...props }: ChecksProps & { chosen: string }) => (
  <Fieldset {...props} role="radiogroup">
    {options.map((option) => (
      <div class="kern-form-check">
        <input
          class={classes('kern-form-check__radio', props.problem !== undefined && 'kern-form-check__radio--error')}
          type="radio"
          id={`${props.name}-${option.code}`}
          name={props.name}
          value={option.code}
          checked={option.code === chosen}
        />
        <label class="kern-label" for={`${props.name}-${option.code}`}>
          {option.label}
        </label>
      </div>
    ))}
  </Fieldset>
)

/** Some of few, one below the other; short ones side by side. */
export const Checkboxes = ({
  options,
  chosen,
  isInRow = false,
  ...props
}: ChecksProps & { chosen: readonly string[]; isInRow?: boolean }) => {
  const boxes = options.map((option) => (
    <div class="kern-form-check">
      <input
        class={classes('kern-form-check__checkbox', props.problem !== undefined && 'kern-form-check__checkbox--error')}
        type="checkbox"
        id={`${props.name}-${option.code}`}
        name={props.name}
        value={option.code}
        checked={chosen.includes(option.code)}
        aria-invalid={props.problem !== undefined ? true : undefined}
      />
      <label class="kern-label" for={`${props.name}-${option.code}`}>
        {option.label}
      </label>
    </div>
  ))
  return <Fieldset {...props}>{isInRow ? <div class="portal-checks-row">{boxes}</div> : boxes}</Fieldset>
}
