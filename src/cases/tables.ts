/** The tables of this room as Kysely sees them (migrations/0005_cases.sql, 0007_evidence.sql, 0009_permit_decisions.sql). JSON columns come back parsed, unchecked. */
import type { ColumnType, Generated } from 'kysely'
import type { ProcedureName } from '../forms/definition.ts'
import type { CaseState } from './moves.ts'
import type { DecisionKind } from './procedures/procedures.ts'

type ErasableJson = ColumnType<unknown, string, null>
type Language = 'de' | 'en'

declare module '../platform/database.ts' {
  interface Tables {
    drafts: {
      id: string
      authority_id: string
      service_id: string
      token_hash: string
      service_digest: string
      overlay_digest: string
      language: Language
      answers: ColumnType<unknown, string | undefined, string>
      created_at: Date
      expires_at: Date
    }
    submissions: {
      id: string
      authority_id: string
      service_id: string
      service_digest: string
      overlay_digest: string
      bylaw_digest: string | null
      language: Language
      received_at: Date
      content: ErasableJson
      salt: string
      content_digest: string
      receipt: string
    }
    cases: {
      id: string
      authority_id: string
      submission_id: string
      office_id: string
      service_id: string
      reference: string
      code_hash: string
      language: Language
      state: CaseState
      version: Generated<number>
      received_at: Date
      due_on: string
      clerk_subject: string | null
    }
    case_contents: {
      id: string
      authority_id: string
      case_id: string
      kind: 'question' | 'reply' | 'reasons'
      text: string
      salt: string
      written_at: Date
    }
    case_history: {
      case_id: string
      sequence: number
      authority_id: string
      happened_at: Date
      move: string
      state: CaseState
      actor_kind: string
      actor_subject: string | null
      content_id: string | null
      content_digest: string | null
      previous_digest: string | null
      digest: string
    }
    decisions: {
      id: string
      authority_id: string
      case_id: string
      kind: DecisionKind
      decided_at: Date
      decided_by: string
      content: ErasableJson
      salt: string
      content_digest: string
    }
    documents: {
      id: string
      authority_id: string
      submission_id: string
      case_id: string | null
      kind: 'declarationCopy' | 'notice' | 'noticeCopy'
      file_name: string
      media_type: string
      bytes: Buffer
      digest: string
      created_at: Date
    }
    notices: {
      id: string
      authority_id: string
      case_id: string
      decision_id: string
      document_id: string | null
      procedure: Generated<ProcedureName>
      channel: 'electronic' | 'post'
      consent: ColumnType<unknown, string | null, never>
      written_on: string
      sent_on: string | null
      deemed_served_on: string | null
    }
    evidence: {
      id: string
      authority_id: string
      draft_id: string
      name: string
      media_type: string
      size: number
      digest: string
      is_scanned: boolean
      uploaded_at: Date
      expires_at: Date | null
    }
  }
}
