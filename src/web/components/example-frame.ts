/** A portal of an invented town, for examples and tests. */
import type { Authority } from '../../network/region.ts'
import type { Language, Portal } from '../context.ts'
import type { Frame } from './frame.ts'

const source = { text: 'Beispiel', verified: false }

/** An authority that does not exist. */
export const exampleAuthority: Authority = {
  id: 'musterstadt',
  name: 'Stadt Musterstadt',
  shortName: 'Musterstadt',
  kind: 'town',
  kindName: 'Kreisangehörige Stadt',
  ags: '00000000',
  ars: '000000000000',
  referencePrefix: 'MU',
  postalCodes: ['00000'],
  districts: [],
  townHall: { street: 'Rathausplatz 1', postalCode: '00000', place: 'Musterstadt', source },
  itProvider: 'muster-it',
  look: { bar: '#0b3d7a', action: '#0b5cad', wordmark: 'Stadt Musterstadt' },
  offices: [{ id: 'steuern', name: 'Steuern und Abgaben', competences: ['hundesteuer'] }],
}

/** A page at `path` of its portal, in a language. */
export function exampleFrame(path = '/', language: Language = 'de', change: Partial<Frame> = {}): Frame {
  const href = (to: string) => (language === 'en' ? `/musterstadt/en${to}` : `/musterstadt${to}`)
  const portal: Portal = {
    authority: exampleAuthority,
    language,
    path,
    href,
    inLanguage: (other) => (other === 'en' ? `/musterstadt/en${path}` : `/musterstadt${path}`),
    absolute: (to) => `http://localhost:3000${href(to)}`,
    at: (authority, to) => (authority === null ? to : `/${authority}${to}`),
    base: '/musterstadt',
  }
  const { street, postalCode, place } = exampleAuthority.townHall
  return {
    portal,
    css: ['/assets/portal.css', '/assets/look.css'],
    font: '/assets/font.woff2',
    icon: '/assets/tab.svg',
    island: (name) => ({ script: `/assets/${name}.js`, css: null }),
    look: exampleAuthority.look,
    name: 'Serviceportal Stadt Musterstadt',
    regionalName: 'Serviceportal Musterregion',
    contact: { name: exampleAuthority.name, address: { street, postalCode, place } },
    isDemo: true,
    ...change,
  }
}
