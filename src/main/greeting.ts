import type { Region } from '../network/store.ts'
import type { Config } from '../platform/config.ts'

/** What `./portal start` prints in the demo: where to look, and who can sign in. German, for who tries it out. */
export function greeting(config: Config, region: Region, mailboxUrl: string): string {
  const people = region.staff.map(({ login, name, authority, offices }) => {
    const where = region.authorityOf(authority)
    const posts = offices.map((office) => region.officeOf(authority, office)?.name ?? office).join(', ')
    return `  ${login.padEnd(32)} ${name}, ${where?.shortName ?? authority}: ${posts}`
  })
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
    'Beenden mit Strg-C. Die Daten bleiben erhalten.',
    '',
    '',
  ].join('\n')
}
