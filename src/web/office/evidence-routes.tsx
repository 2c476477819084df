/** The files of a case at the desk: each as it was sent, and the pictures of one question as one PDF. */
import type { FastifyInstance } from 'fastify'
import { evidencePages } from '../../cases/evidence-pages.ts'
import { oneEvidence } from '../../cases/evidence.ts'
import { frozenService } from '../../cases/frozen-service.ts'
import { transact } from '../../platform/database.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { sendFile, sendStored } from '../send-file.ts'
import type { CaseRoute, CaseViews } from './case-views.tsx'

type FileRoute = { Params: CaseRoute['Params'] & { file: string } }
type PagesRoute = { Params: CaseRoute['Params'] & { question: string } }

/** Within the scope of the desk: whoever comes here is signed in. */
export function caseEvidenceRoutes(app: FastifyInstance, deps: WebDeps, { openCase }: CaseViews): void {
  const { database } = deps

  app.get<FileRoute>('/amt/vorgang/:case/datei/:file', async (request, reply) => {
    const open = await openCase(request)
    const file = open && (await transact(database, open.scope, (tx) => oneEvidence(tx, open.details.submission.id, request.params.file)))
    return file ? sendStored(reply, file, await deps.files.read(file.id)) : showError(request, reply, deps, 404)
  })

  app.get<PagesRoute>('/amt/vorgang/:case/nachweis/:question', async (request, reply) => {
    const open = await openCase(request)
    const path = /^(.+)\.pdf$/.exec(request.params.question)?.[1]
    if (!open || path === undefined) return showError(request, reply, deps, 404)
    const { details, scope } = open
    const service = await transact(database, scope, (tx) => frozenService(tx, { ...details.submission, language: 'de' }))
    const authority = deps.region().authorityOf(details.authority)?.name ?? ''
    const pages = await evidencePages(details, service, path, authority, deps.files)
    return pages ? sendFile(reply, 'application/pdf', pages.fileName, pages.bytes) : showError(request, reply, deps, 404)
  })
}
