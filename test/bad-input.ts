/**
 * Bad input of nine kinds, as people and programs make it: each a way to hand it in, and what is said to it. The tests look
 * whether every one is refused with its place; the bench, how fast.
 */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { readServiceFile, writeServiceFile } from '../src/catalogue/service-file/service-file.ts'
import { townOverlay, changesAlone } from '../src/catalogue/town-overlay.ts'
import { conflictInWords } from '../src/forms/merge-in-words.ts'
import { mergeOverlay } from '../src/forms/merge-overlay.ts'
import { lineOf } from '../src/main/overlay-file.ts'
import { changedMeanings } from '../src/forms/same-meaning.ts'
import { fileProblemInWords, loadFolder } from '../src/forms/service.ts'
import { readFolder } from '../src/network/folder.ts'
import { readBylawFile } from '../src/network/bylaw-file.ts'
import { projectRoot } from '../src/platform/project-root.ts'

/** `refusal`: hands it in, and gives what is said; nothing said would be taken. */
export type BadInput = { readonly kind: string; readonly refusal: () => readonly string[] }

/** A question of that service, for changing what it asks. */
export const REMARK = 'id: anmerkung, type: longText, label: Möchten Sie der Stadt noch etwas sagen?, max: 2000'

const SERVICE = 'hundeanmeldung'
const MAIN = `${SERVICE}/service.yaml`

/** All nine, on the largest service that we have. */
export async function badInputs(): Promise<readonly BadInput[]> {
  const all = await readFolder(`${projectRoot}/services`)
  const files = new Map([...all].filter(([path]) => path.startsWith(`${SERVICE}/`) || path.startsWith('_blocks/')))
  const main = files.get(MAIN)!
  const [service] = loadFolder(files).services
  if (!service) throw new Error(`${SERVICE} cannot be read`)

  const asService = (content: string) => (): readonly string[] =>
    loadFolder(new Map([...files, [MAIN, content]])).problems.map(fileProblemInWords)
  const replaced = (text: string, by: string): string => {
    if (!main.includes(text)) throw new Error(`${MAIN} has no ${text}`)
    return main.replace(text, by)
  }

  const exploding = Array.from(
    { length: 30 },
    (_, index) =>
      `a${index}: &a${index} [${
        index === 0
          ? 'x'
          : Array(9)
              .fill(`*a${index - 1}`)
              .join(', ')
      }]`,
  )
  const exported = writeServiceFile(service, 'Serviceportal 0.1.0')
  const kept = loadFolder(
    new Map([...files, [MAIN, replaced(REMARK, 'id: anmerkung, type: phone, label: Möchten Sie der Stadt noch etwas sagen?')]]),
  ).services[0]!
  const bylaw = 'bylaws/hundesteuer/gladbeck.yaml'
  const statute = await readFile(`${projectRoot}/networks/emscher-lippe/${bylaw}`, 'utf8')
  const period = '      - from: 2017-01-01\n        value: [132, 150, null]\n        source: stadt\n'
  if (!statute.includes(period)) throw new Error(`${bylaw} has no period to repeat`)
  const twice = statute.replace(period, period + period.replace('132', '140'))

  const ofTown = {
    file: 'marl.yaml',
    name: 'overlays/hundeanmeldung/marl.yaml',
    content: `service: hundeanmeldung
authority: marl
because: Eine Frage, die es im gemeinsamen Dienst nicht mehr gibt.
example: true
texts:
  questions.telefax.label: { master: Telefax, ours: Fax, en: Fax }
`,
  }
  const changes = changesAlone(townOverlay.parse(parse(ofTown.content)))

  return [
    { kind: 'exploding aliases', refusal: asService(`${main}\n${exploding.join('\n')}\n`) },
    { kind: 'the same key twice', refusal: asService(replaced('topic: steuern-zoll', 'topic: steuern-zoll\ntopic: umwelt')) },
    { kind: 'a tab', refusal: asService(replaced('    title: Ihr Hund', '\ttitle: Ihr Hund')) },
    { kind: 'a cut file', refusal: asService(main.slice(0, main.indexOf('label: Rasse oder Kreuzung') + 10)) },
    { kind: 'an unknown key', refusal: asService(replaced('dueWithinDays: 30', 'dueWithinDay: 30')) },
    {
      kind: 'an id that changed its meaning',
      refusal: () =>
        changedMeanings(service.definition, kept.definition).map(({ path, message }) =>
          fileProblemInWords({ ...kept.placeOf(path), message }),
        ),
    },
    {
      kind: 'an overlay on a question that is gone',
      refusal: () => {
        const { conflicts } = mergeOverlay(changes, service.definition)
        return conflicts.map(
          (conflict) =>
            `${lineOf(ofTown, conflict.change, changes)}: ${conflictInWords(conflict, { town: 'Marl', master: service.definition }, 'de')}`,
        )
      },
    },
    {
      kind: 'an export of a newer program',
      refusal: () => {
        const read = readServiceFile(`${SERVICE}.json`, exported.replace('"formatVersion": 2', '"formatVersion": 3'))
        return read.ok ? [] : read.problems.map(fileProblemInWords)
      },
    },
    {
      kind: 'a bylaw with two values for one day',
      refusal: () => {
        const read = readBylawFile(bylaw, twice)
        return read.ok ? [] : read.problems.map(fileProblemInWords)
      },
    },
  ]
}
