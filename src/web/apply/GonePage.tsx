import { LinkButton } from '../components/Button.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { Typed } from '../components/Typed.tsx'
import { applyTexts } from './texts.ts'

/**
 * A draft that is over, or not of this browser: both look the same, so that nobody learns of somebody else's. What was
 * just typed for it is shown, so that it can be copied.
 */
export const GonePage = ({ frame, typed }: { frame: Frame; typed: readonly string[] }) => {
  const words = applyTexts(frame.portal.language)
  return (
    <Layout frame={frame} title={words.goneTitle} isPrivate>
      <h1 class="kern-heading">{words.goneTitle}</h1>
      <p class="portal-lead">{words.gone}</p>
      {typed.length > 0 && <Typed values={typed} language={frame.portal.language} />}
      <div class="portal-actions">
        <LinkButton href={frame.portal.href('/')}>{words.toStart}</LinkButton>
        <LinkButton href={frame.portal.href('/status')} look="secondary">
          {words.toStatus}
        </LinkButton>
      </div>
    </Layout>
  )
}
