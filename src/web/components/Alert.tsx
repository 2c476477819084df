import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

const looks = {
  info: 'kern-alert--info',
  success: 'kern-alert--success',
  warning: 'kern-alert--warning',
  danger: 'kern-alert--danger',
} as const

export type AlertKind = keyof typeof looks

/**
 * Something the reader should notice. `level` makes the title a heading of that level; without, it is a bold line,
 * so that a form's headings stay its own. `isUrgent` has screen readers read it at once.
 */
export const Alert = ({
  kind,
  title,
  children,
  level,
  isUrgent = false,
}: {
  kind: AlertKind
  title: string
  children?: ComponentChildren
  level?: 2 | 3
  isUrgent?: boolean
}) => {
  const Title = level === 2 ? 'h2' : level === 3 ? 'h3' : 'p'
  return (
    <div class={classes('kern-alert', looks[kind])} role={isUrgent ? 'alert' : undefined}>
      <div class="kern-alert__header">
        <Icon name={kind} />
        <Title class="kern-title">{title}</Title>
      </div>
      {children !== undefined && children !== null && children !== false && <div class="kern-alert__body">{children}</div>}
    </div>
  )
}
