import type { Language } from '../context.ts'
import { Alert } from '../components/Alert.tsx'
import { LinkButton } from '../components/Button.tsx'
import { ContactLines } from '../components/ContactLines.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'

/** The answers that are pages of their own; a refused form is shown again instead. */
export type ErrorStatus = 403 | 404 | 413 | 422 | 429 | 500 | 503

type Words = { readonly title: string; readonly what: string; readonly safe: string }

const words: Record<Language, Record<ErrorStatus, Words>> = {
  de: {
    403: {
      title: 'Das dürfen wir Ihnen hier nicht zeigen',
      what: 'Diese Seite gehört zu einem anderen Antrag oder einer anderen Anmeldung, oder Ihre Sitzung ist abgelaufen. Gehen Sie einen Schritt zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.',
      safe: 'Was Sie vorher gespeichert haben, ist unverändert.',
    },
    404: {
      title: 'Diese Seite gibt es hier nicht',
      what: 'Vielleicht ist die Adresse nicht vollständig, oder die Seite ist umgezogen. Die Suche hilft meist weiter. Ein Entwurf wird 24 Stunden nach seinem Beginn gelöscht.',
      safe: 'Was Sie vorher gespeichert haben, ist unverändert.',
    },
    413: {
      title: 'Das war zu viel auf einmal',
      what: 'Was Sie abgeschickt haben, ist größer, als wir annehmen können. Gehen Sie einen Schritt zurück, kürzen Sie lange Texte und laden Sie große Dateien einzeln hoch.',
      safe: 'Was Sie vorher gespeichert haben, ist unverändert.',
    },
    422: {
      title: 'Das konnten wir nicht verarbeiten',
      what: 'Mit Ihren Angaben kam etwas, das wir nicht erwartet haben. Gehen Sie einen Schritt zurück, prüfen Sie Ihre Angaben und senden Sie sie noch einmal ab.',
      safe: 'Was Sie vorher gespeichert haben, ist unverändert.',
    },
    429: {
      title: 'Bitte warten Sie einen Moment',
      what: 'Von Ihrem Anschluss kamen gerade sehr viele Anfragen. Zum Schutz aller machen wir eine kurze Pause. Versuchen Sie es in einigen Minuten noch einmal.',
      safe: 'Was Sie vorher gespeichert haben, ist unverändert.',
    },
    500: {
      title: 'Da ist bei uns etwas schiefgegangen',
      what: 'Es tut uns leid: Das war unser Fehler, nicht Ihrer. Versuchen Sie es in ein paar Minuten noch einmal. Hilft das nicht, nennen Sie uns bitte die Nummer unten.',
      safe: 'Was Sie vorher gespeichert haben, ist noch da. Wurde ein Antrag abgeschickt, haben Sie ein Zeichen bekommen; ohne Zeichen ist er nicht bei uns.',
    },
    503: {
      title: 'Wir sind gleich wieder da',
      what: 'Das Portal ist im Augenblick nicht erreichbar, es wird gewartet oder ist überlastet. Es tut uns leid. Versuchen Sie es in ein paar Minuten noch einmal.',
      safe: 'Was Sie vorher gespeichert haben, ist noch da.',
    },
  },
  en: {
    403: {
      title: 'We may not show you this here',
      what: 'This page belongs to another application or another sign-in, or your session has ended. Go back one step, reload the page and try again.',
      safe: 'What you saved before is unchanged.',
    },
    404: {
      title: 'There is no such page here',
      what: 'Perhaps the address is incomplete, or the page has moved. The search usually helps. A draft is deleted 24 hours after it was begun.',
      safe: 'What you saved before is unchanged.',
    },
    413: {
      title: 'That was too much at once',
      what: 'What you sent is larger than we can accept. Go back one step, shorten long texts and upload large files one by one.',
      safe: 'What you saved before is unchanged.',
    },
    422: {
      title: 'We could not process that',
      what: 'Your answers came with something that we did not expect. Go back one step, check your answers and send them again.',
      safe: 'What you saved before is unchanged.',
    },
    429: {
      title: 'Please wait a moment',
      what: 'Very many requests have just come from your connection. To protect everybody we take a short break. Please try again in a few minutes.',
      safe: 'What you saved before is unchanged.',
    },
    500: {
      title: 'Something went wrong on our side',
      what: 'We are sorry: this was our fault, not yours. Please try again in a few minutes. If that does not help, tell us the number below.',
      safe: 'What you saved before is still there. If an application was sent, you were given a reference; without one it has not reached us.',
    },
    503: {
      title: 'We will be back shortly',
      what: 'The portal cannot be reached at the moment; it is being maintained or is very busy. We are sorry. Please try again in a few minutes.',
      safe: 'What you saved before is still there.',
    },
  },
}

const labels = {
  de: {
    safeTitle: 'Ihre Daten',
    reference: 'Nummer dieses Fehlers',
    help: 'So erreichen Sie einen Menschen',
    hotline: 'Die Behördennummer 115 hilft weiter.',
    start: 'Zur Startseite',
    search: 'Zur Suche',
  },
  en: {
    safeTitle: 'Your data',
    reference: 'Number of this error',
    help: 'How to reach a person',
    hotline: 'The public service number 115 will help.',
    start: 'To the home page',
    search: 'To the search',
  },
} satisfies Record<Language, Record<string, string>>

export type ErrorPageModel = {
  frame: Frame
  status: ErrorStatus
  /** Finds the fault in our log. Shown to be read out. */
  reference?: string | undefined
}

/** An answer that is not what was asked for: what happened, what is safe, and how to go on or reach a person. */
export const ErrorPage = ({ frame, status, reference }: ErrorPageModel) => {
  const { portal, contact } = frame
  const { title, what, safe } = words[portal.language][status]
  const label = labels[portal.language]
  return (
    <Layout frame={frame} title={title} isPrivate>
      <h1>{title}</h1>
      <p class="portal-lead">{what}</p>
      <Alert kind="info" title={label.safeTitle}>
        <p>{safe}</p>
      </Alert>
      {reference !== undefined && (
        <p>
          {label.reference}: <strong class="portal-code">{reference}</strong>
        </p>
      )}
      <div class="portal-actions">
        <LinkButton href={portal.href('/')}>{label.start}</LinkButton>
        {status === 404 && (
          <LinkButton look="secondary" href={portal.href('/suche')}>
            {label.search}
          </LinkButton>
        )}
      </div>
      <h2>{label.help}</h2>
      <ContactLines contact={contact} language={portal.language} />
      {!contact.phone && !contact.email && <p>{label.hotline}</p>}
    </Layout>
  )
}
