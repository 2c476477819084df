import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { applyTexts } from './texts.ts'

/** On the regional portal a service has to know the town first: each town offers it itself. */
export const TownForService = ({
  frame,
  title,
  towns,
}: {
  frame: Frame
  title: string
  towns: readonly { readonly name: string; readonly href: string }[]
}) => {
  const words = applyTexts(frame.portal.language)
  return (
    <Layout frame={frame} title={title} breadcrumb={[{ text: frame.name, href: frame.portal.href('/') }, { text: title }]}>
      <h1 class="kern-heading">{title}</h1>
      <h2 class="kern-heading kern-heading--small">{words.otherTown}</h2>
      <p class="portal-lead">{words.otherTownLead}</p>
      <ul class="portal-links">
        {towns.map(({ name, href }) => (
          <li>
            <a class="kern-link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  )
}
