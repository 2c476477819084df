/**
 * The gate before a service at stage `test`: whoever has the code of a tester is let in for thirty days. The cookie says for
 * which authority and service, and is held against today's list of testers, so who is taken off the list is out.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OfferedService } from '../../catalogue/offered.ts'
import { isTester, testerByCode, testerKey } from '../../catalogue/testers.ts'
import { sealFor } from '../../identity/sealing.ts'
import type { Adoption } from '../../network/region.ts'
import type { WebDeps } from '../deps.ts'
import { frameOfRequest } from '../frame-of-request.ts'
import { postedText } from '../posted.ts'
import { renderPage } from '../render.ts'
import { limited } from './draft-answers.tsx'
import { TesterPage } from './TesterPage.tsx'
import { applyTexts } from './texts.ts'

const DAYS_LET_IN = 30

/** What the cookie holds, sealed: for which service of which authority, and the tester's key. */
const pass = z.object({ authority: z.string(), service: z.string(), tester: z.string() })

const cookieName = (service: string): string => `erprobung-${service}`

/** `mayEnter`: whether this browser may begin the service. `show`: the page that asks for the code. */
export type TesterGate = {
  readonly mayEnter: (request: FastifyRequest, service: OfferedService) => Promise<boolean>
  readonly show: (request: FastifyRequest, reply: FastifyReply, service: OfferedService, status: number, problem?: string) => FastifyReply
}

type ServiceRoute = { Params: { service: string } }

/** Builds the gate and its own address, `/antrag/{service}/erprobung`. `offered`: what the authority of a request offers. */
export function testerGate(
  app: FastifyInstance,
  deps: WebDeps,
  offered: (request: FastifyRequest, serviceId: string) => Promise<OfferedService | null>,
): TesterGate {
  const { config, clock } = deps
  const secret = config.ACCESS_CODE_SECRET
  const seal = sealFor(config.SESSION_SECRET, 'tester of a service')

  const adoptionAt = ({ portal }: FastifyRequest, serviceId: string): Adoption | undefined =>
    portal.authority ? deps.region().adoption(portal.authority.id, serviceId) : undefined

  const mayEnter: TesterGate['mayEnter'] = async (request, { serviceId, stage }) => {
    if (stage !== 'test') return true
    const adoption = adoptionAt(request, serviceId)
    const cookie = request.cookies[cookieName(serviceId)]
    if (!adoption || cookie === undefined) return false
    const opened = pass.safeParse(await seal.open(cookie, clock.now()))
    if (!opened.success) return false
    const { authority, service, tester } = opened.data
    return authority === adoption.authority && service === adoption.service && isTester(secret, adoption, tester)
  }

  const show: TesterGate['show'] = (request, reply, { serviceId, inLanguage }, status, problem) => {
    const { href, language } = request.portal
    const publicService = deps.catalogue().serviceWithOnline(serviceId)
    return renderPage(
      request,
      reply,
      <TesterPage
        frame={frameOfRequest(request, deps)}
        csrf={reply.generateCsrf()}
        title={inLanguage[language].definition.title}
        action={href(`/antrag/${serviceId}/erprobung`)}
        elsewhere={
          publicService
            ? {
                text: language === 'en' ? publicService.english.title : publicService.title,
                href: href(`/leistungen/${publicService.id}`),
              }
            : null
        }
        code={postedText(request, 'code').slice(0, 100)}
        problems={problem === undefined ? [] : [{ field: 'code', text: problem }]}
      />,
      status,
    )
  }

  const toStart = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.redirect(request.portal.href(`/antrag/${(request.params as ServiceRoute['Params']).service}`), 303)

  // Somebody reads the refused page in the other language, or comes back to it later.
  app.get<ServiceRoute>('/antrag/:service/erprobung', async (request, reply) => toStart(request, reply))

  app.post<ServiceRoute>(
    '/antrag/:service/erprobung',
    {
      preHandler: app.csrfProtection,
      config: {
        // As where a case is looked up: guessing is hopeless, and the limit keeps others from trying loudly.
        ...limited(10),
        staleForm: async (request, reply) => {
          const service = await offered(request, (request.params as ServiceRoute['Params']).service)
          return service?.stage === 'test'
            ? show(request, reply, service, 403, applyTexts(request.portal.language).stale)
            : toStart(request, reply)
        },
      },
    },
    async (request, reply) => {
      const { portal } = request
      const service = await offered(request, request.params.service)
      const adoption = service && adoptionAt(request, service.serviceId)
      if (service?.stage !== 'test' || !adoption) return toStart(request, reply)
      const tester = testerByCode(secret, adoption, postedText(request, 'code'))
      if (tester === null) return show(request, reply, service, 422, applyTexts(portal.language).testerWrong)
      const endsAt = new Date(clock.now().getTime() + DAYS_LET_IN * 24 * 60 * 60_000)
      const { authority, service: serviceId } = adoption
      reply.setCookie(
        cookieName(serviceId),
        await seal.seal({ authority, service: serviceId, tester: testerKey(secret, adoption, tester) }, endsAt),
        {
          path: portal.base === '' ? '/' : portal.base,
          httpOnly: true,
          sameSite: 'lax',
          secure: portal.absolute('/').startsWith('https:'),
          expires: endsAt,
        },
      )
      return toStart(request, reply)
    },
  )

  return { mayEnter, show }
}
