/** The Musterdienst as somebody in Gelsenkirchen fills it in and sends it: what is decided there is a permit. */
import type { Answers } from '../../src/forms/question.ts'
import { shippedService } from '../service-files.ts'
import type { Visitor } from '../visitor.ts'
import { type Sent, tokenOf } from './ways.ts'
import type { WholePortal } from './whole-portal.ts'

const { examples } = await shippedService('musterdienst')

/** What is stored: the service's first example, with a place in Gelsenkirchen, from April to October of next year. */
const answers = (isOnline: boolean): Answers => ({
  ...(examples[0]!.answers as Answers),
  anschrift: { street: 'Beispielstraße', houseNumber: '1', postalCode: '45879', place: 'Gelsenkirchen' },
  stelle: { street: 'Beispielstraße', houseNumber: '1', postalCode: '45879', place: 'Gelsenkirchen', length: 4, width: 3, area: 12 },
  zeitraum: { from: `${new Date().getFullYear() + 1}-04-01`, to: `${new Date().getFullYear() + 1}-10-31` },
  wiederholung: { every: 'day', weekdays: [] },
  bescheidOnline: isOnline,
})

/** Sends an application. `isOnline`: whether the notice may come electronically. */
export async function applyForPermit(portal: WholePortal, isOnline = false): Promise<{ readonly visitor: Visitor; readonly sent: Sent }> {
  const { visitor, draft } = await portal.draftOf('gelsenkirchen', 'musterdienst', answers(isOnline))
  const review = await visitor.get(`${draft}/pruefen`)
  const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
  const [reference = '', code = ''] = [...receipt.text.matchAll(/class="portal-code[^"]*"[^>]*>([^<]+)</g)].map(([, text = '']) => text)
  return { visitor, sent: { reference, code, draft } }
}
