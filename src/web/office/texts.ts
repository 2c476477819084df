/** What the desk says. German only, as the administration speaks; each refusal of a use case is worded here or it does not compile. */
import type { HistoryMove } from '../../cases/history.ts'
import type { CaseState } from '../../cases/moves.ts'
import type { DecisionKind, DecisionProblem } from '../../cases/decision.ts'
import type { DecideRefusal } from '../../cases/decide.ts'
import type { MoveRefusal } from '../../cases/work.ts'
import type { TextRefusal } from '../../cases/texts.ts'

export const states: Record<CaseState, string> = {
  received: 'Eingegangen',
  inProgress: 'In Bearbeitung',
  waitingForApplicant: 'Wartet auf Antwort',
  decided: 'Entschieden',
  withdrawn: 'Zurückgenommen',
}

export const happened: Record<HistoryMove, string> = {
  submit: 'Antrag eingegangen',
  startWork: 'Bearbeitung begonnen',
  askApplicant: 'Rückfrage gestellt',
  receiveReply: 'Antwort eingegangen',
  decide: 'Entschieden',
  withdraw: 'Antrag zurückgenommen',
  sendNotice: 'Bescheid versandt',
}

/** Who did it, for the history. */
export const actors: Record<string, string> = { applicant: 'antragstellende Person', clerk: 'Sachbearbeitung', system: 'Portal' }

export const decisionKindNames: Record<DecisionKind, { readonly title: string; readonly lead: string }> = {
  assessed: { title: 'Steuer festsetzen wie angegeben', lead: 'Die Angaben stimmen; die Steuer wird danach festgesetzt.' },
  assessedOtherwise: { title: 'Steuer anders festsetzen', lead: 'Sie weichen von den Angaben ab. Das ist zu begründen.' },
  closedWithoutAssessment: {
    title: 'Ohne Festsetzung abschließen',
    lead: 'Es wird keine Steuer festgesetzt, zum Beispiel weil eine andere Stadt zuständig ist. Das ist zu begründen.',
  },
}

export const refusals: Record<MoveRefusal | DecideRefusal | 'alreadySent' | 'dayImpossible', string> = {
  notYourCase: 'Diesen Vorgang gibt es an Ihrem Arbeitsplatz nicht.',
  changedMeanwhile:
    'Inzwischen hat jemand anderes an diesem Vorgang gearbeitet. Sie sehen jetzt den neuen Stand; was Sie geschrieben haben, steht noch da.',
  alreadyDecided: 'Über diesen Vorgang ist schon entschieden.',
  notPossibleNow: 'Das ist im jetzigen Stand des Vorgangs nicht möglich.',
  remedyUnknown:
    'Der Bescheid kann nicht hinausgehen: Für Ihre Behörde und diesen Dienst ist keine gültige Rechtsbehelfsbelehrung hinterlegt. Bitte wenden Sie sich an die Stelle, die Ihre Daten im Portal pflegt.',
  incomplete: 'Die Entscheidung ist noch nicht vollständig.',
  alreadySent: 'Der Versand ist schon vermerkt.',
  dayImpossible: 'Der Tag liegt in der Zukunft oder vor dem Datum des Bescheids.',
}

export const textRefusals: Record<TextRefusal, string> = {
  textMissing: 'Bitte schreiben Sie einen Text.',
  textTooLong: 'Der Text ist zu lang: höchstens 4.000 Zeichen.',
  forbiddenCharacter: 'Der Text enthält ein Steuerzeichen, das nicht gespeichert werden kann. Bitte löschen Sie es.',
}

/** Problems of a decision that its form cannot know, with the field they are shown at. */
export const decisionProblemWords: Record<DecisionProblem, { readonly field: string; readonly text: string }> = {
  kassenzeichenMissing: { field: 'kassenzeichen', text: 'Bitte geben Sie das Kassenzeichen an.' },
  kassenzeichenUnusable: { field: 'kassenzeichen', text: 'Das Kassenzeichen hat höchstens 40 Zeichen in einer Zeile.' },
  dogTagNumberMissing: { field: 'hundemarke', text: 'Bitte geben Sie die Nummer der Hundemarke an.' },
  dogTagNumberUnusable: { field: 'hundemarke', text: 'Die Nummer der Hundemarke hat höchstens 40 Zeichen in einer Zeile.' },
  linesMissing: { field: 'zeilen', text: 'Bitte geben Sie mindestens ein Jahr an, für das die Steuer festgesetzt wird.' },
  lineLabelMissing: { field: 'zeilen', text: 'Bitte geben Sie das Jahr an.' },
  monthsBackwards: { field: 'zeilen', text: 'Der letzte Monat liegt vor dem ersten.' },
  monthsAcrossYears: { field: 'zeilen', text: 'Bitte geben Sie für jedes Kalenderjahr eine eigene Zeile an.' },
  paymentsMissing: { field: 'zahlungen', text: 'Bitte geben Sie an, wann zu zahlen ist.' },
  paymentsDoNotAddUp: {
    field: 'zahlungen',
    text: 'Die Zahlungen ergeben zusammen nicht den festgesetzten Betrag. Bitte gleichen Sie beides ab; bei einer Zahlung dürfen Sie den Betrag leer lassen, dann steht dort der Rest.',
  },
  reasonsMissing: { field: 'begruendung', text: 'Bitte begründen Sie die Entscheidung.' },
  reasonsTooLong: { field: 'begruendung', text: 'Die Begründung ist zu lang: höchstens 4.000 Zeichen.' },
  reasonsUnusable: { field: 'begruendung', text: 'Die Begründung enthält ein Steuerzeichen. Bitte löschen Sie es.' },
}
