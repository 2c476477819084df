/** What is said around the sign-in of staff. The desk speaks German only, as the administration does. */
import type { ComponentChildren } from 'preact'
import { Alert } from '../components/Alert.tsx'
import { Button, LinkButton } from '../components/Button.tsx'
import { Form } from '../components/Form.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
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
    <h1 class="kern-heading">{title}</h1>
    {children}
  </Layout>
)

/** On the regional portal nobody signs in: each desk belongs to one authority. */
export const ChooseDeskPage = ({ frame, desks }: { frame: Frame; desks: readonly { name: string; href: string }[] }) => (
  <SignInFrame frame={frame} title="An welchem Arbeitsplatz möchten Sie sich anmelden?">
    <p class="kern-body">Jede Verwaltung hat ihren eigenen. Bitte wählen Sie Ihre:</p>
    <ul class="kern-list">
      {desks.map(({ name, href }) => (
        <li key={href}>
          <a class="kern-link" href={href}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </SignInFrame>
)

/** Signed in at the provider, but not employed at this authority, or not any more. */
export const NoRolePage = ({ frame, authority }: { frame: Frame; authority: string }) => (
  <SignInFrame frame={frame} title="Hier haben Sie keinen Arbeitsplatz">
    <Alert kind="warning" title={`Ihr Konto ist bei ${authority} für keine Aufgabe eingetragen.`}>
      <p>
        Wenn das nicht stimmt, wenden Sie sich bitte an die Stelle, die bei Ihnen die Zugänge verwaltet. Es ist nichts verloren gegangen.
      </p>
    </Alert>
    <LinkButton href={frame.portal.href(signInPaths.asAnother)}>Als andere Person anmelden</LinkButton>
    <p class="kern-body">
      <a class="kern-link" href={frame.portal.href('/')}>
        Zur Startseite des Portals
      </a>
    </p>
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

/** A sign-in that came to nothing, and the way to try again. */
export const SignInTroublePage = ({ frame, trouble }: { frame: Frame; trouble: SignInTrouble }) => (
  <SignInFrame frame={frame} title={troubles[trouble].title}>
    <p class="kern-body">{troubles[trouble].text}</p>
    <LinkButton href={frame.portal.href(signInPaths.begin)}>Noch einmal anmelden</LinkButton>
  </SignInFrame>
)

/** What somebody typed, for reading and copying. */
const Typed = ({ values }: { values: readonly string[] }) => (
  <>
    <h2 class="kern-heading kern-heading--small">Das hatten Sie eingegeben</h2>
    <ul class="kern-list">
      {values.map((value) => (
        <li>{value}</li>
      ))}
    </ul>
  </>
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
    {!isParked && typed.length > 0 && <Typed values={typed} />}
    <LinkButton href={frame.portal.href(`${signInPaths.begin}?weiter=${encodeURIComponent(isParked ? signInPaths.resume : DESK_PATH)}`)}>
      Anmelden
    </LinkButton>
  </SignInFrame>
)

type Fields = Readonly<Record<string, string | readonly string[]>>

/** What was typed, without the fields that pages add for themselves (their names begin with `_`). */
export const typedValues = (fields: Fields): string[] =>
  Object.entries(fields)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([, value]) => value)
    .filter((value) => value.trim() !== '')

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
    <h1 class="kern-heading">Ihre Eingaben sind noch da</h1>
    <p class="kern-body">Sie sind wieder angemeldet. Abgeschickt wurde noch nichts.</p>
    <Typed values={typedValues(fields)} />
    <Form action={action} csrf={csrf}>
      {Object.entries(fields)
        .filter(([name]) => name !== '_csrf')
        .flatMap(([name, value]) =>
          [value].flat().map((each, index) => <input key={`${name}.${index}`} type="hidden" name={name} value={each} />),
        )}
      <Button>Jetzt absenden</Button>
    </Form>
    <p class="kern-body">
      <a class="kern-link" href={page}>
        Nicht absenden, zurück zur Seite
      </a>
    </p>
  </Layout>
)

/** Nothing waits any more: sent already, too old, or typed by somebody else. */
export const NothingParkedPage = ({ frame }: { frame: Frame }) => (
  <SignInFrame frame={frame} title="Hier wartet nichts mehr">
    <p class="kern-body">
      Eingaben heben wir 30 Minuten auf, und nur für die Person, die sie gemacht hat. Wenn Sie sie schon abgeschickt haben, finden Sie das
      Ergebnis im Vorgang.
    </p>
    <LinkButton href={frame.portal.href(DESK_PATH)}>Zu den Vorgängen</LinkButton>
  </SignInFrame>
)

/** Signed out here; `providerHref` leads to signing out at the provider as well, for a shared device. */
export const SignedOutPage = ({ frame, providerHref }: { frame: Frame; providerHref: string | null }) => (
  <SignInFrame frame={frame} title="Sie sind abgemeldet">
    <LinkButton href={frame.portal.href(signInPaths.asAnother)}>Neu anmelden</LinkButton>
    {providerHref !== null && (
      <p class="kern-body">
        Benutzen auch andere dieses Gerät? Dann{' '}
        <a class="kern-link" href={providerHref}>
          melden Sie sich auch beim Anmeldedienst ab
        </a>
        .
      </p>
    )}
  </SignInFrame>
)
