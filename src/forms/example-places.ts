/** Where the examples of a service stand, so that one that fails can be found. */
import { parseYamlFile } from '../platform/yaml-file.ts'

/** File and line of an example, by its name in the service's folder; null when none has it. `files`: below `services/`. */
export function placeOfExample(
  files: ReadonlyMap<string, string>,
  serviceId: string,
  name: string,
): { readonly file: string; readonly line: number } | null {
  for (const [path, content] of files) {
    if (!path.startsWith(`${serviceId}/examples/`)) continue
    const file = `services/${path}`
    const parsed = parseYamlFile(file, content)
    if (!parsed.ok) continue
    const { examples = [] } = parsed.file.content as { readonly examples?: readonly { readonly name?: unknown }[] }
    const index = examples.findIndex((example) => example.name === name)
    if (index !== -1) return { file, line: parsed.file.at(['examples', index, 'name']).line }
  }
  return null
}
