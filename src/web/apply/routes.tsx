/**
 * From the first question to sending. GET only shows. POST saves and redirects (303), or brings the page back with what
 * was typed (422). Every answer about "where to" comes from the journey.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { discardEvidence } from '../../cases/evidence.ts'
import { saveAnswers } from '../../cases/drafts.ts'
import { submitDraft } from '../../cases/submit.ts'
import { assess } from '../../forms/assessment.ts'
import { addedRow, filledFields, readPage, shownPage } from '../../forms/read-page.ts'
import { describeAnswers } from '../../forms/review.ts'
import { transact } from '../../platform/database.ts'
import type { RawFields } from '../components/fields/field-types.ts'
import { linesWithFiles } from '../components/file-lines.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { frameOfRequest } from '../frame-of-request.ts'
import { postedFields } from '../posted.ts'
import { renderPage } from '../render.ts'
import { problemText, questionsIn } from '../texts/problems.ts'
import { isUpload, readTextsOnly, readToken, refuseFiles } from '../upload-form.ts'
import { draftHref, draftPaths, type DraftRoute, limited, onward, showGone, showTooEarly } from './draft-answers.tsx'
import { evidenceRoutes, fieldFilesOf, sentOrGone, UPLOADS_IN_TEN_MINUTES } from './evidence-routes.tsx'
import { hasFileQuestion } from './file-questions.ts'
import { changeRows, rowChangeOf } from './group-rows.ts'
import { borderGeoJson, borderPath, mapSettings } from './map-settings.ts'
import { asHolder, type OpenDraft, openDraft, withAnswers } from './open-draft.ts'
import { discardedBy, postedPage, withoutIds } from './posted-page.ts'
import { QuestionPage } from './QuestionPage.tsx'
import { receiptRoutes } from './receipt-routes.tsx'
import { ReviewPage } from './ReviewPage.tsx'
import { startRoutes } from './start-routes.tsx'

type PageRoute = { Params: { draft: string; page: string } }

/** A page may come with far too much text, or a drawing of 100,000 points, and still gets its own answer, with what was typed. */
export const PAGE_LIMIT_BYTES = 4 * 1024 * 1024

/**
 * How many pages of a form one connection may send within ten minutes. A whole library may share one, and what was typed
 * on a page that is refused is lost: more than people can type, and less than keeps the portal from others.
 */
const PAGES_IN_TEN_MINUTES = 1200

/** Everything from the start of a draft to its receipt. */
export function applyRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, clock, config, signing } = deps
  startRoutes(app, deps)
  receiptRoutes(app, deps)
  evidenceRoutes(app, deps)

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
        map={mapSettings(request.portal, deps.region(), config)}
        files={fieldFilesOf(request, open, pageId)}
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
          rows: entries.map((entry) => ({
            ...entry,
            lines: linesWithFiles(entry, request.portal.language, ({ id }) => ({ href: draftHref(request, draft.id, `datei/${id}`) })),
          })),
        }))}
        assessment={assess(service, journey.counted, context)}
        stage={stage}
        backHref={draftHref(request, draft.id, last?.id ?? '')}
        wasStale={wasStale}
      />,
      wasStale ? 403 : 200,
    )
  }

  app.get(borderPath, (request, reply) => {
    const border = borderGeoJson(request, deps.region())
    if (border === null) return showError(request, reply, deps, 404)
    return reply.header('cache-control', 'public, max-age=86400').type('application/geo+json; charset=utf-8').send(border)
  })

  app.get<DraftRoute>('/entwurf/:draft', async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    return open ? reply.redirect(onward(request, open), 303) : showGone(request, reply, deps)
  })

  app.get<DraftRoute>(`/entwurf/:draft/${draftPaths.review}`, async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    if (!open) return showGone(request, reply, deps)
    if (open.draft.isSubmitted) return reply.redirect(onward(request, open), 303)
    return open.journey.isFinished ? showReview(request, reply, open, false) : showTooEarly(request, reply, deps, open)
  })

  app.post<DraftRoute>(
    `/entwurf/:draft/${draftPaths.review}`,
    {
      preHandler: app.csrfProtection,
      config: {
        ...limited(60),
        staleForm: async (request, reply) => {
          const open = await openDraft(request, (request.params as DraftRoute['Params']).draft, deps)
          if (!open) return showGone(request, reply, deps)
          return open.draft.isSubmitted || !open.journey.isFinished
            ? reply.redirect(onward(request, open), 303)
            : showReview(request, reply, open, true)
        },
      },
    },
    async (request, reply) => {
      const { draft } = request.params
      const region = deps.region()
      const sent = await asHolder(request, draft, deps, (tx) =>
        submitDraft(tx, draft, { clock, region, signing, accessCodeSecret: config.ACCESS_CODE_SECRET, listener: deps.listener }),
      )
      if (sent?.ok) return reply.redirect(draftHref(request, draft, draftPaths.receipt), 303)
      const open = sent?.refusal === 'notFinished' ? await openDraft(request, draft, deps) : null
      return open ? showTooEarly(request, reply, deps, open) : showGone(request, reply, deps)
    },
  )

  app.get<PageRoute>('/entwurf/:draft/:page', async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    const page = open?.service.pages.find(({ page: { id } }) => id === request.params.page)
    if (!open) return showGone(request, reply, deps)
    if (!page) return showError(request, reply, deps, 404)
    if (open.draft.isSubmitted) return reply.redirect(onward(request, open), 303)
    if (!open.journey.mayOpen(page.page.id)) return showTooEarly(request, reply, deps, open)
    return showQuestions(request, reply, open, page.page.id, {
      raw: filledFields(open.service, page.page, open.draft.answers, open.context),
      problems: [],
      status: 200,
    })
  })

  app.post<PageRoute>(
    '/entwurf/:draft/:page',
    {
      bodyLimit: PAGE_LIMIT_BYTES,
      preHandler: [readToken, app.csrfProtection],
      config: {
        takesFiles: true,
        rateLimit: {
          ...limited(PAGES_IN_TEN_MINUTES).rateLimit,
          max: (request) => (isUpload(request) ? UPLOADS_IN_TEN_MINUTES : PAGES_IN_TEN_MINUTES),
        },
        staleForm: async (request, reply) => {
          const { draft, page } = request.params as PageRoute['Params']
          const open = await openDraft(request, draft, deps)
          const compiled = open?.service.pages.find(({ page: { id } }) => id === page)
          if (isUpload(request) && compiled && !hasFileQuestion(compiled.page.ask))
            return showError(request, reply.header('connection', 'close'), deps, 422)
          await readTextsOnly(request)
          if (!open || !compiled || open.draft.isSubmitted || !open.journey.mayOpen(page))
            return open ? showError(request, reply, deps, 403) : showGone(request, reply, deps)
          const { raw } = readPage(open.service, { id: page }, postedFields(request), open.context, open.draft.answers)
          return showQuestions(request, reply, open, page, { raw, problems: [], status: 403, wasStale: true })
        },
      },
    },
    async (request, reply) => {
      const pageId = request.params.page
      const opened = await openDraft(request, request.params.draft, deps)
      const mayPost = opened && !opened.draft.isSubmitted && opened.journey.mayOpen(pageId)
      // Whatever comes now shows what was typed, and takes no files.
      if (!mayPost) await readTextsOnly(request)
      if (!opened) return showGone(request, reply, deps)
      if (!opened.service.pages.some(({ page }) => page.id === pageId)) return showError(request, reply, deps, 404)
      if (opened.draft.isSubmitted) return reply.redirect(onward(request, opened), 303)
      if (!mayPost) return showTooEarly(request, reply, deps, opened)

      const { draft, service } = opened
      const asked = shownPage(service, { id: pageId }, draft.answers, opened.context).ask
      if (isUpload(request) && !hasFileQuestion(asked)) refuseFiles()
      const posted = await postedPage(request, opened, asked, deps)
      if (!posted.ok) return sentOrGone(request, reply, deps, draft.id, posted.refusal)
      const { files } = posted.value
      const discarded = discardedBy(posted.value.fields, files)
      const rest = discarded.length === 0 ? null : await transact(database, opened.scope, (tx) => discardEvidence(tx, draft.id, discarded))
      if (rest?.ok === false) return sentOrGone(request, reply, deps, draft.id, rest.refusal)

      const body = withoutIds(posted.value.fields, discarded)
      const open = { ...opened, context: { ...opened.context, files } }
      const reading = readPage(service, { id: pageId }, body, open.context, draft.answers)
      const problems = reading.problems.map((problem) => ({
        field: problem.field,
        text: problemText(problem, questionsIn(service.questions), request.portal.language),
      }))
      // A button of the page saves nothing but its files and judges nothing else: the page comes back with a row or a file
      // more or less, and says which files could not be taken.
      const change = rowChangeOf(body, asked)
      if (change || body['_upload'] !== undefined || body['_discard'] !== undefined) {
        const refused = problems.filter(({ field }) => field.endsWith('.upload'))
        const newRow = (name: string) => addedRow(service, { id: pageId }, name, draft.answers, open.context)
        const raw = change ? changeRows(reading.raw, change, asked, newRow) : reading.raw
        return showQuestions(request, reply, open, pageId, { raw, problems: refused, status: refused.length > 0 ? 422 : 200 })
      }
      if (problems.length > 0) return showQuestions(request, reply, open, pageId, { raw: reading.raw, problems, status: 422 })
      const saved = await transact(database, open.scope, (tx) =>
        saveAnswers(
          tx,
          draft.id,
          asked.map(({ id }) => id),
          reading.answers,
        ),
      )
      if (!saved.ok) return sentOrGone(request, reply, deps, draft.id, saved.refusal)
      // This page's answers may have opened or closed pages.
      const after = withAnswers(open, saved.value)
      const next = after.journey.next(pageId)
      return reply.redirect(next && after.journey.mayOpen(next.id) ? draftHref(request, draft.id, next.id) : onward(request, after), 303)
    },
  )
}
