/** The files of a draft by themselves: sent by a script while the page is open, taken out again, opened by their holder. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { discardEvidence, oneEvidence } from '../../cases/evidence.ts'
import { filesIn } from '../../forms/files.ts'
import { shownPage } from '../../forms/read-page.ts'
import { transact } from '../../platform/database.ts'
import type { FieldFiles } from '../components/fields/field-types.ts'
import { KeptFile } from '../components/fields/FileField.tsx'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { postedText } from '../posted.ts'
import { sendStored } from '../send-file.ts'
import { problemText, questionsIn } from '../texts/problems.ts'
import { readTextsOnly, readToken } from '../upload-form.ts'
import { draftHref, draftPaths, type DraftRoute, limited, showGone } from './draft-answers.tsx'
import { fileQuestionAt } from './file-questions.ts'
import { asHolder, type OpenDraft, openDraft } from './open-draft.ts'
import { postedPage } from './posted-page.ts'

type UploadRoute = { Params: { draft: string; page: string }; Querystring: { frage?: string } }
type FileRoute = { Params: { draft: string; file: string } }

/** How many forms with files one connection may send within ten minutes. */
export const UPLOADS_IN_TEN_MINUTES = 300

/** The files that a page of a draft shows and sends. */
export const fieldFilesOf = (request: FastifyRequest, { draft, context }: OpenDraft, pageId: string): FieldFiles => ({
  find(id) {
    const file = context.files.find(id)
    return file === null || 'refused' in file ? null : file
  },
  href: (id) => draftHref(request, draft.id, `datei/${id}`),
  uploadHref: (name) => `${draftHref(request, draft.id, pageId)}/dateien?frage=${encodeURIComponent(name)}`,
  discardHref: draftHref(request, draft.id, 'dateien/entfernen'),
})

export function evidenceRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database } = deps

  // Answers with a piece of the page (201), or with the sentence that says why not (422).
  app.post<UploadRoute>(
    '/entwurf/:draft/:page/dateien',
    { preHandler: [readToken, app.csrfProtection], config: { ...limited(UPLOADS_IN_TEN_MINUTES), takesFiles: true } },
    async (request, reply) => {
      const { draft: draftId, page: pageId } = request.params
      const open = await openDraft(request, draftId, deps)
      const page = open?.service.pages.find(({ page: { id } }) => id === pageId)
      const asked =
        open && page && open.journey.mayOpen(pageId) ? shownPage(open.service, { id: pageId }, open.draft.answers, open.context).ask : []
      const name = request.query.frage ?? ''
      const question = fileQuestionAt(asked, name)
      if (!open || !question) {
        await readTextsOnly(request)
        return open ? showError(request, reply, deps, 404) : showGone(request, reply, deps)
      }
      const posted = await postedPage(request, open, asked, deps, { [name]: filesIn(open.draft.answers[name]).map(({ id }) => id) })
      if (!posted.ok) return sentOrGone(request, reply, deps, draftId, posted.refusal)
      const [outcome] = posted.value.taken
      if (outcome === undefined) return showError(request, reply, deps, 422)
      const { language } = request.portal
      if ('refused' in outcome) {
        const { refused: code, params } = outcome
        const say = question.say?.[code]
        const problem = { field: `${name}.upload`, question: question.id, code, params, ...(say === undefined ? {} : { say }) }
        return reply
          .code(422)
          .type('text/plain; charset=utf-8')
          .header('cache-control', 'no-store')
          .send(problemText(problem, questionsIn(open.service.questions), language))
      }
      const { href } = fieldFilesOf(request, open, pageId)
      return reply
        .code(201)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(renderToString(<KeptFile name={name} file={outcome} href={href(outcome.id)} language={language} />))
    },
  )

  app.post<DraftRoute>('/entwurf/:draft/dateien/entfernen', { preHandler: app.csrfProtection }, async (request, reply) => {
    const { draft } = request.params
    const open = await openDraft(request, draft, deps)
    if (!open) return showGone(request, reply, deps)
    const discarded = await transact(database, open.scope, (tx) => discardEvidence(tx, draft, [postedText(request, '_discard')]))
    return discarded.ok ? reply.code(204).send() : sentOrGone(request, reply, deps, draft, discarded.refusal)
  })

  app.get<FileRoute>('/entwurf/:draft/datei/:file', async (request, reply) => {
    const { draft, file } = request.params
    const found = await asHolder(request, draft, deps, (tx) => oneEvidence(tx, draft, file))
    return found ? sendStored(reply, found, await deps.files.read(found.id)) : showError(request, reply, deps, 404)
  })
}

/** What a request that changes files is answered with once that is not possible any more. */
export const sentOrGone = (
  request: FastifyRequest,
  reply: FastifyReply,
  deps: WebDeps,
  draftId: string,
  refusal: 'draftNotFound' | 'alreadySubmitted',
): FastifyReply =>
  refusal === 'draftNotFound' ? showGone(request, reply, deps) : reply.redirect(draftHref(request, draftId, draftPaths.receipt), 303)
