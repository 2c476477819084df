import type { StandInSettings } from './settings.ts'

/** Settings of stand-ins in tests: free ports, nothing kept, two towns with one person each. */
export const testSettings: StandInSettings = {
  portal: 'http://localhost:3999',
  port: 0,
  smtpPort: 0,
  client: { id: 'serviceportal', secret: 'only-for-tests-0123456789' },
  authorities: [
    { id: 'gelsenkirchen', name: 'Stadt Gelsenkirchen' },
    { id: 'marl', name: 'Stadt Marl' },
  ],
  staff: [
    { subject: 'ge-1', login: 'gelsenkirchen.steuern', name: 'Sabine Kowalski', authority: 'gelsenkirchen' },
    { subject: 'marl-1', login: 'marl.steuern', name: 'Jürgen "Jo" <Öztürk>', authority: 'marl' },
  ],
  directory: null,
}
