import type { VNode } from 'preact'
import { Page } from './page.tsx'
import type { StandInSettings } from './settings.ts'

/** Whom to sign in as: everybody who can, grouped by authority. `problem` says why the last choice was not taken. */
export const LoginPage = ({ action, settings, problem }: { action: string; settings: StandInSettings; problem?: string }): VNode => (
  <Page title="Anmelden: Wer sind Sie?">
    {problem !== undefined && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    <p>Wählen Sie eine der erfundenen Personen. Ein Kennwort brauchen Sie hier nicht.</p>
    <form method="post" action={action}>
      {settings.authorities
        .map((authority) => ({ authority, staff: settings.staff.filter((person) => person.authority === authority.id) }))
        .filter(({ staff }) => staff.length > 0)
        .map(({ authority, staff }) => (
          <section key={authority.id} aria-labelledby={`behoerde-${authority.id}`}>
            <h2 id={`behoerde-${authority.id}`}>{authority.name}</h2>
            <ul>
              {staff.map((person) => (
                <li key={person.login}>
                  <button name="login" value={person.login}>
                    {person.name} <small>{person.login}</small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      <h2>Doch nicht?</h2>
      <button name="abbrechen" value="ja">
        Abbrechen und zurück zum Portal
      </button>
    </form>
  </Page>
)

/** Asked by the portal's sign-out: end the session here too? The form and its token come from the provider. */
export const LogoutPage = ({ formId, action, token }: { formId: string; action: string; token: string }): VNode => (
  <Page title="Auch beim Anmeldedienst abmelden?">
    <p>Im Portal sind Sie abgemeldet. Wenn sich an diesem Gerät jemand anderes anmelden soll, melden Sie sich auch hier ab.</p>
    <form id={formId} method="post" action={action}>
      <input type="hidden" name="xsrf" value={token} />
      <ul>
        <li>
          <button name="logout" value="yes">
            Ja, abmelden
          </button>
        </li>
        <li>
          <button>Nein, angemeldet bleiben</button>
        </li>
      </ul>
    </form>
  </Page>
)

/** After signing out, when the portal named no page to return to. */
export const LoggedOutPage = ({ portal }: { portal: string }): VNode => (
  <Page title="Sie sind abgemeldet">
    <p>
      <a href={portal}>Zum Portal</a>
    </p>
  </Page>
)

/** Something about the request was wrong; `code` is the word of the protocol for it, for those who look into it. */
export const TroublePage = ({ portal, code }: { portal: string; code: string }): VNode => (
  <Page title="Diese Anmeldung ist nicht mehr gültig">
    <p>Vielleicht ist zu viel Zeit vergangen, oder die Seite wurde zweimal geöffnet. Bitte beginnen Sie im Portal noch einmal.</p>
    <p>
      <a href={portal}>Zum Portal</a>
    </p>
    <p>
      <small>Meldung für die Technik: {code}</small>
    </p>
  </Page>
)
