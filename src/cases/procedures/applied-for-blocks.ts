import type { NoticeBlock } from '../notice-body.ts'
import type { NoticeFacts } from './procedure.ts'

/** What somebody applied for or registered, so that a notice can be read without the application. None where nothing is told. */
export function appliedForBlocks(title: string, { appliedFor: { subject, places, period, from, to, days } }: NoticeFacts): NoticeBlock[] {
  const paragraphs = [
    ...(subject.length === 0 ? [] : [subject.join('\n')]),
    ...(places.length === 0 ? [] : [`Ort: ${places.join('\n')}`]),
    ...(period === null ? [] : [`${from === to ? 'Wann' : 'Zeitraum'}: ${[period, ...days].join('\n')}`]),
  ]
  return paragraphs.length === 0 ? [] : [{ kind: 'section', title, paragraphs }]
}
