/** The kinds of files that can be looked into whole, and therefore be accepted. */

/** What a question may accept: documents, or pictures of any kind that is known here. */
export type FileGroup = 'pdf' | 'image'

/** One kind of file: its media type, the endings that fit it (the usual one first), its name in words. */
export type FileKind = {
  readonly group: FileGroup
  readonly mediaType: string
  readonly endings: readonly [string, ...string[]]
  readonly name: string
}

const kinds: readonly FileKind[] = [
  { group: 'pdf', mediaType: 'application/pdf', endings: ['pdf'], name: 'PDF' },
  { group: 'image', mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], name: 'JPEG' },
  { group: 'image', mediaType: 'image/png', endings: ['png'], name: 'PNG' },
  { group: 'image', mediaType: 'image/webp', endings: ['webp'], name: 'WebP' },
]

export const kindsOf = (groups: readonly FileGroup[]): readonly FileKind[] => kinds.filter(({ group }) => groups.includes(group))

export const kindOfMediaType = (mediaType: string): FileKind | undefined => kinds.find((kind) => kind.mediaType === mediaType)

export const kindOfEnding = (ending: string): FileKind | undefined => kinds.find(({ endings }) => endings.includes(ending.toLowerCase()))
