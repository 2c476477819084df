/**
 * What the desk calls a notice and what is done with it. Only an administrative act is a Bescheid, is issued and decides;
 * what only informs is a letter, and its case is closed.
 */
import type { HistoryMove } from '../../cases/history.ts'
import { onlyInforms } from '../../cases/service-of-notice.ts'
import type { ProcedureName } from '../../forms/definition.ts'

export type NoticeWords = {
  readonly title: string
  readonly result: string
  readonly asPdf: string
  readonly check: string
  readonly checkAndIssue: string
  readonly issue: string
  readonly mayComeOnline: (since: string) => string
  readonly comesByPost: string
  /** While a reply is missing. */
  readonly goOnAnyway: string
  /** How the case stands once it has ended so. */
  readonly ended: string
  readonly happened: Partial<Readonly<Record<HistoryMove, string>>>
}

const act: NoticeWords = {
  title: 'Bescheid',
  result: 'Entscheidung',
  asPdf: 'Bescheid als PDF',
  check: 'Bescheid prüfen',
  checkAndIssue: 'Bescheid prüfen und erlassen',
  issue: 'Bescheid erlassen',
  mayComeOnline: (since) => `Der Bescheid darf elektronisch bekanntgegeben werden (zugestimmt am ${since}).`,
  comesByPost: 'Der Bescheid geht mit der Post: Einer elektronischen Bekanntgabe wurde nicht zugestimmt.',
  goOnAnyway: 'Entscheiden können Sie trotzdem, zum Beispiel wenn die Frist zur Antwort vorbei ist.',
  ended: 'Entschieden',
  happened: {},
}

const information: NoticeWords = {
  title: 'Schreiben',
  result: 'Ergebnis',
  asPdf: 'Schreiben als PDF',
  check: 'Schreiben prüfen',
  checkAndIssue: 'Schreiben prüfen und Vorgang abschließen',
  issue: 'Vorgang abschließen',
  mayComeOnline: (since) => `Unser Schreiben darf elektronisch kommen (zugestimmt am ${since}).`,
  comesByPost: 'Unser Schreiben geht mit der Post: Dass es elektronisch kommt, wurde nicht gewünscht.',
  goOnAnyway: 'Abschließen können Sie trotzdem, zum Beispiel wenn die Frist zur Antwort vorbei ist.',
  ended: 'Abgeschlossen',
  happened: {
    submit: 'Anzeige eingegangen',
    decide: 'Abgeschlossen',
    withdraw: 'Anzeige zurückgenommen',
    sendNotice: 'Schreiben versandt',
  },
}

/** The words for notices of a procedure. */
export const noticeWordsOf = (procedure: ProcedureName): NoticeWords => (onlyInforms(procedure) ? information : act)
