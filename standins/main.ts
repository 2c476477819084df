/**
 * Starts the stand-ins as a process of their own. A parent that forked it gets `{ issuer, mailboxUrl, smtpPort, scannerUrl }`
 * as a message when all listen; when the parent ends, whatever the reason, they end as well.
 */
import { readSettings } from './settings.ts'
import { startStandIns } from './stand-ins.ts'

try {
  const { stop, ...addresses } = await startStandIns(readSettings(process.env))
  let isStopping = false
  const leave = (): void => {
    if (isStopping) return
    isStopping = true
    void stop().finally(() => process.exit(0))
  }
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
  process.on('disconnect', leave)
  if (process.send) process.send(addresses)
  else
    process.stdout.write(
      `Nachbildungen: Anmeldung ${addresses.issuer}, Postfach ${addresses.mailboxUrl}, SMTP-Port ${addresses.smtpPort}\n`,
    )
} catch (fault) {
  process.stderr.write(`Die Nachbildungen starten nicht: ${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exit(1)
}
