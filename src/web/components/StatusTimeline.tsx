import type { ComponentChildren } from 'preact'
import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { classes } from './classes.ts'

/** One step of a case. `on` is a day (`YYYY-MM-DD`) where it is known. */
export type TimelineStep = {
  readonly title: string
  readonly state: 'done' | 'current' | 'coming'
  readonly on?: string
  readonly details?: ComponentChildren
}

const looks = {
  done: 'portal-timeline__step--done',
  current: 'portal-timeline__step--current',
  coming: 'portal-timeline__step--coming',
} as const

/** What happened to a case, where it stands, and what is still to come. The state is said, not only coloured. */
export const StatusTimeline = ({ steps, language }: { steps: readonly TimelineStep[]; language: Language }) => {
  const words = t(language)
  return (
    <ol class="portal-timeline">
      {steps.map(({ title, state, on, details }) => (
        <li class={classes('portal-timeline__step', looks[state])} aria-current={state === 'current' ? 'step' : undefined}>
          <p class="portal-timeline__title">
            {title} <span class="portal-timeline__state">({words.timeline[state]})</span>
          </p>
          {on !== undefined && (
            <p class="portal-timeline__day">
              <time dateTime={on}>{words.dateFormat(on)}</time>
            </p>
          )}
          {details}
        </li>
      ))}
    </ol>
  )
}
