/**
 * What the status page of a registration says otherwise than that of an application: nothing is decided, nothing is
 * served, and no period begins.
 */
import { onlyInforms } from '../../cases/service-of-notice.ts'
import type { ProcedureName } from '../../forms/definition.ts'
import type { Language } from '../context.ts'
import { type ApplyTexts, applyTexts } from './texts.ts'

type Own = Pick<
  ApplyTexts,
  'statusTitle' | 'noticeTitle' | 'noticeOpen' | 'noticePost' | 'noticePostSoon' | 'noticeElectronicSoon' | 'withdrawHint'
> & {
  readonly states: Pick<ApplyTexts['states'], 'decided'>
  readonly happened: Pick<ApplyTexts['happened'], 'decide' | 'sendNotice'>
}

const own: Record<Language, Own> = {
  de: {
    statusTitle: 'Stand Ihrer Anzeige',
    noticeTitle: 'Unser Schreiben an Sie',
    noticeOpen: 'Schreiben öffnen (PDF)',
    noticePost: 'Unser Schreiben kommt mit der Post. Was Sie hier sehen, ist eine Kopie.',
    noticePostSoon: 'Unser Schreiben kommt mit der Post. Sobald es unterwegs ist, können Sie hier eine Kopie lesen.',
    noticeElectronicSoon: 'Unser Schreiben liegt hier für Sie bereit. Mit der Post kommt es nicht.',
    withdrawHint:
      'Damit endet der Vorgang, und wir bearbeiten Ihre Anzeige nicht weiter. Das lässt sich nicht rückgängig machen; Sie können aber jederzeit neu beginnen.',
    states: { decided: 'Abgeschlossen' },
    happened: { decide: 'Wir haben Ihre Anzeige bearbeitet', sendNotice: 'Unser Schreiben wurde versandt' },
  },
  en: {
    statusTitle: 'State of your registration',
    noticeTitle: 'Our letter to you',
    noticeOpen: 'Open the letter (PDF, in German)',
    noticePost: 'Our letter comes by post. What you see here is a copy.',
    noticePostSoon: 'Our letter comes by post. As soon as it is on its way, you can read a copy here.',
    noticeElectronicSoon: 'Our letter is ready for you here. It does not come by post.',
    withdrawHint:
      'This ends the case, and we will not work on your registration any further. It cannot be undone; but you can begin anew at any time.',
    states: { decided: 'Closed' },
    happened: { decide: 'We have dealt with your registration', sendNotice: 'Our letter was sent' },
  },
}

/** The words of the status page for cases of a procedure. */
export function statusTexts(language: Language, procedure: ProcedureName): ApplyTexts {
  const words = applyTexts(language)
  if (!onlyInforms(procedure)) return words
  const { states, happened, ...texts } = own[language]
  return { ...words, ...texts, states: { ...words.states, ...states }, happened: { ...words.happened, ...happened } }
}
