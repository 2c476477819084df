/** What every page tells browsers not to do. */
import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * A strict policy: nothing but our own scripts, styles and forms, and nowhere a frame. `mapPictures`: the one host that
 * pictures may come from beside our own; null without a background for maps.
 */
export const securityHeaders = ({
  isHttps,
  mapPictures,
}: {
  readonly isHttps: boolean
  readonly mapPictures: string | null
}): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", ...(mapPictures === null ? [] : [mapPictures])],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
})
