import { describe, expect, test } from 'vitest'
import { addressFrom, baseAddressOf, portalAddress, portalHref, resolvePortal, type PortalAddresses } from './portals.ts'

const demo: PortalAddresses = { baseUrl: 'http://localhost:3000', authorityIds: new Set(['gelsenkirchen', 'marl']), ownAddresses: {} }
const production: PortalAddresses = {
  baseUrl: 'https://portal.example.de/region/',
  authorityIds: demo.authorityIds,
  ownAddresses: { gelsenkirchen: 'https://service.gelsenkirchen.example', marl: 'https://www.marl.example/rathaus/portal/' },
}
const at = (host: string, path: string, addresses = demo) => resolvePortal({ host, path }, addresses)

describe('which portal a request is for', () => {
  test.each([
    ['localhost:3000', '/', null, 'de', '', '/'],
    ['localhost:3000', '/themen/umwelt', null, 'de', '', '/themen/umwelt'],
    ['localhost:3000', '/en', null, 'en', '', '/'],
    ['localhost:3000', '/en/themen/umwelt', null, 'en', '', '/themen/umwelt'],
    ['localhost:3000', '/gelsenkirchen', 'gelsenkirchen', 'de', '/gelsenkirchen', '/'],
    ['localhost:3000', '/gelsenkirchen/', 'gelsenkirchen', 'de', '/gelsenkirchen', '/'],
    ['localhost:3000', '/gelsenkirchen/en/themen', 'gelsenkirchen', 'en', '/gelsenkirchen', '/themen'],
    ['gelsenkirchen.localhost:3000', '/themen', 'gelsenkirchen', 'de', '', '/themen'],
    ['GELSENKIRCHEN.localhost:3000', '/en/', 'gelsenkirchen', 'en', '', '/'],
  ])('%s%s', (host, path, authorityId, language, base, rest) => {
    expect(at(host, path)).toMatchObject({ authorityId, language, base, path: rest })
  })

  test('a word that only begins like an authority, or like English, is none', () => {
    expect(at('localhost:3000', '/gelsenkirchener')).toMatchObject({ authorityId: null, path: '/gelsenkirchener' })
    expect(at('localhost:3000', '/entwurf/1')).toMatchObject({ language: 'de', path: '/entwurf/1' })
  })

  test('English comes directly after the base address, nowhere else', () => {
    expect(at('localhost:3000', '/en/gelsenkirchen/')).toMatchObject({ authorityId: null, language: 'en', path: '/gelsenkirchen/' })
    expect(at('localhost:3000', '/gelsenkirchen/themen/en')).toMatchObject({ language: 'de', path: '/themen/en' })
  })

  test('on the host of a city a first word is no portal', () => {
    expect(at('gelsenkirchen.localhost:3000', '/marl/themen')).toMatchObject({ authorityId: 'gelsenkirchen', path: '/marl/themen' })
  })

  test('own addresses of production, also below a path', () => {
    expect(at('service.gelsenkirchen.example', '/en/status', production)).toMatchObject({
      authorityId: 'gelsenkirchen',
      language: 'en',
      base: '',
      path: '/status',
    })
    expect(at('www.marl.example', '/rathaus/portal/suche', production)).toMatchObject({
      authorityId: 'marl',
      base: '/rathaus/portal',
      path: '/suche',
    })
    expect(at('portal.example.de', '/region/themen', production)).toMatchObject({ authorityId: null, base: '/region', path: '/themen' })
    expect(at('portal.example.de', '/region/marl/themen', production)).toMatchObject({
      authorityId: 'marl',
      base: '/region/marl',
      path: '/themen',
    })
  })

  test('in production nobody gets a city portal by a host name on this machine', () => {
    expect(at('gelsenkirchen.localhost', '/themen', production).authorityId).toBeNull()
  })

  test('an unknown host shows the regional portal', () => {
    expect(at('evil.example', '/themen')).toMatchObject({ authorityId: null, path: '/themen' })
    expect(at('', '')).toMatchObject({ authorityId: null, path: '/' })
  })
})

describe('addresses back', () => {
  test('the path on this host gives the same portal again', () => {
    for (const [host, path] of [
      ['localhost:3000', '/gelsenkirchen/en/themen/umwelt'],
      ['gelsenkirchen.localhost:3000', '/en/themen'],
      ['localhost:3000', '/themen'],
    ] as const) {
      const portal = at(host, path)
      expect(portalHref(portal, portal.path)).toBe(path)
    }
  })

  test('a path that was asked for never becomes another host', () => {
    for (const path of ['/en//evil.example/', '/en/\\\\evil.example', '//evil.example/', '/\\evil.example']) {
      const portal = at('localhost:3000', path)
      expect(portalHref({ ...portal, language: 'de' }, portal.path)).toMatch(/^\/evil\.example/)
    }
  })

  test('absolute addresses for mails and documents', () => {
    expect(portalAddress(null, 'de', '/status', demo)).toBe('http://localhost:3000/status')
    expect(portalAddress('marl', 'en', '/status', demo)).toBe('http://localhost:3000/marl/en/status')
    expect(portalAddress('marl', 'de', '/status', production)).toBe('https://www.marl.example/rathaus/portal/status')
    expect(baseAddressOf(null, production)).toBe('https://portal.example.de/region')
  })

  test('from one portal to another: relative on the same host, absolute to another', () => {
    expect(addressFrom(at('localhost:3000', '/en/suche'), 'marl', '/suche', demo)).toBe('/marl/en/suche')
    expect(addressFrom(at('localhost:3000', '/marl/'), null, '/', demo)).toBe('/')
    expect(addressFrom(at('gelsenkirchen.localhost:3000', '/en/'), 'gelsenkirchen', '/antrag/x', demo)).toBe('/en/antrag/x')
    expect(addressFrom(at('gelsenkirchen.localhost:3000', '/'), null, '/suche', demo)).toBe('http://localhost:3000/suche')
    expect(addressFrom(at('portal.example.de', '/region/'), 'marl', '/', production)).toBe('https://www.marl.example/rathaus/portal/')
  })
})
