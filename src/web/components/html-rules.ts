import type { ConfigData } from 'html-validate'

/** What our HTML is held to in tests. */
export const htmlRules: ConfigData = {
  extends: ['html-validate:standard', 'html-validate:a11y'],
}
