import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startVirusScanner, type VirusScanner } from '../../standins/virus-scanner.ts'
import { infectedPdf } from '../../test/sample-files.ts'
import { scanOf } from './virus-scan.ts'

let directory = ''
let scanner: VirusScanner
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scan-of-'))
  await writeFile(join(directory, 'infected.pdf'), infectedPdf)
  scanner = await startVirusScanner(0)
})
afterAll(async () => {
  await scanner.stop()
  await rm(directory, { recursive: true })
})

const told: string[] = []
const log = {
  warn: (_: object, message: string) => void told.push(message),
  error: (_: object, message: string) => void told.push(message),
}
const verdict = (scan: ReturnType<typeof scanOf>) => scan?.(join(directory, 'infected.pdf'))

test('the configured scanner is asked, in the demo as in production', async () => {
  for (const MODE of ['demo', 'production'] as const)
    expect(await verdict(scanOf({ MODE, CLAMD_URL: scanner.address }, Promise.resolve(null), log))).toEqual({
      ok: false,
      refusal: 'infected',
    })
})

test('the demo asks its stand-in, and takes nothing while there is none', async () => {
  const demo = (scannerUrl: string | null) =>
    scanOf({ MODE: 'demo', CLAMD_URL: undefined }, Promise.resolve(scannerUrl === null ? null : { scannerUrl }), log)
  expect(await verdict(demo(scanner.address))).toEqual({ ok: false, refusal: 'infected' })
  expect(await verdict(demo(null))).toEqual({ ok: false, refusal: 'unavailable' })
})

test('production never asks a stand-in: without a scanner it has none, and says so', () => {
  told.length = 0
  expect(scanOf({ MODE: 'production', CLAMD_URL: undefined }, Promise.resolve({ scannerUrl: scanner.address }), log)).toBeNull()
  expect(told).toEqual(['no virus scanner is configured (CLAMD_URL), so uploads are marked as not scanned'])
})
