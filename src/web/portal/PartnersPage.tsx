import type { Partner } from '../../network/region.ts'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { SourceNote } from './service-words.tsx'
import { portalTexts } from './texts.ts'

const roles = ['authority', 'itProvider', 'coordinator'] as const

/** Who stands behind the network. */
export const PartnersPage = ({ frame, partners }: { frame: Frame; partners: readonly Partner[] }) => {
  const { portal } = frame
  const words = portalTexts(portal.language)
  const headings = { authority: words.partners.authorities, itProvider: words.partners.providers, coordinator: words.partners.coordinator }
  return (
    <Layout
      frame={frame}
      title={words.partners.title}
      breadcrumb={[{ text: words.start.title, href: portal.href('/') }, { text: words.partners.title }]}
    >
      <h1>{words.partners.title}</h1>
      <p class="portal-lead">{words.partners.lead}</p>
      {roles.map((role) => (
        <section aria-labelledby={role}>
          <h2 id={role}>{headings[role]}</h2>
          <ul>
            {partners
              .filter((partner) => partner.role === role)
              .map((partner) => (
                <li>
                  <strong>{partner.website ? <a href={partner.website}>{partner.name}</a> : partner.name}</strong>
                  {role === 'authority' && (
                    <>
                      {' – '}
                      <a href={portal.at(partner.id, '/')} aria-label={`${words.partners.openPortal}: ${partner.name}`}>
                        {words.partners.openPortal}
                      </a>
                    </>
                  )}
                  {partner.source && (
                    <>
                      <br />
                      <SourceNote source={partner.source} language={portal.language} />
                    </>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Layout>
  )
}
