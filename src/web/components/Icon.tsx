import { classes } from './classes.ts'

const names = {
  info: 'kern-icon--info',
  success: 'kern-icon--success',
  warning: 'kern-icon--warning',
  danger: 'kern-icon--danger',
  search: 'kern-icon--search',
  add: 'kern-icon--add',
  remove: 'kern-icon--delete',
  change: 'kern-icon--edit',
  back: 'kern-icon--arrow-back',
  forward: 'kern-icon--arrow-forward',
  download: 'kern-icon--download',
  external: 'kern-icon--open-in-new',
  language: 'kern-icon--language',
  person: 'kern-icon--account-circle',
  signOut: 'kern-icon--logout',
  check: 'kern-icon--check',
  upload: 'kern-icon--drive-folder-upload',
  file: 'kern-icon--draft',
} as const

export type IconName = keyof typeof names

/** A picture that only repeats what the words beside it say, so screen readers pass over it. */
export const Icon = ({ name, isSmall = false }: { name: IconName; isSmall?: boolean }) => (
  <span class={classes('kern-icon', names[name], isSmall && 'kern-icon--small')} aria-hidden="true" />
)
