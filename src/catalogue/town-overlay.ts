/** What one town changes of a service, as its file in a network: `overlays/hundeanmeldung/gladbeck.yaml`. */
import { z } from 'zod'
import { changesOf, overlayOf } from '../forms/overlay-changes.ts'
import { overlay, type Overlay } from '../forms/overlay.ts'
import { parsedWith } from '../forms/source.ts'
import { refuseUnknown } from '../network/cross-checks.ts'
import type { LocatedRecord } from '../network/record.ts'
import { type RecordKind, recordKind } from '../network/record-kinds.ts'
import { authorityId, slug, source } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import type { FileProblem } from '../platform/yaml-file.ts'

/** An overlay, whose it is, and why. One that is made up for the demo says so, and never leaves it. */
export const townOverlay = overlay.safeExtend({
  service: slug,
  authority: authorityId,
  /** Why the town differs, for those who have to merge. */
  because: z.string().min(1),
  /** Where that was read. Absent where the town says so itself. */
  source: source.optional(),
  example: z.boolean().default(false),
})

export type TownOverlay = z.infer<typeof townOverlay>

const idOf = ({ service, authority }: TownOverlay): string => `${service}/${authority}`
const pathFor = (it: TownOverlay): string => `overlays/${idOf(it)}.yaml`

/** What may be a key in such a file beside what services have, for "did you mean". */
const keys = [...Object.keys(townOverlay.shape), 'master', 'ours', 'en', 'after', 'question', 'answer', 'answerIn']

const asItIs = recordKind<TownOverlay>({
  kind: 'overlay',
  files: /^overlays\/[^/]+\/[^/]+\.yaml$/,
  schema: townOverlay,
  isList: false,
  idOf,
  authorityOf: (it) => it.authority,
  pathFor,
})

/** How a network holds overlays. What is wrong with a question of the town's own is said as in the file of a service. */
export const overlayKind: RecordKind<TownOverlay> = {
  ...asItIs,
  readAt: ({ name, yaml }, at) => {
    const problems: FileProblem[] = []
    const placeOf = (path: readonly PropertyKey[]) => ({ file: name, ...yaml.at(path) })
    const content = parsedWith(townOverlay, { content: yaml.content, placeOf }, problems, at, keys)
    if (!content) return { ok: false, problems }
    return { ok: true, content, id: idOf(content), authorityId: content.authority, path: pathFor(content) }
  },
}

/** What must hold between an overlay and the region: the town exists and adopts the service, and has the statute it names. */
export function checkTownOverlay({ content, problem }: LocatedRecord, region: Region): FileProblem[] {
  const { authority, service, bylaw } = townOverlay.parse(content)
  const authorities = new Set(region.authorities.map(({ id }) => id))
  if (!authorities.has(authority)) return refuseUnknown(problem, ['authority'], 'authority', authority, authorities)
  const adopted = new Set(region.adoptions.filter((adoption) => adoption.authority === authority).map((adoption) => adoption.service))
  const statutes = new Set(region.bylaws.filter((one) => one.authority === authority).map(({ id }) => id))
  return [
    ...refuseUnknown(problem, ['service'], `service that ${authority} adopts,`, service, adopted),
    ...(bylaw ? refuseUnknown(problem, ['bylaw', 'ours'], `statute of ${authority}`, bylaw.ours, statutes) : []),
  ]
}

/** The changes alone, as they are merged and kept. */
export const changesAlone = (town: TownOverlay): Overlay => overlayOf(changesOf(town))
