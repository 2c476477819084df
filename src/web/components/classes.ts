/** Joins the class names that apply: `classes('kern-btn', isWide && 'kern-btn--block')`. */
export const classes = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
