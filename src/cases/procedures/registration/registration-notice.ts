/** The words in which a registration is answered. What was registered comes from the service; nothing here knows of what kind it is. */
import { dayInWords } from '../../../forms/days.ts'
import type { NoticeBlock, NoticeBody } from '../../notice-body.ts'
import { appliedForBlocks } from '../applied-for-blocks.ts'
import type { NoticeFacts } from '../procedure.ts'
import { paragraphsOf } from '../typed-texts.ts'
import type { RegistrationDecision } from './registration-decision.ts'

const titles: Record<RegistrationDecision['kind'], string> = {
  acknowledged: 'Bestätigung Ihrer Anzeige',
  returned: 'Ihre Anzeige ist unvollständig',
  notNeeded: 'Mitteilung zu Ihrer Anzeige',
}

const openings: Record<RegistrationDecision['kind'], string> = {
  acknowledged: 'Wir bestätigen Ihnen, dass sie vollständig ist.',
  returned: 'Sie ist noch nicht vollständig. Deshalb können wir sie Ihnen nicht bestätigen.',
  notNeeded: 'Wir haben sie geprüft: Bei uns müssen Sie das nicht anzeigen. Warum, steht unter „Begründung“.',
}

/** What the answer to a registration says. */
export const registrationNotice = (decision: RegistrationDecision, facts: NoticeFacts): NoticeBody => ({
  title: titles[decision.kind],
  opening: `vielen Dank für Ihre Anzeige „${facts.serviceTitle}“, die am ${dayInWords(facts.receivedOn, 'de')} bei uns eingegangen ist. ${openings[decision.kind]}`,
  information: [],
  blocks: [...blocksOf(decision, facts), ...lawBlocks(facts)],
})

function blocksOf(decision: RegistrationDecision, facts: NoticeFacts): NoticeBlock[] {
  const registered = appliedForBlocks('Das haben Sie angezeigt', facts)
  switch (decision.kind) {
    case 'acknowledged':
      return [
        ...registered,
        ...sketchBlocks(facts),
        ...(decision.hints.length === 0 ? [] : [section('Hinweise', decision.hints.flatMap(paragraphsOf))]),
        section('Gut zu wissen', [
          // Who reads "bestätigt" may take it for a permit.
          'Diese Bestätigung ist keine Erlaubnis. Was die Gesetze verlangen, gilt weiter.',
          'Ändert sich etwas an dem, was Sie angezeigt haben? Dann teilen Sie uns das bitte mit.',
        ]),
      ]
    case 'returned':
      return [
        section('Das fehlt', paragraphsOf(decision.missing)),
        section('So geht es weiter', ['Dieser Vorgang ist damit beendet. Bitte zeigen Sie es uns noch einmal an, mit allen Angaben.']),
        ...registered,
      ]
    case 'notNeeded':
      return [section('Begründung', paragraphsOf(decision.reasons)), ...registered]
  }
}

const section = (title: string, paragraphs: readonly string[]): NoticeBlock => ({ kind: 'section', title, paragraphs })

const sketchBlocks = ({ sketches }: NoticeFacts): NoticeBlock[] =>
  sketches.length === 0 ? [] : [{ kind: 'sketches', title: sketches.length === 1 ? 'Lageskizze' : 'Lageskizzen', sketches }]

const lawBlocks = ({ desk }: NoticeFacts): NoticeBlock[] =>
  desk?.registration === undefined ? [] : [section('Rechtsgrundlage der Anzeige', [desk.registration.law.join('\n')])]
