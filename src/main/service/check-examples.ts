import { formContext } from '../../catalogue/form-context.ts'
import { placeOfExample } from '../../forms/example-places.ts'
import { runExamples } from '../../forms/examples.ts'
import { fileProblemInWords } from '../../forms/service.ts'
import type { NamedCheck } from './named-check.ts'

const counted = {
  de: (id: string, count: number) => `${id}: ${count === 1 ? 'ein Beispiel kommt' : `${count} Beispiele kommen`} heraus wie erwartet`,
  en: (id: string, count: number) => `${id}: ${count === 1 ? 'one example comes' : `${count} examples come`} out as expected`,
}

const none = {
  de: (id: string) => `${id}: hat kein Beispiel; legen Sie in examples/ eines an`,
  en: (id: string) => `${id}: has no example; write one in examples/`,
}

/** Each example comes out as its author expects, with the facts of the town that it names. */
export const examplesCheck: NamedCheck = {
  title: { de: 'Beispiele', en: 'Examples' },
  look: ({ services, files, network: { region } }, language) => {
    const problems: string[] = []
    const notes: string[] = []
    for (const { definition, compiled, examples } of services) {
      const { id, bylaw } = definition
      const unknown = examples.filter(({ authority }) => authority !== 'each' && !region.authorityOf(authority))
      for (const { name, authority } of unknown) problems.push(atExample(files, id, name, `names an unknown authority "${authority}"`))
      const failures = runExamples(
        compiled,
        examples.filter((example) => !unknown.includes(example)),
        (authority, on) => formContext(region, authority, bylaw, on),
      )
      for (const { example, message } of failures) {
        const name = examples.find((one) => example === one.name || example.startsWith(`${one.name} (`))?.name ?? example
        problems.push(atExample(files, id, name, `the example "${example}" fails: ${message}`))
      }
      if (examples.length === 0) notes.push(none[language](id))
      else if (failures.length === 0) notes.push(counted[language](id, examples.length))
    }
    return { problems, notes }
  },
}

function atExample(files: ReadonlyMap<string, string>, service: string, name: string, message: string): string {
  return fileProblemInWords({ ...(placeOfExample(files, service, name) ?? { file: `services/${service}/examples`, line: 1 }), message })
}
