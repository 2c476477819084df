/**
 * From the first question to the receipt (design 4.5): GET shows, POST saves and answers 303; a refused POST shows the
 * page again with what was typed. Every answer about "where to" comes from the journey.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { offeredService, type OfferedService } from '../../catalogue/offered.ts'
import { copyOfDeclaration } from '../../cases/declaration-copy.ts'
import { createDraft, draftScope, newDraftId, saveAnswers } from '../../cases/drafts.ts'
import { accessCodeOf, submissionOf, submitDraft } from '../../cases/submit.ts'
import { assess } from '../../forms/assessment.ts'
import { fieldsOf, readPage, shownPage } from '../../forms/read-page.ts'
import { describeAnswers } from '../../forms/review.ts'
import { transact } from '../../platform/database.ts'
import { publicKeySet } from '../../platform/signing.ts'
import type { RawFields } from '../components/fields/field-types.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { frameOfRequest } from '../frame-of-request.ts'
import { postedFields } from '../posted.ts'
import { renderPage } from '../render.ts'
import { sendFile } from '../send-file.ts'
import { problemText } from '../texts/problems.ts'
import { changeRows, rowChangeOf } from './group-rows.ts'
import { MessagePage } from './MessagePage.tsx'
import { type OpenDraft, openDraft, setDraftCookie } from './open-draft.ts'
import { QuestionPage } from './QuestionPage.tsx'
import { ReceiptPage } from './ReceiptPage.tsx'
import { ReviewPage } from './ReviewPage.tsx'
import { StartPage } from './StartPage.tsx'
import { applyTexts } from './texts.ts'
import { TownForService } from './TownForService.tsx'

/** Words of an address that are no page of a form; a service may not use them as ids of pages. */
export const draftPaths = { review: 'pruefen', receipt: 'beleg', copy: 'kopie.pdf', statement: 'empfangsbestaetigung.jws' } as const

type ServiceRoute = { Params: { service: string } }
type DraftRoute = { Params: { draft: string } }
type PageRoute = { Params: { draft: string; page: string } }

const limited = (max: number): { rateLimit: { max: number; timeWindow: string } } => ({ rateLimit: { max, timeWindow: '10 minutes' } })

export function applyRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, clock, config, signing } = deps

  const offered = async (request: FastifyRequest, serviceId: string): Promise<OfferedService | null> => {
    const { authority } = request.portal
    if (!authority) return null
    const service = await transact(database, { authority: authority.id, actor: { kind: 'public' } }, (tx) =>
      offeredService(tx, authority.id, serviceId),
    )
    // What is still tested is nobody's business outside of a demonstration.
    return service?.stage === 'test' && config.MODE === 'production' ? null : service
  }

  /** 404 in words: a draft that is over or somebody else's looks the same. */
  const showGone = (request: FastifyRequest, reply: FastifyReply): FastifyReply => showError(request, reply, deps, 404)

  const showStart = async (request: FastifyRequest, reply: FastifyReply, serviceId: string, wasStale: boolean): Promise<FastifyReply> => {
    const { portal } = request
    const frame = frameOfRequest(request, deps)
    const publicService = deps.catalogue().serviceWithOnline(serviceId)
    if (!portal.authority) {
      const towns = deps.region().adoptions.filter(({ service, stage }) => service === serviceId && stage !== 'test')
      if (towns.length === 0) return showGone(request, reply)
      const links = towns.flatMap(({ authority: id }) => {
        const town = deps.region().authorityOf(id)
        return town ? [{ name: town.shortName, href: portal.at(id, `/antrag/${serviceId}`) }] : []
      })
      const title = portal.language === 'en' ? publicService?.english.title : publicService?.title
      return renderPage(
        request,
        reply,
        <TownForService frame={frame} title={title ?? serviceId} towns={links.toSorted((a, b) => a.name.localeCompare(b.name, 'de'))} />,
      )
    }
    const service = await offered(request, serviceId)
    if (!service) {
      // Not offered online here: the page of the service says what to do instead.
      return publicService ? reply.redirect(portal.href(`/leistungen/${publicService.id}`), 303) : showGone(request, reply)
    }
    const { definition } = service.inLanguage[portal.language]
    return renderPage(
      request,
      reply,
      <StartPage
        frame={frame}
        csrf={reply.generateCsrf()}
        serviceHref={publicService ? portal.href(`/leistungen/${publicService.id}`) : null}
        title={definition.title}
        summary={definition.summary}
        minutes={definition.before.minutes}
        needed={definition.before.needed}
        afterwards={definition.before.afterwards}
        trustBecause={definition.trust.because}
        stage={service.stage}
        wasStale={wasStale}
      />,
      wasStale ? 403 : 200,
    )
  }

  const draftHref = (request: FastifyRequest, draftId: string, page: string): string => request.portal.href(`/entwurf/${draftId}/${page}`)

  /** Where a draft goes on: its first incomplete page, or the review. */
  const onward = (request: FastifyRequest, { draft, journey }: OpenDraft): string =>
    draft.isSubmitted
      ? draftHref(request, draft.id, draftPaths.receipt)
      : draftHref(request, draft.id, journey.continueAt?.id ?? draftPaths.review)

  type Shown = {
    readonly raw: RawFields
    readonly problems: readonly { field: string; text: string }[]
    readonly status: number
    readonly wasStale?: boolean
  }

  const showQuestions = (request: FastifyRequest, reply: FastifyReply, open: OpenDraft, pageId: string, shown: Shown): FastifyReply => {
    const { draft, service, context, journey, stage } = open
    const step = journey.stepOf(pageId) ?? { step: 1, of: journey.pages.length }
    const before = journey.back(pageId)
    return renderPage(
      request,
      reply,
      <QuestionPage
        frame={frameOfRequest(request, deps)}
        csrf={reply.generateCsrf()}
        definition={service.definition}
        page={shownPage(service, { id: pageId }, draft.answers, context)}
        raw={shown.raw}
        problems={shown.problems}
        step={step.step}
        // The review is a step as well: "Schritt 3 von 8".
        of={step.of + 1}
        backHref={before ? draftHref(request, draft.id, before.id) : request.portal.href(`/antrag/${draft.serviceId}`)}
        stage={stage}
        wasStale={shown.wasStale ?? false}
      />,
      shown.status,
    )
  }

  const showReview = (request: FastifyRequest, reply: FastifyReply, open: OpenDraft, wasStale: boolean): FastifyReply => {
    const { draft, service, context, journey, stage } = open
    const last = journey.pages.at(-1)
    return renderPage(
      request,
      reply,
      <ReviewPage
        frame={frameOfRequest(request, deps)}
        csrf={reply.generateCsrf()}
        title={service.definition.title}
        sections={describeAnswers(service, draft.answers, context).map(({ page, title, entries }) => ({
          id: page,
          title,
          changeHref: draftHref(request, draft.id, page),
          rows: entries.map(({ label, lines }) => ({ label, lines })),
        }))}
        assessment={assess(service, journey.counted, context)}
        stage={stage}
        backHref={draftHref(request, draft.id, last?.id ?? '')}
        wasStale={wasStale}
      />,
      wasStale ? 403 : 200,
    )
  }

  const showTooEarly = (request: FastifyRequest, reply: FastifyReply, open: OpenDraft): FastifyReply => {
    const words = applyTexts(request.portal.language)
    const next = open.journey.continueAt?.title ?? words.reviewTitle
    return renderPage(
      request,
      reply,
      <MessagePage
        frame={frameOfRequest(request, deps)}
        title={words.tooEarlyTitle}
        on={{ text: words.continueAt(next), href: onward(request, open) }}
      >
        {words.tooEarly}
      </MessagePage>,
      404,
    )
  }

  app.get<ServiceRoute>('/antrag/:service', (request, reply) => showStart(request, reply, request.params.service, false))

  app.post<ServiceRoute>(
    '/antrag/:service',
    {
      preHandler: app.csrfProtection,
      config: {
        ...limited(60),
        staleForm: (request, reply) => showStart(request, reply, (request.params as ServiceRoute['Params']).service, true),
      },
    },
    async (request, reply) => {
      const { authority, language } = request.portal
      const service = await offered(request, request.params.service)
      if (!authority || !service) return showGone(request, reply)
      const id = newDraftId()
      const beginning = {
        serviceId: service.serviceId,
        serviceDigest: service.serviceDigest,
        overlayDigest: service.overlayDigest,
        language,
      }
      const { token, expiresAt } = await transact(database, draftScope(authority.id, id), (tx) => createDraft(tx, id, beginning, clock))
      setDraftCookie(request, reply, { id, token, expiresAt })
      const first = service.inLanguage[language].pages[0]!.page.id
      return reply.redirect(draftHref(request, id, first), 303)
    },
  )

  app.get<DraftRoute>('/entwurf/:draft', async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    return open ? reply.redirect(onward(request, open), 303) : showGone(request, reply)
  })

  app.get<DraftRoute>(`/entwurf/:draft/${draftPaths.review}`, async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    if (!open) return showGone(request, reply)
    if (open.draft.isSubmitted) return reply.redirect(onward(request, open), 303)
    return open.journey.isFinished ? showReview(request, reply, open, false) : showTooEarly(request, reply, open)
  })

  app.post<DraftRoute>(
    `/entwurf/:draft/${draftPaths.review}`,
    {
      preHandler: app.csrfProtection,
      config: {
        ...limited(60),
        staleForm: async (request, reply) => {
          const open = await openDraft(request, (request.params as DraftRoute['Params']).draft, deps)
          if (!open) return showGone(request, reply)
          return open.draft.isSubmitted || !open.journey.isFinished
            ? reply.redirect(onward(request, open), 303)
            : showReview(request, reply, open, true)
        },
      },
    },
    async (request, reply) => {
      const open = await openDraft(request, request.params.draft, deps)
      if (!open) return showGone(request, reply)
      const region = deps.region()
      const sent = await transact(database, open.scope, (tx) =>
        submitDraft(tx, open.draft.id, { clock, region, signing, accessCodeSecret: config.ACCESS_CODE_SECRET, listener: deps.listener }),
      )
      if (sent.ok) return reply.redirect(draftHref(request, open.draft.id, draftPaths.receipt), 303)
      if (sent.refusal === 'notFinished') return showTooEarly(request, reply, open)
      return showGone(request, reply)
    },
  )

  app.get<DraftRoute>(`/entwurf/:draft/${draftPaths.receipt}`, async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    if (!open) return showGone(request, reply)
    const submission = await transact(database, open.scope, (tx) => submissionOf(tx, open.draft.id))
    if (!submission) return showTooEarly(request, reply, open)
    const { definition } = open.service
    const mail = definition.contact.email
    const format = new Intl.DateTimeFormat(request.portal.language === 'de' ? 'de-DE' : 'en-IE', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Berlin',
    })
    return renderPage(
      request,
      reply,
      <ReceiptPage
        frame={frameOfRequest(request, deps)}
        title={definition.title}
        authorityName={open.authority.name}
        reference={submission.reference}
        accessCode={accessCodeOf(submission.id, config.ACCESS_CODE_SECRET)}
        receivedAt={format.format(submission.receivedAt)}
        digest={submission.contentDigest}
        afterwards={definition.before.afterwards}
        hasMail={mail !== undefined && open.journey.counted[mail] !== undefined}
        copyHref={draftHref(request, open.draft.id, draftPaths.copy)}
        receiptHref={draftHref(request, open.draft.id, draftPaths.statement)}
      />,
    )
  })

  app.get<DraftRoute>(`/entwurf/:draft/${draftPaths.copy}`, async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    if (!open?.draft.isSubmitted) return showGone(request, reply)
    const copy = await transact(database, open.scope, (tx) => copyOfDeclaration(tx, open.draft.id, deps.writeLetter))
    if (!copy.ok) return showGone(request, reply)
    return sendFile(reply, copy.value.mediaType, copy.value.fileName, copy.value.bytes)
  })

  app.get<DraftRoute>(`/entwurf/:draft/${draftPaths.statement}`, async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    const submission = open && (await transact(database, open.scope, (tx) => submissionOf(tx, open.draft.id)))
    if (!submission) return showGone(request, reply)
    return sendFile(reply, 'application/jose', `Empfangsbestaetigung-${submission.reference}.jws`, Buffer.from(`${submission.receipt}\n`))
  })

  app.get('/.well-known/jwks.json', async (_request, reply) => reply.type('application/json').send(publicKeySet(signing)))

  app.get<PageRoute>('/entwurf/:draft/:page', async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    const page = open?.service.pages.find(({ page: { id } }) => id === request.params.page)
    if (!open || !page) return showGone(request, reply)
    if (open.draft.isSubmitted) return reply.redirect(onward(request, open), 303)
    if (!open.journey.mayOpen(page.page.id)) return showTooEarly(request, reply, open)
    return showQuestions(request, reply, open, page.page.id, {
      raw: fieldsOf(open.service, page.page, open.draft.answers),
      problems: [],
      status: 200,
    })
  })

  app.post<PageRoute>(
    '/entwurf/:draft/:page',
    {
      preHandler: app.csrfProtection,
      config: {
        staleForm: async (request, reply) => {
          const { draft, page } = request.params as PageRoute['Params']
          const open = await openDraft(request, draft, deps)
          if (!open?.service.pages.some(({ page: { id } }) => id === page) || open.draft.isSubmitted || !open.journey.mayOpen(page))
            return showError(request, reply, deps, open ? 403 : 404)
          const { raw } = readPage(open.service, { id: page }, postedFields(request), open.context, open.draft.answers)
          return showQuestions(request, reply, open, page, { raw, problems: [], status: 403, wasStale: true })
        },
      },
    },
    async (request, reply) => {
      const open = await openDraft(request, request.params.draft, deps)
      const pageId = request.params.page
      if (!open?.service.pages.some(({ page }) => page.id === pageId)) return showGone(request, reply)
      const { draft, service, context, journey } = open
      if (draft.isSubmitted) return reply.redirect(onward(request, open), 303)
      if (!journey.mayOpen(pageId)) return showTooEarly(request, reply, open)

      const body = postedFields(request)
      const asked = shownPage(service, { id: pageId }, draft.answers, context).ask
      const change = rowChangeOf(body, asked)
      const reading = readPage(service, { id: pageId }, body, context, draft.answers)
      // Adding or taking away a row saves nothing and judges nothing yet: the page comes back with one row more or less.
      if (change)
        return showQuestions(request, reply, open, pageId, { raw: changeRows(reading.raw, change, asked), problems: [], status: 200 })
      if (reading.problems.length > 0) {
        const problems = reading.problems.map((problem) => ({
          field: problem.field,
          text: problemText(problem, service.questions.get(problem.question)?.question, request.portal.language),
        }))
        return showQuestions(request, reply, open, pageId, { raw: reading.raw, problems, status: 422 })
      }
      const saved = await transact(database, open.scope, (tx) =>
        saveAnswers(
          tx,
          draft.id,
          asked.map(({ id }) => id),
          reading.answers,
        ),
      )
      if (!saved.ok && saved.refusal === 'draftNotFound') return showGone(request, reply)
      // Read anew: this page's answers may have opened or closed pages.
      const after = await openDraft(request, draft.id, deps)
      if (!after) return showGone(request, reply)
      const next = after.journey.next(pageId)
      const target = next && after.journey.mayOpen(next.id) ? draftHref(request, draft.id, next.id) : onward(request, after)
      return reply.redirect(after.draft.isSubmitted ? onward(request, after) : target, 303)
    },
  )
}
