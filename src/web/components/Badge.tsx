import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

const looks = {
  info: 'kern-badge--info',
  success: 'kern-badge--success',
  warning: 'kern-badge--warning',
  danger: 'kern-badge--danger',
} as const

/** One word on the state of a thing: "online", "ungeprüft". Never the colour alone. */
export const Badge = ({
  kind,
  children,
  hasIcon = false,
}: {
  kind: keyof typeof looks
  children: ComponentChildren
  hasIcon?: boolean
}) => (
  <span class={classes('kern-badge kern-badge--small', looks[kind])}>
    {hasIcon && <Icon name={kind} />}
    <span class="kern-label">{children}</span>
  </span>
)
