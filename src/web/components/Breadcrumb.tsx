import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'

/** A step of the way here; the last one, without `href`, is this page. */
export type Crumb = { readonly text: string; readonly href?: string }

/** The way from the start page to here. */
export const Breadcrumb = ({ crumbs, language }: { crumbs: readonly Crumb[]; language: Language }) => (
  <nav class="portal-breadcrumb" aria-label={t(language).breadcrumb}>
    <ol>
      {crumbs.map(({ text, href }) => (
        <li>{href === undefined ? <span aria-current="page">{text}</span> : <a href={href}>{text}</a>}</li>
      ))}
    </ol>
  </nav>
)
