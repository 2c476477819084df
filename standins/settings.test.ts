import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, expect, test } from 'vitest'
import { portalBases } from './identity-provider.ts'
import { readSettings } from './settings.ts'

const directory = mkdtempSync(`${tmpdir()}/stand-in-settings-`)
afterAll(() => rmSync(directory, { recursive: true }))
const file = `${directory}/people.json`
writeFileSync(
  file,
  JSON.stringify({
    authorities: [{ id: 'marl', name: 'Stadt Marl' }],
    staff: [{ subject: 's', login: 'marl.steuern', name: 'Eva Brandt', authority: 'marl', offices: ['steuern'], roles: ['clerk'] }],
  }),
)

const demo = {
  MODE: 'demo',
  PORT: '4000',
  STANDIN_SMTP_PORT: '4002',
  STANDIN_PEOPLE: file,
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'x'.repeat(32),
}

test('the stand-ins listen on the port after the portal and know its people', () => {
  expect(readSettings(demo)).toMatchObject({
    portal: 'http://localhost:4000',
    port: 4001,
    smtpPort: 4002,
    staff: [{ login: 'marl.steuern' }],
    directory: null,
  })
})

test('they refuse to run in production', () => {
  expect(() => readSettings({ ...demo, MODE: 'production' })).toThrow(/MODE.*never in production/)
})

test('they refuse to run when nobody said in which mode', () => {
  expect(() => readSettings({ ...demo, MODE: undefined })).toThrow(/MODE/)
})

test('each wrong variable is named', () => {
  expect(() => readSettings({ ...demo, STANDIN_SMTP_PORT: 'abc', OIDC_CLIENT_SECRET: 'short' })).toThrow(
    /STANDIN_SMTP_PORT.*OIDC_CLIENT_SECRET/,
  )
})

test('sign-in may return to the regional portal, the path of a town and, on localhost, its own host', () => {
  expect(portalBases({ portal: 'http://localhost:3000', authorities: [{ id: 'marl', name: 'Marl' }] })).toEqual([
    'http://localhost:3000',
    'http://localhost:3000/marl',
    'http://marl.localhost:3000',
  ])
  expect(portalBases({ portal: 'https://demo.example', authorities: [{ id: 'marl', name: 'Marl' }] })).toEqual([
    'https://demo.example',
    'https://demo.example/marl',
  ])
})
