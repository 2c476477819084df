/** What a difference between two definitions is made of: what changed (`Thing`), and how (`Change`). Worded in diff-in-words.ts. */
import type { QuestionType } from '../question.ts'

/** Something that can be added, removed, moved or set otherwise, by the words under which people know it. */
export type Thing =
  | { readonly kind: 'service' }
  | { readonly kind: 'page'; readonly id: string; readonly title: string; readonly when: string | null }
  | ChangedQuestion
  | { readonly kind: 'option'; readonly code: string; readonly label: string; readonly of: string }
  /** `at`: the label of the question where its sentence stands. */
  | { readonly kind: 'rule'; readonly at: string; readonly that: string; readonly say: string }
  | { readonly kind: 'value'; readonly id: string; readonly is: string }
  | { readonly kind: 'line'; readonly id: string; readonly label: string }
  | { readonly kind: 'proviso'; readonly id: string; readonly label: string }

/** `page`: the title of its page. `rowsOf`: the label of the group or table in whose rows it is asked. */
export type ChangedQuestion = {
  readonly kind: 'question'
  readonly id: string
  readonly label: string
  readonly type: QuestionType
  readonly isRequired: boolean
  readonly when: string | null
  readonly page: string
  readonly rowsOf: string | null
}

/** One difference. Values are as they stand in the definitions; null where there is none. */
export type Change =
  | { readonly change: 'added' | 'removed'; readonly thing: Thing }
  /** `after`: what it stands after now, null at the beginning. `from`: the title of the page where a question was before. */
  | { readonly change: 'moved'; readonly thing: Thing; readonly after: string | null; readonly from: string | null }
  | { readonly change: 'set'; readonly thing: Thing; readonly key: string; readonly from: unknown; readonly to: unknown }
  /** Entries of a code list, by their labels. */
  | {
      readonly change: 'list'
      readonly name: string
      readonly added: readonly string[]
      readonly removed: readonly string[]
      readonly renamed: readonly { readonly from: string; readonly to: string }[]
      readonly isReordered: boolean
    }
  /** How many texts of another language are new, gone or worded otherwise. */
  | { readonly change: 'texts'; readonly language: string; readonly added: number; readonly removed: number; readonly changed: number }
  /** Questions that come from a block; what changed in them is told of each. */
  | { readonly change: 'block'; readonly name: string; readonly from: number | null; readonly to: number | null }
  /** Written otherwise, and nothing that anybody would notice. */
  | { readonly change: 'writing' }
