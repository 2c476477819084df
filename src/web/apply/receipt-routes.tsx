/** After sending: the receipt with its secret code, the copy of the declaration (§ 9a (4) OZG), the signed statement. */
import type { FastifyInstance } from 'fastify'
import { copyOfDeclaration } from '../../cases/declaration-copy.ts'
import { accessCodeOf, submissionOf } from '../../cases/submit.ts'
import { LEGAL_TIME_ZONE } from '../../platform/clock.ts'
import { transact } from '../../platform/database.ts'
import { publicKeySet } from '../../platform/signing.ts'
import type { WebDeps } from '../deps.ts'
import { frameOfRequest } from '../frame-of-request.ts'
import { renderPage } from '../render.ts'
import { sendFile } from '../send-file.ts'
import { draftHref, draftPaths, type DraftRoute, showGone, showTooEarly } from './draft-answers.tsx'
import { openDraft } from './open-draft.ts'
import { ReceiptPage } from './ReceiptPage.tsx'

export function receiptRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, config, signing } = deps

  app.get<DraftRoute>(`/entwurf/:draft/${draftPaths.receipt}`, async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    if (!open) return showGone(request, reply, deps)
    const submission = await transact(database, open.scope, (tx) => submissionOf(tx, open.draft.id))
    if (!submission) return showTooEarly(request, reply, deps, open)
    const { definition } = open.service
    const mail = definition.contact.email
    const format = new Intl.DateTimeFormat(request.portal.language === 'de' ? 'de-DE' : 'en-IE', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: LEGAL_TIME_ZONE,
    })
    return renderPage(
      request,
      reply,
      <ReceiptPage
        frame={frameOfRequest(request, deps)}
        title={definition.title}
        stage={open.stage}
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
    if (!open?.draft.isSubmitted) return showGone(request, reply, deps)
    const copy = await transact(database, open.scope, (tx) => copyOfDeclaration(tx, open.draft.id, deps.writeLetter))
    if (!copy.ok) return showGone(request, reply, deps)
    return sendFile(reply, copy.value.mediaType, copy.value.fileName, copy.value.bytes)
  })

  app.get<DraftRoute>(`/entwurf/:draft/${draftPaths.statement}`, async (request, reply) => {
    const open = await openDraft(request, request.params.draft, deps)
    const submission = open && (await transact(database, open.scope, (tx) => submissionOf(tx, open.draft.id)))
    if (!submission) return showGone(request, reply, deps)
    return sendFile(reply, 'application/jose', `Empfangsbestaetigung-${submission.reference}.jws`, Buffer.from(`${submission.receipt}\n`))
  })

  app.get('/.well-known/jwks.json', async (_request, reply) => reply.type('application/json').send(publicKeySet(signing)))
}
