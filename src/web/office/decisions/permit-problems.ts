import type { PermitProblem } from '../../../cases/procedures/permit/permit-decision.ts'
import type { FieldProblem } from '../../components/ErrorSummary.tsx'
import { proseProblems } from './prose-problems.ts'

/** What is wrong with the decision on a permit, at the field where it is mended. */
export const permitProblemWords: Record<PermitProblem, FieldProblem> = {
  ...proseProblems('permitted', 'erlaubt', { missing: 'Bitte schreiben Sie, was erlaubt wird.', name: 'Was erlaubt wird' }),
  ...proseProblems('place', 'ort', { missing: 'Bitte geben Sie den Ort an.', name: 'Der Ort' }),
  ...proseProblems('times', 'zeiten', { missing: 'Bitte geben Sie die Zeiten an.', name: 'Die Angabe der Zeiten' }),
  ...proseProblems('notPermitted', 'nichtErlaubt', {
    missing: 'Bitte schreiben Sie, was vom Antrag nicht erlaubt wird.',
    name: 'Was nicht erlaubt wird',
  }),
  ...proseProblems('reasons', 'begruendung', {
    missing: 'Bitte begründen Sie die Entscheidung. Das ist auch nötig, wenn eine Nebenbestimmung mehr verlangt, als beantragt ist.',
    name: 'Die Begründung',
  }),
  ...proseProblems('legalBasis', 'rechtsgrundlagen', {
    missing: 'Bitte nennen Sie die Vorschriften, auf denen die Entscheidung beruht.',
    name: 'Die Angabe der Rechtsgrundlagen',
  }),
  ...proseProblems('proviso', 'eigene', { missing: 'Bitte schreiben Sie zu jeder Nebenbestimmung den Wortlaut.', name: 'Der Wortlaut' }),
  ...proseProblems('feeBasis', 'gebuehrGrundlage', {
    missing: 'Bitte nennen Sie die Grundlage der Gebühr, zum Beispiel die Gebührensatzung.',
    name: 'Die Grundlage der Gebühr',
  }),
  ...proseProblems('hearingDispensed', 'anhoerungEntbehrlich', {
    missing: 'Bitte begründen Sie, warum eine Anhörung entbehrlich war (§ 28 Absatz 2 VwVfG NRW).',
    name: 'Die Begründung',
  }),
  validityBackwards: { field: 'gueltigBis', text: 'Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide Tage.' },
  validityPast: {
    field: 'gueltigBis',
    text: 'Der letzte Tag ist schon vorbei. Bitte prüfen Sie den Zeitraum: Erlaubt werden kann nur, was noch kommt.',
  },
  revocationContradicted: {
    field: 'widerruflich',
    text: 'Sie haben einen Widerrufsvorbehalt gewählt, die Erlaubnis soll aber nicht widerruflich sein. Bitte ändern Sie eines von beiden.',
  },
  validityOpenEnded: {
    field: 'gueltigBis',
    text: 'Bitte geben Sie einen letzten Tag an, oder machen Sie die Erlaubnis widerruflich: Ohne Ende und ohne Widerruf gälte sie für immer.',
  },
  hearingDayMissing: { field: 'anhoerungAm', text: 'Bitte geben Sie an, an welchem Tag angehört wurde.' },
  hearingDayAhead: { field: 'anhoerungAm', text: 'Der Tag der Anhörung liegt in der Zukunft. Bitte hören Sie an, bevor Sie entscheiden.' },
  hearingDayTooEarly: {
    field: 'anhoerungAm',
    text: 'Der Tag der Anhörung liegt vor dem Eingang des Antrags. Bitte prüfen Sie ihn.',
  },
  hearingNotInPortal: {
    field: 'anhoerungWie',
    text: 'In diesem Vorgang wurde noch keine Rückfrage gestellt. Bitte hören Sie im Portal an, oder wählen Sie, wie sonst angehört wurde.',
  },
  hearingWayMissing: { field: 'anhoerungWie', text: 'Bitte geben Sie an, wie angehört wurde.' },
  feeLinesMissing: {
    field: 'verwaltungsgebuehr',
    text: 'Bitte geben Sie an, wie hoch die Gebühr ist, oder wählen Sie, dass keine erhoben wird.',
  },
  feeLabelUnusable: {
    field: 'gebuehren',
    text: 'Bitte schreiben Sie zu jedem Posten in einer Zeile, wofür er ist: höchstens 500 Zeichen.',
  },
  feeTotalNotPositive: {
    field: 'gebuehrErhoben',
    text: 'Zusammen ergeben die Posten keine Gebühr. Bitte prüfen Sie die Beträge, oder wählen Sie, dass keine erhoben wird.',
  },
  kassenzeichenMissing: { field: 'kassenzeichen', text: 'Bitte geben Sie das Kassenzeichen an.' },
  kassenzeichenUnusable: { field: 'kassenzeichen', text: 'Das Kassenzeichen hat höchstens 40 Zeichen in einer Zeile.' },
  feeDueDayMissing: { field: 'faelligAm', text: 'Bitte geben Sie an, bis wann zu zahlen ist.' },
  feeDueDayPast: { field: 'faelligAm', text: 'Der Tag der Zahlung ist schon vorbei. Bitte geben Sie einen späteren Tag an.' },
}
