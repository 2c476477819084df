import { checkAgainst, type FileProblem, parseYamlFile } from '../platform/yaml-file.ts'
import { checkBylaw } from './check-bylaw.ts'
import { type Bylaw, bylawFile } from './region.ts'

/**
 * Reads one statute, written as those of a network are, wherever the file lies: strictly, with all that an import would
 * refuse in it. What lies between files (whether there is such an authority) is for the caller.
 */
export function readBylawFile(
  name: string,
  content: string,
): { readonly ok: true; readonly bylaw: Bylaw } | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  const parsed = parseYamlFile(name, content)
  if (!parsed.ok) return parsed
  const yaml = parsed.file
  const checked = checkAgainst(bylawFile, { name, yaml }, [])
  if (!checked.ok) return checked
  const problems = checkBylaw({ content: checked.value, problem: (path, message) => ({ file: name, ...yaml.at(path), message }) })
  return problems.length === 0 ? { ok: true, bylaw: checked.value } : { ok: false, problems }
}
