import type { ComponentChildren } from 'preact'

export type FormProps = {
  children: ComponentChildren
  /** Where it is sent; absent: the page's own address. */
  action?: string
  /** It may hold files; then it is sent in parts, the token first. */
  hasFiles?: boolean
  /** The CSRF token, sent as `_csrf`. */
  csrf: string
  /** Set where the form has several buttons: the return key then presses the one that goes on, not the first that stands there. */
  defaultButton?: { name?: string; value?: string; label: string }
}

/** A form that is checked by the server alone, so that its messages are ours, in the language of the page. */
export const Form = ({ children, action, csrf, defaultButton, hasFiles = false }: FormProps) => (
  <form class="portal-form" method="post" action={action} enctype={hasFiles ? 'multipart/form-data' : undefined} noValidate>
    <input type="hidden" name="_csrf" value={csrf} />
    {defaultButton && (
      <button
        type="submit"
        class="portal-default-button"
        name={defaultButton.name}
        value={defaultButton.value}
        tabIndex={-1}
        aria-hidden="true"
      >
        {defaultButton.label}
      </button>
    )}
    {children}
  </form>
)
