/** The pages that the law asks of every portal, and what search engines ask for. */
import type { FastifyInstance } from 'fastify'
import { mapAttributions, pictureOrigin } from '../apply/map-settings.ts'
import type { WebDeps } from '../deps.ts'
import { renderPage } from '../render.ts'
import { AccessibilityPage } from './AccessibilityPage.tsx'
import { accessibilityStatement } from './accessibility-statement.ts'
import { ImprintPage } from './ImprintPage.tsx'
import { pageData } from './page-data.ts'
import { PrivacyPage } from './PrivacyPage.tsx'

export function legalRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.get('/impressum', (request, reply) => {
    const { frame, region, authority } = pageData(request, deps)
    const { source: members, postalCodeSource: postalCodes } = region.network
    const provider = authority ? region.partnerOf(authority.itProvider) : undefined
    const itProvider = provider && { name: provider.name, source: authority?.itProviderSource }
    const maps = mapAttributions(region, authority, deps.config)
    return renderPage(request, reply, <ImprintPage frame={frame} itProvider={itProvider} sources={{ postalCodes, members, maps }} />)
  })

  app.get('/datenschutz', (request, reply) => {
    const origin = pictureOrigin(deps.config)
    return renderPage(request, reply, <PrivacyPage frame={pageData(request, deps).frame} mapHost={origin && new URL(origin).host} />)
  })

  app.get('/barrierefreiheit', (request, reply) =>
    renderPage(request, reply, <AccessibilityPage frame={pageData(request, deps).frame} statement={accessibilityStatement} />),
  )

  app.get('/robots.txt', (request, reply) => {
    const { portal } = request
    // What belongs to one person, or changes with every visit, is not for search engines.
    const paths = ['/antrag/', '/entwurf/', '/status', '/konto/', '/amt/', '/verbund/', '/suche', '/orte']
    const lines = [
      'User-agent: *',
      ...paths.map((path) => `Disallow: ${portal.href(path)}`),
      `Sitemap: ${portal.absolute('/sitemap.xml')}`,
      '',
    ]
    return reply.type('text/plain; charset=utf-8').send(lines.join('\n'))
  })

  app.get('/sitemap.xml', (request, reply) => {
    const { portal, region, catalogue } = pageData(request, deps)
    const paths = [
      '/',
      '/themen',
      ...region.topics.map(({ id }) => `/themen/${id}`),
      ...catalogue.services.map(({ id }) => `/leistungen/${id}`),
      '/partner',
      '/impressum',
      '/datenschutz',
      '/barrierefreiheit',
    ]
    // Ids are slugs and base addresses are parsed URLs, so nothing here needs escaping but the ampersand.
    const entries = paths.map((path) => `<url><loc>${portal.absolute(path).replaceAll('&', '&amp;')}</loc></url>`)
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`
    return reply.type('application/xml; charset=utf-8').send(body)
  })
}
