import type { Config } from '../platform/config.ts'
import { refused } from '../platform/result.ts'
import { clamdScan, type ScanLog, type VirusScan } from '../platform/virus-scan.ts'
import type { RunningStandIns } from './stand-ins.ts'

/**
 * The configured scanner; in the demo the stand-in, whose address is known once it listens; in production without one none,
 * which the log says once and the desk at every file.
 */
export function scanOf(
  { CLAMD_URL, MODE }: Pick<Config, 'CLAMD_URL' | 'MODE'>,
  standIns: Promise<Pick<RunningStandIns, 'scannerUrl'> | null>,
  log: ScanLog,
): VirusScan | null {
  if (CLAMD_URL !== undefined) return clamdScan(CLAMD_URL, log)
  if (MODE === 'production') {
    log.warn({}, 'no virus scanner is configured (CLAMD_URL), so uploads are marked as not scanned')
    return null
  }
  return async (path) => {
    const running = await standIns
    return running ? clamdScan(running.scannerUrl, log)(path) : refused('unavailable')
  }
}
