import { placeOfExample } from '../../forms/example-places.ts'
import { fileProblemInWords } from '../../forms/service.ts'
import type { NamedCheck } from './named-check.ts'

const counted = {
  de: (id: string, count: number) => `${id}: ${count === 1 ? 'ein Beispiel kommt' : `${count} Beispiele kommen`} heraus wie erwartet`,
  en: (id: string, count: number) => `${id}: ${count === 1 ? 'one example comes' : `${count} examples come`} out as expected`,
}

const none = {
  de: 'hat kein Beispiel; legen Sie in examples/ eines an',
  en: 'has no example; write one in examples/',
}

/** Each example comes out as its author expects, with the facts of the town that it names, or of each town that adopts the service. */
export const examplesCheck: NamedCheck = {
  title: { de: 'Beispiele', en: 'Examples' },
  look: ({ proven, files }, language) => {
    const problems: string[] = []
    const notes: string[] = []
    for (const { service, examples: proof } of proven) {
      const { definition, examples } = service
      for (const { example, message } of proof.failures) {
        const name = examples.find((one) => example === one.name || example.startsWith(`${one.name} (`))?.name ?? example
        problems.push(atExample(files, definition.id, name, `the example "${example}" fails: ${message}`))
      }
      if (examples.length === 0) problems.push(`${service.placeOf([]).file}:1: ${none[language]}`)
      else if (proof.failures.length === 0) notes.push(counted[language](definition.id, examples.length))
    }
    return { problems, notes }
  },
}

function atExample(files: ReadonlyMap<string, string>, service: string, name: string, message: string): string {
  return fileProblemInWords({ ...(placeOfExample(files, service, name) ?? { file: `services/${service}/examples`, line: 1 }), message })
}
