import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'

const looks = { primary: 'kern-btn--primary', secondary: 'kern-btn--secondary', tertiary: 'kern-btn--tertiary' } as const

/** How much a button asks for attention; one primary button on a page. */
export type ButtonLook = keyof typeof looks

/** The arrow onwards stands after the words, every other picture before them. */
const Inside = ({ icon, children }: Pick<Shared, 'icon' | 'children'>) => (
  <>
    {icon && icon !== 'forward' && <Icon name={icon} />}
    <span class="kern-label">{children}</span>
    {icon === 'forward' && <Icon name={icon} />}
  </>
)

type Shared = { children: ComponentChildren; look?: ButtonLook; icon?: IconName | undefined; isWide?: boolean }

/**
 * Sends the form it stands in. `name` and `value` say which of several buttons was pressed; `formAction` (`#place`) where on
 * the page that comes back one is then. `aria-label` says more than its words, for who hears them out of their place.
 */
export const Button = ({
  children,
  look = 'primary',
  icon,
  isWide = false,
  ...pressed
}: Shared & { name?: string; value?: string; formAction?: string; 'aria-label'?: string }) => (
  <button type="submit" class={classes('kern-btn', looks[look], isWide && 'kern-btn--block')} {...pressed}>
    <Inside icon={icon}>{children}</Inside>
  </button>
)

/** Goes somewhere and looks like a button: for the one next thing to do. `rel` and `download` as on a link. */
export const LinkButton = ({
  children,
  look = 'primary',
  icon,
  isWide = false,
  href,
  ...link
}: Shared & { href: string; rel?: string; download?: boolean | string; hreflang?: string }) => (
  <a class={classes('kern-btn', looks[look], isWide && 'kern-btn--block')} href={href} {...link}>
    <Inside icon={icon}>{children}</Inside>
  </a>
)
