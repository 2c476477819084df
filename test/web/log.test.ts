/** A whole way with the real program, at the most talkative level: its log tells nothing about the people on it. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopAbandonedPostgres } from '../../src/platform/embedded-postgres.ts'
import { MILLISECONDS_TO_START, type PortalProcess, runPortal, threeFreePorts, untilReady } from '../portal-process.ts'
import { Visitor } from '../visitor.ts'
import { caseAtDesk, filled, keeper, lookUp, press, send } from './ways.ts'

let DATA_DIR = ''
let port = 0
let running: PortalProcess

beforeAll(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'serviceportal-log-'))
  await chmod(DATA_DIR, 0o755)
  port = await threeFreePorts()
  running = runPortal('start', { DATA_DIR, PORT: String(port), LOG_LEVEL: 'debug' })
  await untilReady(running, port)
}, MILLISECONDS_TO_START)

afterAll(async () => {
  running.child.kill('SIGINT')
  await running.ended
  await stopAbandonedPostgres(join(DATA_DIR, 'postgres'))
  await rm(DATA_DIR, { recursive: true })
})

const address = 'zoe.geheim@example.org'

/** Signs a person of the demo in at the stand-in provider, as a browser would. */
async function signIn(clerk: Visitor, desk: string, login: string): Promise<void> {
  const chooser = await clerk.follow(await clerk.get(desk))
  const page = await clerk.follow(await clerk.post(chooser.address, { login }))
  if (page.address !== desk) throw new Error(`the sign-in ended at ${page.address}`)
}

test('no name, address, reference, code, token or IP number stands in it', { timeout: MILLISECONDS_TO_START }, async () => {
  const base = `http://localhost:${port}`
  const home = `${base}/gelsenkirchen`
  const [applicant, clerk] = [new Visitor(), new Visitor()]
  const sent = await send(applicant, home, { ...keeper, email: address, elektronischerBescheid: 'yes', anmerkung: 'Mein Geheimnis' })
  await applicant.get(`${sent.draft}/kopie.pdf`)
  await lookUp(applicant, home, { ...sent, code: '0000-0000-0000-0000' })
  await lookUp(applicant, home, sent)
  await applicant.get(`${home}/suche?q=Geheimsuche`)
  await applicant.get(`${base}/orte?ort=45879`)
  await applicant.post(`${sent.draft}/pruefen`, { _csrf: 'forged-token', person: 'Geheimfeld' })
  await applicant.send('POST', `${home}/status`, '{"Geheimschlüssel": ', { 'content-type': 'application/json' })

  await signIn(clerk, `${home}/amt`, 'gelsenkirchen.steuern')
  const at = await caseAtDesk(clerk, home, sent.reference)
  await press(clerk, await clerk.get(at), '/beginnen')
  await press(clerk, await clerk.get(at), '/frage', { question: 'Eine Geheimfrage?' })
  const state = await applicant.get(`${home}/status/vorgang`)
  await applicant.post(`${home}/status/antwort`, { ...filled(state, {}), reply: 'Eine Geheimantwort.' })
  const form = await clerk.get(`${at}/entscheidung?art=closedWithoutAssessment`)
  const version = /name="_version" value="(\d+)"/.exec(form.text)![1]!
  const decided = await clerk.post(form.address, { ...filled(form, {}), begruendung: 'Geheimgrund', _version: version, _step: 'erlassen' })
  expect(decided.status).toBe(303)
  await clerk.get(`${at}/bescheid.pdf`)

  // Until the mails are out, so that the worker has had its say as well.
  await expect
    .poll(
      async () =>
        ((await (await fetch(`http://localhost:${port + 1}/postfach/api?an=${encodeURIComponent(address)}`)).json()) as unknown[]).length,
      {
        timeout: 15_000,
      },
    )
    .toBeGreaterThanOrEqual(3)

  const log = running.output()
  // Where the program itself listens is nobody's secret.
  const lines = log.split('\n').filter((line) => line.startsWith('{') && !line.includes('Server listening at'))
  expect(lines.length).toBeGreaterThan(40)
  expect(log).toContain('"route":"/entwurf/:draft/:page"')

  const people = ['Müller', 'Šimšić', 'Zoë', 'Beispielstraße', '45879', '276098102345678', 'Bello', 'geheim', 'example.org', 'Kowalczyk']
  const ids = [sent.reference, sent.code, sent.draft.split('/').at(-1)!, at.split('/').at(-1)!, 'gelsenkirchen-steuern-1']
  const cookies = ['entwurf-', '_csrf', 'vorgang'].map((name) => applicant.cookie(home, name)!)
  const secrets = [
    ...people,
    ...ids,
    ...cookies,
    clerk.cookie(home, 'amt-sitzung')!,
    'forged-token',
    '127.0.0.1',
    '::1',
    'remoteAddress',
    'cookie',
  ]
  expect(secrets.filter((secret) => secret === undefined || secret.length < 3)).toEqual([])
  const told = lines.filter((line) => secrets.some((secret) => line.toLowerCase().includes(secret.toLowerCase())))
  expect(told).toEqual([])
})
