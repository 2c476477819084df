/** Every job of the program, and the clock that starts some of them. */
import { caseHandlers } from '../cases/deletion.ts'
import { deleteExpiredDraftsTask } from '../cases/drafts.ts'
import { sweepFilesTask } from '../cases/file-sweep.ts'
import { deliveryHandlers } from '../delivery/send-notification.ts'
import { watchDeliveriesTask } from '../delivery/deliveries.ts'
import { deleteExpiredSessions } from '../identity/sessions.ts'
import { portalAddress } from '../network/portals.ts'
import { systemClock } from '../platform/clock.ts'
import { type Database, transact } from '../platform/database.ts'
import { defineTask, handleTask, type JobLog, type Schedule, type TaskHandler } from '../platform/jobs.ts'
import { openMailer } from '../platform/mail.ts'
import { portalAddresses } from '../web/portal-of.ts'
import type { WebDeps } from '../web/deps.ts'
import { z } from 'zod'

const deleteExpiredSessionsTask = defineTask('deleteExpiredSessions', z.object({ authority: z.null() }))
const everywhere = { authority: null, actor: { kind: 'system' } } as const

/** `worker` is connected as the worker role. */
export function jobsOf(
  deps: Pick<WebDeps, 'config' | 'region' | 'files'>,
  worker: Database,
  log: JobLog,
): { readonly handlers: TaskHandler[]; readonly schedules: Schedule[] } {
  const { config, region, files } = deps
  const mailer = openMailer(config.SMTP_URL, config.MAIL_FROM)
  const statusAddress = (authority: string, language: 'de' | 'en'): string =>
    portalAddress(authority, language, '/status', portalAddresses(deps))
  const authorityName = (authority: string): string => region().authorityOf(authority)?.name ?? region().network.portalName
  return {
    handlers: [
      ...deliveryHandlers({ database: worker, clock: systemClock, mailer, statusAddress, authorityName }, log),
      ...caseHandlers(worker, files),
      handleTask(deleteExpiredSessionsTask, async () => {
        const gone = await transact(worker, everywhere, (tx) => deleteExpiredSessions(tx, systemClock.now()))
        log.info(gone, 'sessions that had ended were deleted')
      }),
    ],
    schedules: [
      { task: deleteExpiredDraftsTask, at: '7 * * * *' },
      { task: deleteExpiredSessionsTask, at: '23 * * * *' },
      { task: sweepFilesTask, at: '41 2 * * *' },
      { task: watchDeliveriesTask, at: '11 * * * *' },
    ],
  }
}
