/** What a notice says, as data: the letter and the desk's preview are both drawn from it, so that they say the same. */
import type { SketchModel } from '../forms/geometry/sketch.ts'

/** One part of a notice, in the order in which it is read. */
export type NoticeBlock =
  | { readonly kind: 'section'; readonly title: string; readonly paragraphs: readonly string[] }
  /** Label and content, line by line. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, content: string])[] }
  /** Cells are ready to be read; all but the first are figures. */
  | {
      readonly kind: 'amounts'
      readonly head: readonly string[]
      readonly lines: readonly (readonly string[])[]
      readonly totalLabel: string
      readonly total: string
    }
  /** Numbered, because people refer to them. */
  | { readonly kind: 'numbered'; readonly title: string; readonly lead: string; readonly items: readonly NumberedItem[] }
  | { readonly kind: 'sketches'; readonly title: string; readonly sketches: readonly SketchModel[] }

export type NumberedItem = { readonly label: string; readonly text: string }

export type NoticeBody = {
  readonly title: string
  /** Follows the salutation, so it begins with a small letter. */
  readonly opening: string
  /** Further lines of the information block: label and content. */
  readonly information: readonly (readonly [label: string, content: string])[]
  readonly blocks: readonly NoticeBlock[]
}
