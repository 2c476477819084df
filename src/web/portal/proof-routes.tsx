/** `/leistungen/{service}/nachweise`: what was proved of the version that is used here, and the schema of what it delivers. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isPublished } from '../../catalogue/offers.ts'
import { offeredService } from '../../catalogue/offered.ts'
import { proofOf } from '../../catalogue/proof-report.ts'
import { newestVersions, type ServiceVersion, versionOf } from '../../catalogue/versions.ts'
import type { Definition } from '../../forms/definition.ts'
import { payloadSchema } from '../../forms/payload-schema.ts'
import { localise, textsOf } from '../../forms/texts.ts'
import type { Adoption } from '../../network/region.ts'
import { transact, type Tx } from '../../platform/database.ts'
import type { WebDeps } from '../deps.ts'
import { renderPage } from '../render.ts'
import { type PageData, pageData } from './page-data.ts'
import type { ReadStatute } from './proof-sections.tsx'
import { ProofPage } from './ProofPage.tsx'
import { titleOf } from './service-words.tsx'

const params = z.object({ service: z.string().regex(/^[a-z0-9-]{1,100}$/) })

/** The path of the proofs inside a portal; `service` is a public service with an online service, or an online service. */
export const proofPath = (service: string): string => `/leistungen/${service}/nachweise`

/** A version in use, and its definition as it is used here: with what a town has changed of it. */
type Used = { readonly version: ServiceVersion; readonly definition: Definition }

export function proofRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, config } = deps

  // What is still tested is nobody's business outside of a demonstration.
  const isSecret = (adoptions: readonly Pick<Adoption, 'stage'>[]): boolean => config.MODE === 'production' && !adoptions.some(isPublished)

  /** What this portal uses under the id of an online service: a town its own version, the regional portal the newest. */
  const usedHere = async (tx: Tx, authority: string | null, onlineService: string): Promise<Used | null> => {
    if (authority === null) {
      if (isSecret(deps.region().adoptions.filter(({ service }) => service === onlineService))) return null
      const digest = (await newestVersions(tx)).get(onlineService)
      const version = digest === undefined ? null : await versionOf(tx, digest)
      return version && { version, definition: version.definition }
    }
    const offered = await offeredService(tx, authority, onlineService)
    if (!offered || isSecret([offered])) return null
    const version = await versionOf(tx, offered.serviceDigest)
    return version && { version, definition: offered.inLanguage.de.definition }
  }

  /** Reads what `work` needs of the version that an address names; null when there is none here. */
  async function withUsed<Value>(
    request: FastifyRequest,
    work: (used: Used, tx: Tx, data: PageData) => Promise<Value>,
  ): Promise<Value | null> {
    const asked = params.safeParse(request.params)
    if (!asked.success) return null
    const data = pageData(request, deps)
    const { service } = asked.data
    const authority = data.authority?.id ?? null
    return transact(database, { authority, actor: { kind: 'public' } }, async (tx) => {
      const used = await usedHere(tx, authority, data.catalogue.serviceOf(service)?.onlineService ?? service)
      return used && work(used, tx, data)
    })
  }

  app.get('/leistungen/:service/nachweise', async (request, reply) => {
    const page = await withUsed(request, async ({ version, definition }, tx, data) => {
      const { portal, catalogue } = data
      const publicService = catalogue.serviceWithOnline(version.serviceId)
      const localised = portal.language === 'de' ? definition : localise(definition, version.texts[portal.language] ?? {})
      return (
        <ProofPage
          frame={data.frame}
          title={publicService ? titleOf(publicService, portal.language) : localised.title}
          serviceHref={publicService ? portal.href(`/leistungen/${publicService.id}`) : null}
          version={version}
          proof={await proofOf(tx, version.digest)}
          details={{
            texts: textsOf(version.definition),
            retention: localised.retention,
            procedure: localised.procedure,
            schemaHref: portal.href(`${proofPath(version.serviceId)}/schema.json`),
          }}
          statutes={statutesOf(definition, data)}
        />
      )
    })
    return page ? renderPage(request, reply, page) : reply.callNotFound()
  })

  app.get('/leistungen/:service/nachweise/schema.json', async (request, reply) => {
    const schema = await withUsed(request, async ({ version, definition }) =>
      payloadSchema(definition, request.portal.absolute(`${proofPath(version.serviceId)}/schema.json`)),
    )
    if (!schema) return reply.callNotFound()
    return reply.type('application/schema+json; charset=utf-8').send(JSON.stringify(schema, null, 2))
  })
}

/** The statutes from which the service reads, of this town, or of every town that offers it. */
function statutesOf({ id, bylaw }: Definition, { region, portal, authority, catalogue }: PageData): ReadStatute[] {
  if (bylaw === undefined) return []
  const publicService = catalogue.serviceWithOnline(id)
  const towns = authority
    ? [authority]
    : region.adoptions
        .filter((adoption) => adoption.service === id && isPublished(adoption))
        .flatMap(({ authority: town }) => region.authorityOf(town) ?? [])
        .toSorted((a, b) => a.shortName.localeCompare(b.shortName, 'de'))
  return towns.map((town) => ({
    town: town.shortName,
    href: publicService ? portal.at(town.id, `/leistungen/${publicService.id}`) : null,
    bylaw: region.bylaw(town.id, bylaw),
  }))
}
