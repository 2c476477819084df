import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { FieldError } from './fields/FieldParts.tsx'

export type TownChooserProps = {
  /** Gets `ort`: a name or a postal code, as typed. */
  action: string
  method?: 'get' | 'post'
  /** The CSRF token where it is posted. */
  csrf?: string
  /** Suggested while typing, by browsers that can. */
  towns: readonly { readonly id: string; readonly name: string }[]
  value?: string
  /** What to do about a name or code that was not found. */
  problem?: string
  /** Travels along, such as the page to come back to. */
  hidden?: Readonly<Record<string, string>>
  language: Language
}

/** Choose a town by name or postal code; typed, with suggestions, without a script. */
export const TownChooser = ({ action, method = 'get', csrf, towns, value = '', problem, hidden = {}, language }: TownChooserProps) => {
  const words = t(language)
  return (
    <form class="portal-search" method={method} action={action} noValidate>
      {csrf !== undefined && <input type="hidden" name="_csrf" value={csrf} />}
      {Object.entries(hidden).map(([name, hiddenValue]) => (
        <input type="hidden" name={name} value={hiddenValue} />
      ))}
      <label class="kern-label" for="ort">
        {words.town.label}
      </label>
      <div class="kern-hint" id="ort-hint">
        {words.town.hint}
      </div>
      <div class="portal-search__row">
        <input
          class={problem === undefined ? 'kern-form-input__input' : 'kern-form-input__input kern-form-input__input--error'}
          id="ort"
          name="ort"
          type="text"
          value={value}
          list="towns"
          autoComplete="off"
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={problem === undefined ? 'ort-hint' : 'ort-hint ort-error'}
        />
        <datalist id="towns">
          {towns.map(({ name }) => (
            <option value={name} />
          ))}
        </datalist>
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">{words.actions.choose}</span>
        </button>
      </div>
      {problem !== undefined && <FieldError name="ort" text={problem} language={language} />}
    </form>
  )
}
