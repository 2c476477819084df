import { t } from '../texts/texts.ts'
import { ContactLines } from './ContactLines.tsx'
import type { Frame } from './frame.ts'

/** Contact and the pages the law asks for, reachable from everywhere (§ 5 DDG, § 10b BGG NRW). */
export const Footer = ({ frame }: { frame: Frame }) => {
  const { portal, contact, regionalName } = frame
  const words = t(portal.language).footer
  return (
    <footer class="portal-footer">
      <div class="portal-container portal-footer__content">
        <section aria-labelledby="footer-contact">
          <h2 id="footer-contact">{words.contact}</h2>
          <ContactLines contact={contact} language={portal.language} />
        </section>
        <section aria-labelledby="footer-about">
          <h2 id="footer-about">{words.about}</h2>
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
        </section>
      </div>
    </footer>
  )
}
