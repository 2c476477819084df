/**
 * The mails that tell an applicant that something happened. They hold no contents: no name, no answer, no amount, only
 * the reference and where to look. A mail travels like a postcard.
 */
import type { CaseStep } from '../cases/events.ts'
import type { ServedBy } from '../cases/service-of-notice.ts'

/** What a notification is written from. `statusAddress` is the absolute address of `/status` in the portal. */
export type Notification = {
  readonly step: CaseStep
  readonly reference: string
  readonly authorityName: string
  readonly statusAddress: string
  /** What serves a notice; only read where one is ready. */
  readonly servedBy: ServedBy
}

type Words = { readonly subject: string; readonly news: string }
type Language = 'de' | 'en'

/** Notices of which the mail says something else than that a letter comes by post with a decision. */
type OtherNotice = 'electronicNotice' | 'noticeToFetch' | 'informationByPost' | 'informationOnline'

const news: Record<Language, Record<CaseStep | OtherNotice, Words>> = {
  de: {
    received: {
      subject: 'Ihre Angaben sind angekommen',
      news: 'Ihre Angaben sind bei uns angekommen. Wir melden uns, sobald sich etwas ändert.',
    },
    questionAsked: {
      subject: 'Wir haben eine Frage an Sie',
      news: 'wir haben eine Frage an Sie. Bitte sehen Sie nach und antworten Sie dort.',
    },
    replyReceived: { subject: 'Ihre Antwort ist angekommen', news: 'Ihre Antwort ist bei uns angekommen. Wir arbeiten weiter.' },
    noticeReady: {
      subject: 'Es wurde entschieden',
      news: 'wir haben entschieden. Den Brief bekommen Sie mit der Post; eine Kopie können Sie schon jetzt ansehen.',
    },
    electronicNotice: {
      subject: 'Ihr Bescheid liegt bereit',
      news: 'wir haben entschieden. Ihr Bescheid liegt für Sie zum Abruf bereit. Er gilt am vierten Tag nach dieser E-Mail als bekannt gegeben, am Wochenende oder an einem Feiertag am nächsten Werktag.',
    },
    noticeToFetch: {
      subject: 'Ihr Bescheid liegt bereit',
      news: 'wir haben entschieden. Ihr Bescheid liegt zehn Tage lang für Sie zum Abruf bereit. Er gilt am Tag nach dem Abruf als bekannt gegeben. Rufen Sie ihn nicht ab, schicken wir ihn Ihnen mit der Post.',
    },
    informationByPost: {
      subject: 'Wir haben Ihnen geschrieben',
      news: 'wir haben Ihre Angaben bearbeitet. Unser Schreiben bekommen Sie mit der Post.',
    },
    informationOnline: {
      subject: 'Unser Schreiben liegt bereit',
      news: 'wir haben Ihre Angaben bearbeitet. Unser Schreiben liegt für Sie bereit.',
    },
  },
  en: {
    received: { subject: 'Your answers have arrived', news: 'your answers have arrived. We will write to you when something changes.' },
    questionAsked: { subject: 'We have a question for you', news: 'we have a question for you. Please have a look and reply there.' },
    replyReceived: { subject: 'Your reply has arrived', news: 'your reply has arrived. We are carrying on.' },
    noticeReady: {
      subject: 'A decision has been taken',
      news: 'we have decided. You will get the letter by post; you can look at a copy now.',
    },
    electronicNotice: {
      subject: 'Your notice is ready',
      news: 'we have decided. Your notice is ready for you to fetch. It counts as served on the fourth day after this e-mail; if that is a weekend or a public holiday, on the next working day.',
    },
    noticeToFetch: {
      subject: 'Your notice is ready',
      news: 'we have decided. Your notice is ready for you to fetch for ten days. It counts as served on the day after you fetched it. If you do not fetch it, we will send it by post.',
    },
    informationByPost: {
      subject: 'We have written to you',
      news: 'we have dealt with what you sent. You will get our letter by post.',
    },
    informationOnline: {
      subject: 'Our letter is ready',
      news: 'we have dealt with what you sent. Our letter is ready for you.',
    },
  },
}

const frame = {
  de: {
    hello: 'Guten Tag,',
    reference: 'Vorgangszeichen',
    look: 'Den Stand sehen Sie mit Ihrem Vorgangszeichen und Ihrem geheimen Code hier:',
    safety:
      'Aus Gründen des Datenschutzes steht in dieser E-Mail nichts aus Ihrem Vorgang. Wir fragen Sie nie per E-Mail nach Ihrem Code. Bitte antworten Sie nicht auf diese E-Mail.',
  },
  en: {
    hello: 'Hello,',
    reference: 'Reference',
    look: 'You can see the state with your reference and your secret code here:',
    safety:
      'To protect your data, this e-mail holds nothing of your case. We never ask for your code by e-mail. Please do not reply to this e-mail.',
  },
}

const noticeWords = {
  post: 'noticeReady',
  notification: 'electronicNotice',
  retrieval: 'noticeToFetch',
  informedByPost: 'informationByPost',
  informedOnline: 'informationOnline',
} as const satisfies Record<ServedBy, CaseStep | OtherNotice>

/** Subject and plain text of a notification. */
export function notificationMail(notification: Notification, language: Language): { readonly subject: string; readonly text: string } {
  const { step, reference, authorityName, statusAddress, servedBy } = notification
  const words = news[language][step === 'noticeReady' ? noticeWords[servedBy] : step]
  const say = frame[language]
  return {
    subject: `${words.subject} (${reference})`,
    text:
      [say.hello, words.news, `${say.reference}: ${reference}`, `${say.look}\n${statusAddress}`, say.safety, authorityName].join('\n\n') +
      '\n',
  }
}
