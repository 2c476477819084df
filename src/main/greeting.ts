import { testerCode } from '../catalogue/testers.ts'
import { portalAddress } from '../network/portals.ts'
import type { Region } from '../network/store.ts'
import type { Config } from '../platform/config.ts'

/** What `./portal start` prints in the demo: where to look, who can sign in, and who may try what is still tested. German, for who tries it out. */
export function greeting(config: Config, region: Region, mailboxUrl: string): string {
  const people = region.staff.map(({ login, name, authority, offices }) => {
    const where = region.authorityOf(authority)
    const posts = offices.map((office) => region.officeOf(authority, office)?.name ?? office).join(', ')
    return `  ${login.padEnd(32)} ${name}, ${where?.shortName ?? authority}: ${posts}`
  })
  const addresses = { baseUrl: config.BASE_URL, authorityIds: region.authorityIds, ownAddresses: config.PORTAL_ADDRESSES }
  const tried = region.adoptions.flatMap((adoption) =>
    adoption.stage === 'test' && adoption.testers.length > 0
      ? [
          `  ${portalAddress(adoption.authority, 'de', `/antrag/${adoption.service}`, addresses)}`,
          ...adoption.testers.map((name) => `    ${name.padEnd(30)} Code ${testerCode(config.ACCESS_CODE_SECRET, adoption, name)}`),
        ]
      : [],
  )
  return [
    '',
    `${region.network.portalName} (Vorführung)`,
    '',
    `  Dachportal     ${config.BASE_URL}/`,
    `  Stadtportale   ${config.BASE_URL}/gelsenkirchen/  (${region.authorities.length} Behörden; auch http://gelsenkirchen.localhost:${config.PORT}/)`,
    `  Hund anmelden  ${config.BASE_URL}/gelsenkirchen/antrag/hundeanmeldung`,
    `  Schreibtisch   ${config.BASE_URL}/gelsenkirchen/amt/`,
    `  Mailpostfach   ${mailboxUrl}`,
    `  Muster         ${config.BASE_URL}/muster/  (jede Art von Frage und jeder Baustein)`,
    '',
    'Anmelden können sich (ohne Passwort, nur in der Vorführung):',
    ...people,
    '',
    ...(tried.length === 0 ? [] : ['Noch in Erprobung, mit dem Code der Testperson:', ...tried, '']),
    'Beenden mit Strg-C. Die Daten bleiben erhalten.',
    '',
    '',
  ].join('\n')
}
