/** The Musterdienst as somebody in Gelsenkirchen fills it in and sends it: what is decided there is a permit. */
import type { Answers } from '../../src/forms/question.ts'
import { sampleAnswers } from '../sample-answers.ts'
import type { Visitor } from '../visitor.ts'
import { sendDraft, type Sent } from './ways.ts'
import type { WholePortal } from './whole-portal.ts'

const sample = await sampleAnswers()

/** What is stored: the service's first example, with a place in Gelsenkirchen, from April to October of next year. */
const answers = (isOnline: boolean): Answers => ({
  ...sample,
  anschrift: { street: 'Beispielstraße', houseNumber: '1', postalCode: '45879', place: 'Gelsenkirchen' },
  stelle: { street: 'Beispielstraße', houseNumber: '1', postalCode: '45879', place: 'Gelsenkirchen', length: 4, width: 3, area: 12 },
  zeitraum: { from: `${new Date().getFullYear() + 1}-04-01`, to: `${new Date().getFullYear() + 1}-10-31` },
  wiederholung: { every: 'day', weekdays: [] },
  bescheidOnline: isOnline,
})

/** Sends an application. `isOnline`: whether the notice may come electronically. */
export async function applyForPermit(portal: WholePortal, isOnline = false): Promise<{ readonly visitor: Visitor; readonly sent: Sent }> {
  const { visitor, draft } = await portal.draftOf('gelsenkirchen', 'musterdienst', answers(isOnline))
  return { visitor, sent: await sendDraft(visitor, draft) }
}
