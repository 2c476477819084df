/**
 * How and when a notice is served. Electronically only with the consent that the keeper recorded (§ 87a, § 122a AO) and
 * an address to tell; otherwise by post. It counts as served on the fourth day after it was posted (§ 122 Abs. 2 Nr. 1
 * AO) or after the notification was sent (§ 122a Abs. 4 AO), both since 2025; when that is no working day, on the next
 * one (§ 108 Abs. 3 AO, as the Federal Fiscal Court applies it to this period).
 */
import { plusDays, workingDayFrom } from '../platform/holidays.ts'
import type { Recipient } from './stored.ts'

/** `electronic`: fetched at `/status` after a notification. `post`: printed and posted. */
export type NoticeChannel = 'electronic' | 'post'

/** The channel that a recipient's consent and addresses allow. */
export const channelFor = (recipient: Pick<Recipient, 'email' | 'electronicConsent'>): NoticeChannel =>
  recipient.electronicConsent !== null && recipient.email !== null ? 'electronic' : 'post'

/** The day on which a notice counts as served that was sent on a day (both `YYYY-MM-DD`). Not for addresses abroad. */
export const deemedServedOn = (sentOn: string): string => workingDayFrom(plusDays(sentOn, 4))
