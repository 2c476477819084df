import { t } from '../texts/texts.ts'
import { ContactLines } from './ContactLines.tsx'
import type { Frame } from './frame.ts'

/** Contact and the pages the law asks for, reachable from everywhere (§ 5 DDG, § 10b BGG NRW). One landmark, not three. */
export const Footer = ({ frame }: { frame: Frame }) => {
  const { portal, contact, regionalName } = frame
  const words = t(portal.language).footer
  return (
    <footer class="portal-footer">
      <div class="portal-container portal-footer__content">
        <div>
          <h2>{words.contact}</h2>
          <ContactLines contact={contact} language={portal.language} />
        </div>
        <div>
          <h2>{words.about}</h2>
          <ul>
            <li>
              <a href={portal.href('/impressum')}>{words.imprint}</a>
            </li>
            <li>
              <a href={portal.href('/datenschutz')}>{words.privacy}</a>
            </li>
            <li>
              <a href={portal.href('/barrierefreiheit')}>{words.accessibility}</a>
            </li>
          </ul>
          {portal.authority !== null && (
            <p>
              <a href={portal.at(null, '/')}>{words.network(regionalName)}</a>
            </p>
          )}
        </div>
      </div>
    </footer>
  )
}
