/** The gallery: every kind of question and every component, for whoever writes services or changes pages. In the demo only. */
import type { FastifyInstance } from 'fastify'
import { mapSettings } from '../apply/map-settings.ts'
import { fieldExamples } from '../components/fields/fields.examples.tsx'
import { pageExamplesIn } from '../components/pages.examples.tsx'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { frameOfRequest } from '../frame-of-request.ts'
import { renderPage } from '../render.ts'
import type { Question } from '../../forms/question.ts'
import { GalleryPage } from './GalleryPage.tsx'
import { KindPage } from './KindPage.tsx'

const isKind = (name: string): name is Question['type'] => Object.hasOwn(fieldExamples, name)

/** In production there is no such page. */
export function galleryRoutes(app: FastifyInstance, deps: WebDeps): void {
  if (deps.config.MODE !== 'demo') return

  app.get('/muster', (request, reply) => {
    const frame = frameOfRequest(request, deps)
    return renderPage(request, reply, <GalleryPage frame={frame} pages={Object.keys(pageExamplesIn(() => frame))} />)
  })

  app.get<{ Params: { kind: string } }>('/muster/:kind', (request, reply) => {
    const { kind } = request.params
    if (!isKind(kind)) return showError(request, reply, deps, 404)
    const map = mapSettings(request.portal, deps.region(), deps.config)
    return renderPage(request, reply, <KindPage frame={frameOfRequest(request, deps)} type={kind} map={map} />)
  })

  app.get<{ Params: { name: string } }>('/muster/seiten/:name', (request, reply) => {
    const frame = frameOfRequest(request, deps)
    const pages = pageExamplesIn((_path, language = 'de', change = {}) => ({
      ...frame,
      ...change,
      portal: { ...frame.portal, language },
      // No page of a demonstration calls itself an official site, not even as an example.
      isDemo: true,
    }))
    const page = Object.hasOwn(pages, request.params.name) ? pages[request.params.name] : undefined
    return page ? renderPage(request, reply, page) : showError(request, reply, deps, 404)
  })
}
