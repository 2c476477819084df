/** The privacy notice (Art. 13 GDPR), section by section. What a single authority must decide itself is said to be open. */
import type { Language } from '../context.ts'

/** A section: plain paragraphs, then points of a list. */
export type NoticeSection = { readonly title: string; readonly paragraphs: readonly string[]; readonly points?: readonly string[] }

type Notice = {
  readonly title: string
  readonly lead: string
  readonly controller: string
  /** How to reach the data protection officer, where the controller's postal address is known and where it is not. */
  readonly officer: { readonly byPost: string; readonly unknown: string }
  readonly sections: readonly NoticeSection[]
  readonly cookies: {
    readonly caption: string
    readonly columns: readonly [string, string, string]
    readonly rows: readonly (readonly [string, string, string])[]
  }
  readonly rights: NoticeSection
  readonly complaint: { readonly title: string; readonly text: string; readonly link: string }
}

/** Where complaints about public bodies of the Land go (Art. 77 GDPR). */
export const SUPERVISOR_WEBSITE = 'https://www.ldi.nrw.de/'

const de: Notice = {
  title: 'Datenschutz',
  lead: 'Wir erheben nur, was wir für Ihr Anliegen brauchen. Hier steht, was das ist, wer es sieht und wann wir es löschen.',
  controller: 'Wer verantwortlich ist',
  officer: {
    byPost:
      'Sie erreichen die Datenschutzbeauftragte oder den Datenschutzbeauftragten per Post unter dieser Anschrift mit dem Zusatz „Datenschutz“. Eine eigene E-Mail-Adresse oder Telefonnummer dafür ist noch nicht hinterlegt.',
    unknown:
      'Wie Sie die Datenschutzbeauftragte oder den Datenschutzbeauftragten erreichen, ist noch nicht hinterlegt. Für einen Antrag ist die Stadt verantwortlich, an die er geht; ihr Portal nennt die Anschrift.',
  },
  sections: [
    {
      title: 'Wenn Sie das Portal nur ansehen',
      paragraphs: [
        'Wir zählen nicht mit, wer Sie sind, und binden keine Werbung, keine Statistikdienste und keine fremden Schriften ein.',
        'Im Protokoll des Servers stehen die Art der Seite, Uhrzeit, Dauer und eine zufällige Nummer der Anfrage. Ihre IP-Adresse, Suchwörter und Eingaben stehen nicht darin.',
        'Zum Schutz vor Missbrauch bilden wir aus Ihrer IP-Adresse für kurze Zeit einen Prüfwert, aus dem sie sich nicht zurückrechnen lässt.',
      ],
    },
    {
      title: 'Wenn Sie einen Antrag ausfüllen',
      paragraphs: [
        'Ihre Angaben speichern wir als Entwurf, damit Sie in Ruhe weitermachen können. Nur der Browser, in dem Sie begonnen haben, kommt an ihn heran. Nach 24 Stunden löschen wir ihn, wenn Sie ihn nicht abgesendet haben.',
        'Das gilt auch für Dateien, die Sie hochladen. Wir prüfen sie maschinell auf Schadsoftware und darauf, ob sie sich lesen lassen; gelesen werden sie erst von der Stelle, an die Sie den Antrag absenden.',
      ],
    },
    {
      title: 'Wenn Sie einen Antrag absenden',
      paragraphs: [
        'Mit dem Absenden gehen Ihre Angaben an die zuständige Stelle der Behörde. Sie verarbeitet sie, um über Ihr Anliegen zu entscheiden. Rechtsgrundlage ist Artikel 6 Absatz 1 Buchstabe e der Datenschutz-Grundverordnung zusammen mit § 3 des Datenschutzgesetzes Nordrhein-Westfalen und dem Gesetz oder der Satzung, die auf der Seite der Leistung genannt sind. Bei Steuern gilt das Steuergeheimnis.',
        'Die Angaben sind nötig, damit die Behörde entscheiden kann. Was Sie nicht angeben müssen, ist mit „freiwillig“ gekennzeichnet.',
        'Über Ihren Antrag entscheidet immer ein Mensch.',
      ],
    },
    {
      title: 'Wenn Sie eine E-Mail-Adresse angeben',
      paragraphs: [
        'Wir schicken Ihnen eine kurze Nachricht, wenn sich bei Ihrem Antrag etwas tut. Darin stehen nur das Vorgangszeichen und der Weg zum Stand Ihres Antrags, keine Inhalte. Die Angabe ist freiwillig.',
      ],
    },
    {
      title: 'Wer Ihre Angaben bekommt',
      paragraphs: ['Niemand außer diesen Stellen:'],
      points: [
        'die zuständige Stelle der Behörde, an die Ihr Antrag geht; andere Städte der Region sehen ihn nicht',
        'der IT-Dienstleister der Behörde, der das Portal in ihrem Auftrag und nach ihren Weisungen betreibt',
      ],
    },
    {
      title: 'Wie lange wir Ihre Angaben behalten',
      paragraphs: [
        'Entwürfe: 24 Stunden. Anträge und Bescheide: so lange, wie die Behörde sie nach ihren Aufbewahrungsfristen braucht. Diese Fristen legt die Behörde fest; hier sind sie noch nicht hinterlegt. Nach der Löschung bleibt ein Nachweis ohne Inhalte, dass es den Vorgang gab.',
      ],
    },
  ],
  cookies: {
    caption: 'Cookies, die wir setzen',
    columns: ['Wofür', 'Wie lange', 'Nötig?'],
    rows: [
      ['Ihr Entwurf: damit nur Ihr Browser ihn öffnet', '24 Stunden', 'ja, zum Ausfüllen'],
      ['Schutz der Formulare vor fremden Absendern', 'bis Sie den Browser schließen', 'ja, zum Ausfüllen'],
      ['Stand Ihres Antrags: damit Sie Zeichen und Code nicht auf jeder Seite eingeben', '30 Minuten', 'ja, zum Nachsehen'],
      ['Ihre Stadt: damit Sie sie nicht jedes Mal wählen', '180 Tage', 'nein, nur wenn Sie eine Stadt wählen'],
      ['Erprobung eines Dienstes: damit Sie Ihren Code nicht jedes Mal eingeben', '30 Tage', 'nur für Testpersonen'],
      ['Anmeldung der Beschäftigten', 'bis zur Abmeldung oder bis sie den Browser schließen', 'nur für Beschäftigte'],
    ],
  },
  rights: {
    title: 'Ihre Rechte',
    paragraphs: ['Sie können von der verantwortlichen Behörde verlangen:'],
    points: [
      'Auskunft über die Daten, die sie von Ihnen hat (Artikel 15 DSGVO)',
      'Berichtigung falscher Daten (Artikel 16 DSGVO)',
      'Löschung oder Einschränkung der Verarbeitung, soweit kein Gesetz entgegensteht (Artikel 17 und 18 DSGVO)',
      'dass sie Ihren Widerspruch aus Gründen prüft, die in Ihrer besonderen Lage liegen (Artikel 21 DSGVO)',
    ],
  },
  complaint: {
    title: 'Beschwerde',
    text: 'Sind Sie nicht einverstanden, können Sie sich bei der Landesbeauftragten für Datenschutz und Informationsfreiheit Nordrhein-Westfalen beschweren:',
    link: 'www.ldi.nrw.de',
  },
}

const en: Notice = {
  title: 'Privacy',
  lead: 'We collect only what your request needs. Here you read what that is, who sees it and when we delete it.',
  controller: 'Who is responsible',
  officer: {
    byPost:
      'You can reach the data protection officer by post at this address, marked “Datenschutz”. An e-mail address or telephone number for this is not yet on record.',
    unknown:
      'How to reach the data protection officer is not yet on record. The town that an application goes to is responsible for it; its portal gives the address.',
  },
  sections: [
    {
      title: 'When you only look around',
      paragraphs: [
        'We do not record who you are. There is no advertising on these pages, and no statistics service and no font of other providers.',
        'The log of the server holds the kind of page, the time, the duration and a random number of the request. It holds neither your IP address nor what you searched for or typed.',
        'To protect against abuse we derive a check value from your IP address for a short time. The address cannot be computed back from it.',
      ],
    },
    {
      title: 'When you fill in an application',
      paragraphs: [
        'We keep your answers as a draft so that you can take your time. Only the browser in which you began can reach it. If you do not send it, we delete it after 24 hours.',
        'This includes files that you upload. A machine checks them for malware and whether they can be read; a person reads them only at the office that you send the application to.',
      ],
    },
    {
      title: 'When you send an application',
      paragraphs: [
        'Sending passes your answers to the competent office of the authority, which processes them to decide on your request. The legal basis is Article 6(1)(e) of the General Data Protection Regulation with section 3 of the Data Protection Act of North Rhine-Westphalia and the act or bylaw named on the page of the service. Taxes are subject to tax secrecy.',
        'The authority needs the answers to decide. What you need not answer is marked “optional”.',
        'A human being always decides on your application.',
      ],
    },
    {
      title: 'When you give an e-mail address',
      paragraphs: [
        'We send you a short message when something happens to your application. It holds only the reference and the way to the state of your application, no contents. Giving an address is optional.',
      ],
    },
    {
      title: 'Who receives your answers',
      paragraphs: ['Nobody but these:'],
      points: [
        'the competent office of the authority that your application goes to; other towns of the region do not see it',
        'the IT provider of the authority, which runs the portal on its behalf and by its instructions',
      ],
    },
    {
      title: 'How long we keep your answers',
      paragraphs: [
        'Drafts: 24 hours. Applications and notices: as long as the authority needs them under its retention periods. The authority sets these periods; they are not yet on record here. After deletion a proof without contents remains that the case existed.',
      ],
    },
  ],
  cookies: {
    caption: 'Cookies that we set',
    columns: ['What for', 'How long', 'Necessary?'],
    rows: [
      ['Your draft: so that only your browser opens it', '24 hours', 'yes, for filling in'],
      ['Protection of the forms against foreign senders', 'until you close the browser', 'yes, for filling in'],
      ['State of your application: so that you do not enter reference and code on each page', '30 minutes', 'yes, for looking it up'],
      ['Your town: so that you do not choose it each time', '180 days', 'no, only if you choose a town'],
      ['Test of a service: so that you do not enter your code each time', '30 days', 'for testers only'],
      ['Sign-in of staff', 'until they sign out or close the browser', 'for staff only'],
    ],
  },
  rights: {
    title: 'Your rights',
    paragraphs: ['You can demand from the responsible authority:'],
    points: [
      'to know the data it holds on you (Article 15 GDPR)',
      'to have wrong data corrected (Article 16 GDPR)',
      'to have data deleted or its processing restricted, as far as no law prevents it (Articles 17 and 18 GDPR)',
      'to have your objection examined for reasons of your particular situation (Article 21 GDPR)',
    ],
  },
  complaint: {
    title: 'Complaint',
    text: 'If you disagree, you can complain to the Commissioner for Data Protection and Freedom of Information of North Rhine-Westphalia:',
    link: 'www.ldi.nrw.de',
  },
}

const notices: Record<Language, Notice> = { de, en }

export const privacyNotice = (language: Language): Notice => notices[language]

/** What is told where the operator has configured a picture behind maps: it comes from another host. */
export const mapSection = (language: Language, host: string): NoticeSection =>
  language === 'de'
    ? {
        title: 'Wenn Sie eine Karte sehen',
        paragraphs: [
          `Das Bild hinter der Karte lädt Ihr Browser von ${host}. Dieser Server erfährt dabei Ihre IP-Adresse und welchen Ausschnitt Sie ansehen, aber weder, auf welcher Seite Sie sind, noch was Sie einzeichnen oder eintippen. Karten gibt es nur auf Seiten, die nach einer Stelle fragen.`,
        ],
      }
    : {
        title: 'When you see a map',
        paragraphs: [
          `Your browser loads the picture behind the map from ${host}. That server learns your IP address and which part of the map you look at, but neither which page you are on nor what you draw or type. There are maps only on pages that ask for a place.`,
        ],
      }
