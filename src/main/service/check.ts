/** `./portal service check`: everything that must hold before a release, each problem with file and line, and then in short. */
import { parseArgs } from 'node:util'
import { proveQuickly } from '../../catalogue/quick-proof.ts'
import { readServiceFiles } from '../../catalogue/service-folder.ts'
import { fileProblemInWords, loadFolder } from '../../forms/service.ts'
import { type Config, loadConfig } from '../../platform/config.ts'
import { type Command, reportLanguage, say } from '../command.ts'
import { readNetworkFolder } from '../import-network.ts'
import { accessibilityCheck } from './check-accessibility.ts'
import { coverageCheck } from './check-coverage.ts'
import { examplesCheck } from './check-examples.ts'
import { meaningCheck } from './check-meaning.ts'
import { overlaysCheck } from './check-overlays.ts'
import { proofsCheck } from './check-proofs.ts'
import type { NamedCheck, ReportLanguage } from './named-check.ts'

/** In this order; what takes long and what asks the database comes last. */
const checks: readonly NamedCheck[] = [examplesCheck, coverageCheck, proofsCheck, overlaysCheck, accessibilityCheck, meaningCheck]

/** What was found: `problems` refuse a release; `notes` by the title of the check that has them. */
export type CheckReport = {
  readonly services: readonly string[]
  readonly problems: readonly string[]
  readonly notes: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

/**
 * Checks the services of the configured folder, or those named. Files that cannot be read are all that is told of: nothing
 * else is looked at then, and no database is touched. `isQuick` leaves out the pages' accessibility, which takes long. Throws an OperatorError where a name or the network is wrong.
 */
export async function checkServices(
  config: Config,
  names: readonly string[],
  language: ReportLanguage,
  isQuick = false,
): Promise<CheckReport> {
  const files = await readServiceFiles(config.SERVICES_DIR, names)
  const { services, problems } = loadFolder(files)
  const ids = services.map(({ definition }) => definition.id)
  if (problems.length > 0) return { services: ids, problems: problems.map(fileProblemInWords), notes: [] }
  const network = await readNetworkFolder(config.NETWORK_DIR)
  const proven = services.map((service) => proveQuickly(service, network.region))
  const subject = { config, files, services, proven, network }
  const found = []
  for (const { title, look } of checks.filter((check) => !(isQuick && check === accessibilityCheck)))
    found.push({ title: title[language], ...(await look(subject, language)) })
  return {
    services: ids,
    problems: found.flatMap((each) => each.problems),
    notes: found.flatMap(({ title, notes }) => (notes.length === 0 ? [] : [{ title, lines: notes }])),
  }
}

const words = {
  de: {
    fine: (ids: string) => `Alles in Ordnung: ${ids}. Freigeben können Sie mit ./portal service release`,
    wrong: (count: number) =>
      `${count === 1 ? 'Eines ist' : `${count} Dinge sind`} noch zu ändern; oben steht jeweils, in welcher Datei und Zeile. Bis dahin wird nichts freigegeben.`,
  },
  en: {
    fine: (ids: string) => `All is well: ${ids}. Release with ./portal service release`,
    wrong: (count: number) =>
      `${count === 1 ? 'One thing is' : `${count} things are`} still to be changed; see above for file and line. Nothing is released until then.`,
  },
}

/** The report as lines: problems first, which editors make links of, then what else was found, then the short of it. */
export function checkInWords({ services, problems, notes }: CheckReport, language: ReportLanguage): readonly string[] {
  const shown = notes.flatMap(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)])
  const { fine, wrong } = words[language]
  return [
    ...problems,
    ...(problems.length > 0 && shown.length > 0 ? [''] : []),
    ...shown,
    '',
    problems.length === 0 ? fine(services.join(', ')) : wrong(problems.length),
  ]
}

/** Checks services, and ends with 1 when something is wrong. */
export const checkCommand: Command = {
  usage: 'service check [NAME…] [--quick]',
  purpose:
    'says everything that must still be changed before a release, with file and line (--quick: without the accessibility of the pages)',
  run: async (words) => {
    const { positionals: names, values } = parseArgs({ args: [...words], allowPositionals: true, options: { quick: { type: 'boolean' } } })
    const language = reportLanguage(process.env)
    const report = await checkServices(await loadConfig(process.env), names, language, values.quick)
    for (const line of checkInWords(report, language)) say(line)
    if (report.problems.length > 0) process.exitCode = 1
  },
}
