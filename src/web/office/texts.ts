/** What the desk says. German only, as the administration speaks; each refusal of a use case is worded here or it does not compile. */
import type { HistoryMove } from '../../cases/history.ts'
import type { CaseState } from '../../cases/moves.ts'
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
  fetchNotice: 'Bescheid abgerufen',
}

/** Who did it, for the history. */
export const actors: Record<string, string> = { applicant: 'antragstellende Person', clerk: 'Sachbearbeitung', system: 'Portal' }

export const refusals: Record<MoveRefusal | DecideRefusal | 'alreadySent' | 'dayImpossible', string> = {
  notYourCase: 'Diesen Vorgang gibt es an Ihrem Arbeitsplatz nicht.',
  changedMeanwhile:
    'Inzwischen hat jemand anderes an diesem Vorgang gearbeitet. Sie sehen jetzt den neuen Stand; was Sie geschrieben haben, steht noch da.',
  alreadyDecided: 'Über diesen Vorgang ist schon entschieden.',
  notPossibleNow: 'Das ist im jetzigen Stand des Vorgangs nicht möglich.',
  remedyUnknown:
    'Der Bescheid kann nicht hinausgehen: Für Ihre Behörde und diesen Dienst ist keine gültige Rechtsbehelfsbelehrung hinterlegt. Bitte wenden Sie sich an die Stelle, die Ihre Daten im Portal pflegt.',
  otherProcedure: 'So endet ein Vorgang dieses Dienstes nicht. Bitte wählen Sie eine Entscheidung, die er vorsieht.',
  incomplete: 'Die Entscheidung ist noch nicht vollständig.',
  alreadySent: 'Der Versand ist schon vermerkt.',
  dayImpossible: 'Der Tag liegt in der Zukunft oder vor dem Datum des Bescheids.',
}

export const textRefusals: Record<TextRefusal | 'gapLeft', string> = {
  textMissing: 'Bitte schreiben Sie einen Text.',
  textTooLong: 'Der Text ist zu lang: höchstens 4.000 Zeichen.',
  forbiddenCharacter: 'Der Text enthält ein Steuerzeichen, das nicht gespeichert werden kann. Bitte löschen Sie es.',
  gapLeft: 'In Ihrem Text fehlen noch die Gründe. Bitte ersetzen Sie damit die Zeile in eckigen Klammern.',
}
