/** The draft that a request may work on: the cookie of this browser opens it, nothing else does. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { adoptionOf } from '../../catalogue/adoptions.ts'
import { type Draft, readDraft, unlockDraft } from '../../cases/drafts.ts'
import { evidenceBook, evidenceOf } from '../../cases/evidence.ts'
import { formContext } from '../../catalogue/form-context.ts'
import { frozenService } from '../../cases/frozen-service.ts'
import type { CompiledService } from '../../forms/compiled.ts'
import { type FormContext, noFiles } from '../../forms/context.ts'
import type { Answers } from '../../forms/question.ts'
import { type Journey, journey } from '../../forms/journey.ts'
import type { Authority } from '../../network/region.ts'
import { today } from '../../platform/clock.ts'
import { type Scope, transact, type Tx } from '../../platform/database.ts'
import type { WebDeps } from '../deps.ts'
import { hasFileQuestion } from './file-questions.ts'

/** A draft with everything a page of it asks: its service in the language of the page, and the way through it. */
export type OpenDraft = {
  readonly draft: Draft
  readonly scope: Scope
  readonly authority: Authority
  readonly service: CompiledService
  readonly context: FormContext
  readonly journey: Journey
  readonly stage: 'test' | 'pilot' | 'live'
}

const cookieName = (draftId: string): string => `entwurf-${draftId}`

/** Gives the browser the key of a draft, for as long as the draft lives. */
export function setDraftCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  draft: { readonly id: string; readonly token: string; readonly expiresAt: Date },
): void {
  reply.setCookie(cookieName(draft.id), draft.token, {
    path: request.portal.base === '' ? '/' : request.portal.base,
    httpOnly: true,
    sameSite: 'lax',
    secure: request.portal.absolute('/').startsWith('https:'),
    expires: draft.expiresAt,
  })
}

/**
 * Runs work in a transaction of the holder of a draft, whose token this browser has; null when it has none that counts: the
 * draft does not exist, is somebody else's, or is over. One transaction, because each round trip to the database counts:
 * it begins as anybody's and becomes the holder's.
 */
export async function asHolder<Value>(
  request: FastifyRequest,
  draftId: string,
  { database, clock }: WebDeps,
  work: (tx: Tx, scope: Scope, authority: Authority) => Promise<Value>,
): Promise<Value | null> {
  const { authority } = request.portal
  const token = request.cookies[cookieName(draftId)]
  if (!authority || !token) return null
  return transact(database, { authority: authority.id, actor: { kind: 'public' } }, async (tx) => {
    const unlocked = await unlockDraft(tx, draftId, token, clock)
    return unlocked.ok ? work(tx, unlocked.value, authority) : null
  })
}

/** Opens the draft that an address names, or null as `asHolder` does. */
export function openDraft(request: FastifyRequest, draftId: string, deps: WebDeps): Promise<OpenDraft | null> {
  return asHolder(request, draftId, deps, async (tx, scope, authority) => {
    const read = await readDraft(tx, draftId)
    if (!read.ok) return null
    const draft = read.value
    const service = await frozenService(tx, { ...draft, language: request.portal.language })
    const adoption = await adoptionOf(tx, authority.id, draft.serviceId)
    const hasFiles = service.definition.pages.some(({ ask }) => hasFileQuestion(ask))
    const files = hasFiles ? evidenceBook(await evidenceOf(tx, draftId)) : noFiles
    const context = formContext(deps.region(), authority.id, service.definition.bylaw, today(deps.clock), files)
    return {
      draft,
      scope,
      authority,
      service,
      context,
      journey: journey(service, draft.answers, context),
      stage: adoption?.stage ?? 'live',
    }
  })
}

/** The same draft after its answers changed: other pages may be open now. */
export const withAnswers = (open: OpenDraft, answers: Answers): OpenDraft => ({
  ...open,
  draft: { ...open.draft, answers },
  journey: journey(open.service, answers, open.context),
})
