import type { ComponentChildren } from 'preact'
import type { IslandName } from '../assets/islands.ts'
import { t } from '../texts/texts.ts'
import { Breadcrumb, type Crumb } from './Breadcrumb.tsx'
import { classes } from './classes.ts'
import { ErrorSummary, type FieldProblem } from './ErrorSummary.tsx'
import { Footer } from './Footer.tsx'
import type { Frame } from './frame.ts'
import { Header, type StaffSession } from './Header.tsx'

export type LayoutProps = {
  frame: Frame
  /** What the browser tab says, before the portal's name. */
  title: string
  children: ComponentChildren
  /** Shown on top and announced in the tab's title. */
  problems?: readonly FieldProblem[] | undefined
  breadcrumb?: readonly Crumb[] | undefined
  /** What the service on this page is not yet; a demonstration says so everywhere by itself. */
  stage?: 'test' | 'pilot' | undefined
  staff?: StaffSession | undefined
  /** `text` for reading and forms (a comfortable line), `wide` for cards and tables. */
  width?: 'text' | 'wide' | undefined
  /** Pages of one person are not for search engines. */
  isPrivate?: boolean | undefined
  /** Scripts that make something on this page more comfortable; it works without them. */
  islands?: readonly IslandName[] | undefined
}

/** The whole page around what it shows: head, header, main, footer. Every page of every portal uses it. */
export const Layout = ({
  frame,
  title,
  children,
  problems = [],
  breadcrumb,
  stage,
  staff,
  width = 'text',
  isPrivate = false,
  islands = [],
}: LayoutProps) => {
  const { portal } = frame
  const words = t(portal.language)
  // What is tried asks for no real data either; a pilot is valid elsewhere, but not in a demonstration.
  const banners = [frame.isDemo && stage !== 'test' ? words.stage.demo : null, stage ? words.stage[stage] : null]
  return (
    <html lang={portal.language} data-kern-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${problems.length > 0 ? `${words.titleErrorPrefix}: ` : ''}${title} – ${frame.name}`}</title>
        {(isPrivate || staff || frame.isDemo) && <meta name="robots" content="noindex" />}
        <link rel="preload" href={frame.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        {frame.css.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {islands.map((name) => {
          const { script, css } = frame.island(name)
          return (
            <>
              {css && <link rel="stylesheet" href={css} />}
              <script type="module" src={script} />
            </>
          )
        })}
        <link rel="icon" href={frame.icon} type="image/svg+xml" />
        {!staff && <link rel="alternate" hreflang="de" href={portal.inLanguage('de')} />}
        {!staff && <link rel="alternate" hreflang="en" href={portal.inLanguage('en')} />}
      </head>
      <body>
        <a class="portal-skip" href="#content">
          {words.skipToContent}
        </a>
        <Header frame={frame} staff={staff} notices={banners.filter((banner) => banner !== null)} />
        {breadcrumb && breadcrumb.length > 0 && (
          <div class="portal-container">
            <Breadcrumb crumbs={breadcrumb} language={portal.language} />
          </div>
        )}
        <main id="content" class={classes('portal-container portal-main', width === 'text' && 'portal-main--text')} tabIndex={-1}>
          {problems.length > 0 && <ErrorSummary problems={problems} language={portal.language} />}
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  )
}
