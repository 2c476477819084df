import { t } from '../texts/texts.ts'
import type { Frame } from './frame.ts'
import { Icon } from './Icon.tsx'

/** Who is signed in at the desk, and how to leave. Signing out changes something, so it is a form with its token. */
export type StaffSession = { readonly name: string; readonly signOut: { readonly action: string; readonly csrf: string } }

/** The three colours of the federal flag, as KERN's Kopfzeile shows them. */
const Flag = () => (
  <svg class="portal-flag" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false">
    <rect width="24" height="5.34" fill="#000" />
    <rect y="5.33" width="24" height="5.34" fill="#d00" />
    <rect y="10.66" width="24" height="5.34" fill="#fc0" />
  </svg>
)

/** The line above everything: whose site this is. A demonstration must not call itself official. */
const Kopfzeile = ({ frame }: { frame: Frame }) => {
  const words = t(frame.portal.language)
  return (
    <div class="kern-kopfzeile">
      <div class="portal-container kern-kopfzeile__content">
        {!frame.isDemo && (
          <span class="kern-kopfzeile__flagge">
            <Flag />
          </span>
        )}
        <span class="kern-kopfzeile__label">{frame.isDemo ? words.demo : words.official}</span>
      </div>
    </div>
  )
}

const LanguageSwitch = ({ frame }: { frame: Frame }) => {
  const { portal } = frame
  const other = portal.language === 'de' ? 'en' : 'de'
  return (
    <a class="portal-language" href={portal.inLanguage(other)} hreflang={other} lang={other}>
      {t(other).languageName}
    </a>
  )
}

const StaffBox = ({ frame, staff }: { frame: Frame; staff: StaffSession }) => {
  const words = t(frame.portal.language).staff
  return (
    <form class="portal-staff" method="post" action={staff.signOut.action}>
      <input type="hidden" name="_csrf" value={staff.signOut.csrf} />
      <span>{words.signedInAs(staff.name)}</span>
      <button type="submit" class="portal-staff__leave">
        {words.signOut}
      </button>
    </form>
  )
}

/** Kopfzeile, the bar in the portal's colour with its wordmark, the main menu, and what must be known of this site first. */
export const Header = ({ frame, staff, notices = [] }: { frame: Frame; staff?: StaffSession | undefined; notices?: readonly string[] }) => {
  const { portal, look } = frame
  const words = t(portal.language)
  const entries = staff
    ? [{ path: '/amt', text: words.staff.cases }]
    : [
        { path: '/themen', text: words.nav.topics },
        { path: '/suche', text: words.nav.search },
        { path: '/status', text: words.nav.status },
      ]
  return (
    <header>
      <Kopfzeile frame={frame} />
      <div class="portal-bar">
        <div class="portal-container portal-bar__content">
          <a class="portal-wordmark" href={portal.href(staff ? '/amt' : '/')}>
            <span class="portal-wordmark__name">{look.wordmark}</span>
            <span class="portal-wordmark__claim">
              {staff ? words.staff.area : (look.claim ?? words.claim[portal.authority === null ? 'region' : 'city'])}
            </span>
          </a>
          {staff ? <StaffBox frame={frame} staff={staff} /> : <LanguageSwitch frame={frame} />}
        </div>
      </div>
      <nav class="portal-nav" aria-label={words.nav.main}>
        <ul class="portal-container">
          {entries.map(({ path, text }) => {
            const isCurrent = portal.path === path || portal.path.startsWith(`${path}/`)
            return (
              <li>
                <a href={portal.href(path)} aria-current={portal.path === path ? 'page' : isCurrent ? 'true' : undefined}>
                  {text}
                </a>
              </li>
            )
          })}
          {portal.authority !== null && !staff && (
            <li class="portal-nav__last">
              <a href={portal.at(null, '/')}>
                {words.nav.region}
                <Icon name="forward" isSmall />
              </a>
            </li>
          )}
        </ul>
      </nav>
      {notices.length > 0 && (
        <div class="portal-banner">
          {notices.map((notice) => (
            <p class="portal-container">{notice}</p>
          ))}
        </div>
      )}
    </header>
  )
}
