import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../context.ts'
import { t } from '../../texts/texts.ts'
import { classes } from '../classes.ts'
import { Icon } from '../Icon.tsx'

/** The ids that tie a field to what is said about it. */
export const hintId = (name: string): string => `${name}-hint`
export const errorId = (name: string): string => `${name}-error`

/** For `aria-describedby`: the hint, then the problem; absent where there is neither. */
export const describedBy = (name: string, hint: string | undefined, problem: string | undefined): string | undefined =>
  classes(hint !== undefined && hintId(name), problem !== undefined && errorId(name)) || undefined

/** False around fields that are needed only under a condition on the same page, which their hint says: they are not voluntary. */
export const ShowsOptional = createContext(true)

/** Says what an answer that nobody has to give is: voluntary. Everything else must be answered. */
export const OptionalMark = ({ isOptional, language }: { isOptional: boolean; language: Language }) =>
  useContext(ShowsOptional) && isOptional ? <span class="kern-label__optional"> ({t(language).optional})</span> : null

export const Hint = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="kern-hint" id={hintId(name)}>
    {children}
  </div>
)

/** The problem of a field, right at it. */
export const FieldError = ({ name, text, language }: { name: string; text: string; language: Language }) => (
  <p class="kern-error" id={errorId(name)}>
    <Icon name="danger" />
    <span class="kern-body">
      <span class="kern-sr-only">{t(language).errorPrefix} </span>
      {text}
    </span>
  </p>
)

/**
 * Fields that answer one question together: the legend asks it. Its id is the question's name, so that the error
 * summary can lead here where the whole is wrong and no single part of it.
 */
export const Fieldset = ({
  name,
  legend,
  isOptional = false,
  showsOptional = true,
  hint,
  problem,
  language,
  children,
  role,
  isLarge = false,
}: {
  name: string
  legend: string
  isOptional?: boolean
  /** False where the question around it says that it is voluntary. */
  showsOptional?: boolean
  hint?: string | undefined
  problem?: string | undefined
  language: Language
  children: ComponentChildren
  role?: 'radiogroup'
  isLarge?: boolean
}) => (
  <fieldset
    class={classes('kern-fieldset', problem !== undefined && 'kern-fieldset--error')}
    id={name}
    tabIndex={-1}
    role={role}
    aria-invalid={role === 'radiogroup' && problem !== undefined ? true : undefined}
    aria-required={role === 'radiogroup' && !isOptional ? true : undefined}
    aria-describedby={describedBy(name, hint, problem)}
  >
    <legend class={classes('kern-label', isLarge && 'kern-label--large')}>
      {legend}
      <OptionalMark isOptional={isOptional && showsOptional} language={language} />
    </legend>
    {hint !== undefined && <Hint name={name}>{hint}</Hint>}
    <div class="kern-fieldset__body">{children}</div>
    {problem !== undefined && <FieldError name={name} text={problem} language={language} />}
  </fieldset>
)
