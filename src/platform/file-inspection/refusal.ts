/** Why a file is not taken. A closed list; whoever shows it words it, so nothing here is a sentence. */

/** What of a PDF acts by itself, or is more than a document. */
export type ActivePart = 'script' | 'launch' | 'address' | 'attachment' | 'media' | 'form'

export type FileRefusal =
  | { readonly code: 'fileNameUnusable' | 'fileEmpty' | 'fileArchive' | 'fileOffice' | 'fileMacros' | 'fileEncrypted' | 'fileBroken' }
  /** It is another kind of file at the same time, or has something behind its end. */
  | { readonly code: 'fileMixed' }
  /** `max` in megabytes (of 1,048,576 bytes). */
  | { readonly code: 'fileTooLarge'; readonly max: number }
  /** `max` in millions of pixels. */
  | { readonly code: 'fileTooManyPixels'; readonly max: number }
  | { readonly code: 'fileTooManyPages'; readonly max: number }
  /** `accepted`: names of the kinds. */
  | { readonly code: 'fileTypeNotAccepted'; readonly accepted: string }
  /** Its name says `ending`, its content is of another kind. */
  | { readonly code: 'fileTypeMismatch'; readonly ending: string }
  | { readonly code: 'fileActive'; readonly part: ActivePart }
