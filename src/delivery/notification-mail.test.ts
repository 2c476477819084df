import { describe, expect, test } from 'vitest'
import { notificationMail } from './notification-mail.ts'

const notification = {
  reference: 'MU-7K3Q-9F2M-X',
  authorityName: 'Stadt Musterstadt',
  statusAddress: 'https://example.org/status',
  servedBy: 'post',
} as const

describe('a notification', () => {
  test.each(['received', 'questionAsked', 'replyReceived', 'noticeReady'] as const)(
    'of %s names the reference and where to look, in both languages',
    (step) => {
      const german = notificationMail({ ...notification, step }, 'de')
      const english = notificationMail({ ...notification, step }, 'en')
      for (const mail of [german, english]) {
        expect(mail.subject).toContain('MU-7K3Q-9F2M-X')
        expect(mail.text).toContain('https://example.org/status')
        expect(mail.text).toContain('Stadt Musterstadt')
      }
      expect(german.text).toMatch(/^Guten Tag,/)
      expect(english.text).toMatch(/^Hello,/)
    },
  )

  test('of a notice by post announces the letter, of an electronic one when it counts', () => {
    const step = 'noticeReady'
    expect(notificationMail({ ...notification, step }, 'de').text).toContain('mit der Post')
    expect(notificationMail({ ...notification, step, servedBy: 'notification' }, 'de').text).toContain('am vierten Tag nach dieser E-Mail')
    expect(notificationMail({ ...notification, step, servedBy: 'retrieval' }, 'de').text).toContain('am Tag nach dem Abruf')
    expect(notificationMail({ ...notification, step, servedBy: 'retrieval' }, 'en').text).toContain('on the day after you fetched it')
    for (const language of ['de', 'en'] as const)
      for (const servedBy of ['informedByPost', 'informedOnline'] as const)
        expect(JSON.stringify(notificationMail({ ...notification, step, servedBy }, language))).not.toMatch(
          /ent(schied|scheid)|decided|decision|gilt|counts|Bescheid/,
        )
  })
})
