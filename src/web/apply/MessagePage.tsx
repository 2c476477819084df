import type { ComponentChildren } from 'preact'
import { LinkButton } from '../components/Button.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'

/** A plain word and the one way on: a page that is not due yet, a draft that is gone. */
export const MessagePage = ({
  frame,
  title,
  children,
  on,
}: {
  frame: Frame
  title: string
  children: ComponentChildren
  on: { readonly text: string; readonly href: string }
}) => (
  <Layout frame={frame} title={title} isPrivate>
    <h1 class="kern-heading">{title}</h1>
    <p class="portal-lead">{children}</p>
    <LinkButton href={on.href} icon="forward">
      {on.text}
    </LinkButton>
  </Layout>
)
