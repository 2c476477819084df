/** What is said around the sign-in of staff. The desk speaks German only, as the administration does. */
import type { ComponentChildren } from 'preact'
import { Alert } from '../components/Alert.tsx'
import { Button, LinkButton } from '../components/Button.tsx'
import { Form } from '../components/Form.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { Typed, typedValues } from '../components/Typed.tsx'
import { DESK_PATH } from './return-path.ts'

/** Paths of the sign-in, inside a portal. */
export const signInPaths = {
  begin: '/amt/anmeldung',
  /** As a link that asks anew who signs in. */
  asAnother: '/amt/anmeldung?person=andere',
  callback: '/amt/anmeldung/zurueck',
  /** Shows what was typed when a sign-in ran out. */
  resume: '/amt/anmeldung/fortsetzen',
  signOut: '/amt/abmeldung',
  signedOut: '/amt/abgemeldet',
} as const

const SignInFrame = ({ frame, title, children }: { frame: Frame; title: string; children: ComponentChildren }) => (
  <Layout frame={frame} title={title} isPrivate>
    <h1>{title}</h1>
    {children}
  </Layout>
)

/** On the regional portal nobody signs in: each desk belongs to one authority. */
export const ChooseDeskPage = ({ frame, desks }: { frame: Frame; desks: readonly { name: string; href: string }[] }) => (
  <SignInFrame frame={frame} title="An welchem Arbeitsplatz möchten Sie sich anmelden?">
    <p>Jede Verwaltung hat ihren eigenen. Bitte wählen Sie Ihre:</p>
    <ul>
      {desks.map(({ name, href }) => (
        <li key={href}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  </SignInFrame>
)

/** Signed in at the provider, but not employed at this authority, or not any more. */
export const NoRolePage = ({ frame, authority }: { frame: Frame; authority: string }) => (
  <SignInFrame frame={frame} title="Hier haben Sie keinen Arbeitsplatz">
    <Alert kind="warning" title={`${authority}: Ihr Konto ist für keine Aufgabe eingetragen.`}>
      <p>
        Wenn das nicht stimmt, wenden Sie sich bitte an die Stelle, die bei Ihnen die Zugänge verwaltet. Es ist nichts verloren gegangen.
      </p>
    </Alert>
    <div class="portal-actions">
      <LinkButton href={frame.portal.href(signInPaths.asAnother)}>Als andere Person anmelden</LinkButton>
      <a href={frame.portal.href('/')}>Zur Startseite des Portals</a>
    </div>
  </SignInFrame>
)

/** Why a sign-in came to nothing. */
export type SignInTrouble = 'turnedBack' | 'notGenuine' | 'unavailable'

const troubles: Record<SignInTrouble, { title: string; text: string }> = {
  turnedBack: { title: 'Sie haben die Anmeldung abgebrochen', text: 'Es ist nichts geschehen. Sie können jederzeit neu beginnen.' },
  notGenuine: {
    title: 'Diese Anmeldung konnten wir nicht annehmen',
    text: 'Vielleicht hat sie zu lange gedauert, oder die Seite wurde zweimal geöffnet. Bitte melden Sie sich noch einmal an.',
  },
  unavailable: {
    title: 'Der Anmeldedienst antwortet gerade nicht',
    text: 'Bitte versuchen Sie es in einigen Minuten noch einmal. Bereits gespeicherte Arbeit ist sicher.',
  },
}

/** A link to the sign-in that goes on at a path inside the portal. */
const signInHref = ({ portal }: Frame, returnPath: string): string =>
  portal.href(`${signInPaths.begin}?weiter=${encodeURIComponent(returnPath)}`)

/** A sign-in that came to nothing, and the way to try again; `returnPath` is where it was meant to go on. */
export const SignInTroublePage = ({ frame, trouble, returnPath }: { frame: Frame; trouble: SignInTrouble; returnPath: string }) => (
  <SignInFrame frame={frame} title={troubles[trouble].title}>
    <p>{troubles[trouble].text}</p>
    <div class="portal-actions">
      <LinkButton href={signInHref(frame, returnPath)}>Noch einmal anmelden</LinkButton>
    </div>
  </SignInFrame>
)

/**
 * Answers a form that was sent without being signed in. Either it was parked and waits for the same person, or the
 * sign-in had been ended on purpose: then the page shows what was typed, so that it can be copied.
 */
export const SignInAgainPage = ({ frame, isParked, typed }: { frame: Frame; isParked: boolean; typed: readonly string[] }) => (
  <SignInFrame frame={frame} title="Bitte melden Sie sich noch einmal an">
    {isParked ? (
      <Alert kind="info" title="Ihre Eingaben sind noch da.">
        <p>
          Ihre Anmeldung ist abgelaufen, deshalb wurde noch nichts abgeschickt. Nach der Anmeldung sehen Sie Ihre Eingaben wieder und können
          sie absenden. Wir heben sie 30 Minuten auf.
        </p>
      </Alert>
    ) : (
      <Alert kind="warning" title="Sie sind nicht mehr angemeldet, deshalb wurde nichts abgeschickt.">
        {typed.length > 0 && <p>Kopieren Sie bitte, was Sie noch brauchen, bevor Sie diese Seite verlassen.</p>}
      </Alert>
    )}
    {!isParked && typed.length > 0 && <Typed values={typed} language="de" />}
    <div class="portal-actions">
      <LinkButton href={signInHref(frame, isParked ? signInPaths.resume : DESK_PATH)}>Anmelden</LinkButton>
    </div>
  </SignInFrame>
)

type Fields = Readonly<Record<string, string | readonly string[]>>

/** After the new sign-in: what was typed, ready to be sent to where it was going. `page` is where it was typed. */
export const ResumePage = ({
  frame,
  csrf,
  action,
  page,
  fields,
  staff,
}: {
  frame: Frame
  csrf: string
  action: string
  page: string
  fields: Fields
  staff: string
}) => (
  <Layout
    frame={frame}
    title="Ihre Eingaben sind noch da"
    isPrivate
    staff={{ name: staff, signOut: { action: frame.portal.href(signInPaths.signOut), csrf } }}
  >
    <h1>Ihre Eingaben sind noch da</h1>
    <p>Sie sind wieder angemeldet. Abgeschickt wurde noch nichts.</p>
    <Typed values={typedValues(fields)} language="de" />
    <Form action={action} csrf={csrf}>
      {Object.entries(fields)
        .filter(([name]) => name !== '_csrf')
        .flatMap(([name, value]) =>
          [value].flat().map((each, index) => <input key={`${name}.${index}`} type="hidden" name={name} value={each} />),
        )}
      <div class="portal-actions">
        <Button>Jetzt absenden</Button>
        <a href={page}>Nicht absenden, zurück zur Seite</a>
      </div>
    </Form>
  </Layout>
)

/** Nothing waits any more: sent already, too old, or typed by somebody else. */
export const NothingParkedPage = ({ frame }: { frame: Frame }) => (
  <SignInFrame frame={frame} title="Hier wartet nichts mehr">
    <p>
      Eingaben heben wir 30 Minuten auf, und nur für die Person, die sie gemacht hat. Wenn Sie sie schon abgeschickt haben, finden Sie das
      Ergebnis im Vorgang.
    </p>
    <div class="portal-actions">
      <LinkButton href={frame.portal.href(DESK_PATH)}>Zu den Vorgängen</LinkButton>
    </div>
  </SignInFrame>
)

/** Signed out here; `providerHref` leads to signing out at the provider as well, for a shared device. */
export const SignedOutPage = ({ frame, providerHref }: { frame: Frame; providerHref: string | null }) => (
  <SignInFrame frame={frame} title="Sie sind abgemeldet">
    {providerHref !== null && (
      <p>
        Benutzen auch andere dieses Gerät? Dann <a href={providerHref}>melden Sie sich auch beim Anmeldedienst ab</a>.
      </p>
    )}
    <div class="portal-actions">
      <LinkButton href={frame.portal.href(signInPaths.asAnother)}>Neu anmelden</LinkButton>
    </div>
  </SignInFrame>
)
