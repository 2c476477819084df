/**
 * The web application: built here, listened to in main.ts, so that tests inject requests.
 * Which portal a request belongs to is decided once, before routing; the routes know only paths inside a portal.
 */
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { parse as parseQuery } from 'node:querystring'
import { loggerOptions } from '../platform/log.ts'
import { rateLimitStore } from '../platform/rate-limit-store.ts'
import { pictureOrigin } from './apply/map-settings.ts'
import { applyRoutes } from './apply/routes.tsx'
import { statusRoutes } from './apply/status-routes.tsx'
import { assetRoutes } from './assets/routes.ts'
import type { Portal } from './context.ts'
import type { WebDeps } from './deps.ts'
import { errorPages } from './errors.tsx'
import { galleryRoutes } from './gallery/routes.tsx'
import { healthRoutes } from './health.ts'
import { officeRoutes } from './office/routes.tsx'
import { signInRoutes } from './office/sign-in.tsx'
import { portalOf } from './portal-of.ts'
import { portalRoutes } from './portal/routes.tsx'
import { schemaRoutes } from './schema-routes.ts'
import { securityHeaders } from './security-headers.ts'
import { takeUploadForms } from './upload-form.ts'

/** A form is a few kilobytes; what is larger is no form of ours. */
const BODY_LIMIT_BYTES = 256 * 1024

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Shows the form again with what was typed when its token was stale or forged (answered with 403). */
    staleForm?: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> | FastifyReply
  }
}

/** Cookies of a browser that began a hundred forms today are longer than Node's 16 KiB. */
const HEADER_LIMIT_BYTES = 64 * 1024
/** A form with files of 250 MB over a slow line. */
const MILLISECONDS_TO_SEND_A_REQUEST = 20 * 60_000
/** Nobody who sends or waits is silent for so long; whoever is, holds a connection for nothing. */
const MILLISECONDS_OF_SILENCE = 120_000

/** Longer than the path of any page. */
const LONGEST_PATH = 300
/** A path that no route has, so that an unreadable one gets the page for what is not there, with all its headers. */
const NOWHERE = '/-'

/** The path inside the portal as it may be routed: one with broken percent-encoding or without end leads nowhere. */
function routablePath(path: string): string {
  if (path.length > LONGEST_PATH) return NOWHERE
  try {
    decodeURIComponent(path)
    return path
  } catch {
    return NOWHERE
  }
}

export async function buildApp(deps: WebDeps): Promise<FastifyInstance> {
  const portals = new WeakMap<IncomingMessage, Portal>()
  const isHttps = deps.config.BASE_URL.startsWith('https:')
  const mapPictures = pictureOrigin(deps.config)

  const app = Fastify({
    ...loggerOptions(deps.config),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: deps.config.TRUST_PROXY,
    genReqId: () => randomUUID(),
    http: { maxHeaderSize: HEADER_LIMIT_BYTES },
    connectionTimeout: MILLISECONDS_OF_SILENCE,
    requestTimeout: MILLISECONDS_TO_SEND_A_REQUEST,
    routerOptions: { maxParamLength: LONGEST_PATH, ignoreTrailingSlash: true },
    rewriteUrl(raw) {
      const portal = portalOf(raw.headers.host ?? '', raw.url ?? '/', deps)
      portals.set(raw, portal)
      const query = (raw.url ?? '').indexOf('?')
      return routablePath(portal.path) + (query < 0 ? '' : raw.url!.slice(query))
    },
  })
  app.decorateRequest('portal', {
    getter(this: FastifyRequest) {
      return portals.get(this.raw)!
    },
  })

  await app.register(helmet, securityHeaders({ isHttps, mapPictures }))
  await app.register(cookie, { secret: deps.config.SESSION_SECRET })
  // Forms are all that is taken; what JSON can hold and a form cannot (lone surrogates, nested values) never gets in.
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES, parser: (body) => ({ ...parseQuery(body, '&', '=', { maxKeys: 2000 }) }) })
  // Browsers take a `__Host-` cookie from this host only: no neighbouring name can plant a token of its own.
  await app.register(csrf, {
    cookieKey: isHttps ? '__Host-_csrf' : '_csrf',
    cookieOpts: { path: '/', sameSite: 'lax', httpOnly: true, secure: isHttps },
  })
  await app.register(rateLimit, { global: false, store: rateLimitStore(deps.database, deps.config.SESSION_SECRET) })
  await app.register(underPressure, { maxEventLoopDelay: 2000, exposeStatusRoute: false })

  errorPages(app, deps)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  })

  healthRoutes(app, deps)
  assetRoutes(app, deps)
  schemaRoutes(app)
  await app.register(async (scope) => portalRoutes(scope, deps))
  await app.register(async (scope) => {
    await takeUploadForms(scope)
    applyRoutes(scope, deps)
  })
  await app.register(async (scope) => statusRoutes(scope, deps))
  await app.register(async (scope) => signInRoutes(scope, deps))
  await app.register(async (scope) => officeRoutes(scope, deps))
  await app.register(async (scope) => galleryRoutes(scope, deps))
  return app
}
