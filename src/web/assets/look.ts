import type { Authority } from '../../network/region.ts'

/** Colours and wordmark of a portal (`network/region.ts`). */
export type Look = Authority['look']

/**
 * The style sheet that gives a portal its colours. KERN's own names are set anew, as its themes do; white text on both
 * colours has a contrast of at least 4.5 (tested where the region is loaded).
 */
export const lookStyles = ({ bar, action }: Look): string => `:root {
  --portal-bar: ${bar};
  --kern-color-action-default: ${action};
  --kern-color-feedback-default: ${action};
}`
