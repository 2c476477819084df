/**
 * A service while it is written, in the browser: its pages as people will see them, with the answers of its examples. Reads
 * the files anew for each request, and needs no database: what is typed here stays in this process and goes nowhere.
 */
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { parse as parseQuery } from 'node:querystring'
import { checkService } from '../../forms/compile-service.ts'
import type { CompiledService } from '../../forms/compiled.ts'
import type { Example } from '../../forms/example.ts'
import { example as exampleSchema } from '../../forms/example.ts'
import type { PageOverview } from '../../forms/page-overview.ts'
import type { Answers } from '../../forms/question.ts'
import type { Service } from '../../forms/service.ts'
import { localise } from '../../forms/texts.ts'
import type { Region } from '../../network/store.ts'
import { systemClock, today } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { pictureOrigin } from '../apply/map-settings.ts'
import type { Assets } from '../assets/build.ts'
import { assetRoutes } from '../assets/routes.ts'
import { Alert } from '../components/Alert.tsx'
import { type Frame, frameOf } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import type { Portal } from '../context.ts'
import { portalOf } from '../portal-of.ts'
import { renderPage } from '../render.ts'
import { securityHeaders } from '../security-headers.ts'
import { OverviewPage } from './OverviewPage.tsx'
import { failuresOf, pagesOf, type Previewed, type ReadPreview, townOf } from './previewed.ts'
import { ProblemsPage } from './ProblemsPage.tsx'
import { type OpenExample, showExamplePage } from './example-pages.tsx'

/** `baseUrl`: where it answers. `region`: the facts that a page is shown with when the files of the moment cannot be read. */
export type PreviewDeps = {
  readonly assets: Assets
  readonly config: Pick<Config, 'MAP_WMS_URL' | 'MAP_WMS_LAYERS' | 'MAP_TILES_URL' | 'MAP_ATTRIBUTION'>
  readonly baseUrl: string
  readonly region: Region
  readonly read: ReadPreview
}

/** A page of a form with everything that its fields may hold. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024

/** Builds the preview; listened to elsewhere, so that tests inject requests. */
export async function buildPreview(deps: PreviewDeps): Promise<FastifyInstance> {
  const { assets, config, baseUrl, read } = deps
  const portals = new WeakMap<IncomingMessage, Portal>()
  /** What was typed, by the example that it began with; for as long as this runs. */
  const typed = new Map<number, Answers>()

  const portalAt = (url: string, region: Region, town: string): Portal =>
    portalOf(new URL(baseUrl).host, url, { region: () => region, config: { BASE_URL: baseUrl, PORTAL_ADDRESSES: { [town]: baseUrl } } })

  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl(raw) {
      const portal = portalAt(raw.url ?? '/', deps.region, deps.region.authorities[0]!.id)
      portals.set(raw, portal)
      return portal.path
    },
  })
  app.decorateRequest('portal', {
    getter(this: FastifyRequest) {
      return portals.get(this.raw)!
    },
  })
  // A name that somebody else points to this machine would let their pages read a service that is not public yet.
  const { host, port } = new URL(baseUrl)
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.host !== host && request.headers.host !== `localhost:${port}`) return reply.code(421).send()
  })
  await app.register(helmet, securityHeaders({ isHttps: false, mapPictures: pictureOrigin(config) }))
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES, parser: (body) => ({ ...parseQuery(body, '&', '=', { maxKeys: 2000 }) }) })
  // Files go nowhere from here; the page is answered as if they had not been sent.
  app.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload
      .on('end', () => done(null, null))
      .on('error', done)
      .resume()
  })
  assetRoutes(app, { assets, region: () => deps.region })

  /** Gives the request the look of a town, now that it is known which. */
  const frameIn = (request: FastifyRequest, region: Region, town: string): Frame => {
    portals.set(request.raw, portalAt(request.originalUrl, region, town))
    return frameOf(request.portal, { assets, network: region.network, isDemo: true })
  }

  const showProblems = (request: FastifyRequest, reply: FastifyReply, problems: readonly string[]): FastifyReply => {
    const frame = frameIn(request, deps.region, deps.region.authorities[0]!.id)
    return renderPage(request, reply, <ProblemsPage frame={frame} problems={problems} />, 422)
  }

  app.setNotFoundHandler((request, reply) => {
    const frame = frameIn(request, deps.region, deps.region.authorities[0]!.id)
    return renderPage(
      request,
      reply,
      <Layout frame={frame} title="Vorschau" isPrivate>
        <h1 class="kern-heading">Diese Seite zeigt nur das ganze Portal</h1>
        <Alert kind="info" title="Die Vorschau zeigt einen Dienst">
          <p>
            <a href={frame.portal.href('/')}>Zurück zu seinen Seiten</a>
          </p>
        </Alert>
      </Layout>,
      404,
    )
  })
  app.setErrorHandler(async (error: Error, request, reply) => showProblems(request, reply, [error.message]))

  /** An example by its place in the address, with what is needed to show a page of it; null where there is none. */
  const openExample = (request: FastifyRequest, previewed: Previewed, place: number): OpenExample | null => {
    const { service, region, examples } = previewed
    if (place > 0 && place >= examples.length) return null
    const example: Example = examples[place] ?? noExample(previewed.town)
    const frame = frameIn(request, region, townOf(previewed, example))
    const compiled = request.portal.language === 'en' ? inEnglish(service) : service.compiled
    return { previewed, frame, config, place, example, compiled, answers: typed.get(place) ?? (example.answers as Answers) }
  }

  /** `given`: the place of an example; null for the first of the town whose look is shown. */
  const showOverview = async (request: FastifyRequest, reply: FastifyReply, given: number | null): Promise<FastifyReply> => {
    const state = await read()
    if (!state.ok) return showProblems(request, reply, state.problems)
    const { previewed } = state
    const { examples, region, town } = previewed
    const place =
      given ??
      Math.max(
        0,
        examples.findIndex(({ authority }) => authority === town),
      )
    if (place > 0 && place >= examples.length) return reply.redirect('/', 303)
    // The overview begins with the example as it is, whatever was typed before.
    typed.delete(place)
    const { pages, failures } = overviewOf(previewed)
    return renderPage(
      request,
      reply,
      <OverviewPage frame={frameIn(request, region, town)} previewed={previewed} pages={pages} current={place} failures={failures} />,
    )
  }

  const show = async (request: FastifyRequest<{ Params: Place }>, reply: FastifyReply): Promise<FastifyReply> => {
    const state = await read()
    if (!state.ok) return showProblems(request, reply, state.problems)
    const open = openExample(request, state.previewed, placeIn(request.params.example))
    if (!open) return reply.redirect('/', 303)
    return showExamplePage(request, reply, open, request.params.page, (answers) => typed.set(open.place, answers))
  }

  app.get('/', (request, reply) => showOverview(request, reply, null))
  app.get<{ Params: Place }>('/beispiel/:example', (request, reply) => showOverview(request, reply, placeIn(request.params.example)))
  app.get<{ Params: Place }>('/beispiel/:example/:page', show)
  app.post<{ Params: Place }>('/beispiel/:example/:page', show)
  return app
}

type Overview = { readonly pages: readonly PageOverview[]; readonly failures: readonly string[] }

// Which examples come by which page is found out once for the files as they are.
const overviews = new WeakMap<Previewed, Overview>()

function overviewOf(previewed: Previewed): Overview {
  const known = overviews.get(previewed) ?? { pages: pagesOf(previewed), failures: failuresOf(previewed) }
  overviews.set(previewed, known)
  return known
}

type Place = { readonly example: string; readonly page: string }

/** Counted from 1 in addresses. */
const placeIn = (word: string): number => (/^[1-9]\d{0,4}$/.test(word) ? Number(word) - 1 : 0)

/** The service in English; where a text is missing it stays German, and where one cannot be read all of it does. */
function inEnglish({ definition, compiled, texts }: Service): CompiledService {
  const checked = checkService(localise(definition, texts['en'] ?? {}), 'en')
  return checked.ok ? checked.service : compiled
}

/** Where nobody has written an example yet, an empty form is shown. */
const noExample = (authority: string): Example => exampleSchema.parse({ name: 'ohne Antworten', authority, on: today(systemClock) })
