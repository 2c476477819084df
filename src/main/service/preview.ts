/** `./portal service preview NAME`: the service as people will see it, from the files of the moment, without a database. */
import { parseArgs } from 'node:util'
import { readServiceFiles } from '../../catalogue/service-folder.ts'
import type { PageOverview } from '../../forms/page-overview.ts'
import { loadConfig } from '../../platform/config.ts'
import { freePort } from '../../platform/free-port.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { didYouMean } from '../../platform/closest.ts'
import { buildAssets } from '../../web/assets/build.ts'
import { buildPreview } from '../../web/preview/preview-app.tsx'
import { pagesOf } from '../../web/preview/previewed.ts'
import { type Command, reportLanguage, say } from '../command.ts'
import { readNetworkFolder } from '../import-network.ts'
import { untilStopped } from '../until-stopped.ts'
import type { ReportLanguage } from './named-check.ts'
import { openBrowser } from './open-browser.ts'
import { previewFiles } from './preview-files.ts'

const words = {
  de: {
    open: (address: string) => `Vorschau: ${address}   (beenden mit Strg+C)`,
    pages: 'Alle Seiten, und wer sie sieht:',
    everyone: 'alle',
    onlyIf: (condition: string) => `nur wenn: ${condition}`,
    examples: (count: number) => (count === 1 ? '1 Beispiel' : `${count} Beispiele`),
    broken: 'Noch ist etwas zu ändern; die Vorschau zeigt es ebenfalls und läuft weiter:',
    conflicts: 'Ohne diese Änderungen der Stadt, die nicht passen:',
  },
  en: {
    open: (address: string) => `Preview: ${address}   (end it with Ctrl-C)`,
    pages: 'All pages, and who sees them:',
    everyone: 'everybody',
    onlyIf: (condition: string) => `only if: ${condition}`,
    examples: (count: number) => (count === 1 ? '1 example' : `${count} examples`),
    broken: 'Something must still be changed; the preview shows it as well and goes on:',
    conflicts: 'Without these changes of the town, which do not fit:',
  },
}

/** The pages as lines for the terminal. */
export function pageLines(pages: readonly PageOverview[], language: ReportLanguage): readonly string[] {
  const said = words[language]
  const width = Math.max(...pages.map(({ title }) => title.length))
  return pages.map(({ title, when, inWords, examples }, index) => {
    const condition = when === null ? said.everyone : said.onlyIf(language === 'de' && inWords !== null ? `${inWords} (${when})` : when)
    return `  ${String(index + 1).padStart(2)}. ${title.padEnd(width)}  ${condition}; ${said.examples(examples.length)}`
  })
}

/** Shows a service in the browser while it is written. */
export const previewCommand: Command = {
  usage: 'service preview NAME [--town TOWN] [--no-open]',
  purpose: 'shows all pages of a service in the browser with its examples, as its files are at each moment',
  run: async (args) => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { town: { type: 'string' }, 'no-open': { type: 'boolean' } },
    })
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0)
      throw new OperatorError('Which service? ./portal service preview NAME [--town TOWN] [--no-open]')
    const config = await loadConfig(process.env)
    // Files that are wrong are shown by the preview; a service that is not there would be shown for ever.
    await readServiceFiles(config.SERVICES_DIR, [name])
    const { region } = await readNetworkFolder(config.NETWORK_DIR)
    const { town = null } = values
    if (town !== null && !region.authorityOf(town))
      throw new OperatorError(`There is no town "${town}" in the network${didYouMean(town, region.authorityIds)}`)
    const language = reportLanguage(process.env)
    const read = previewFiles(config, name, town)
    const first = await read()
    const port = await freePort()
    const baseUrl = `http://127.0.0.1:${port}`
    const app = await buildPreview({ assets: await buildAssets(), config, baseUrl, region, read })
    await app.listen({ host: '127.0.0.1', port })
    say(words[language].open(baseUrl))
    say('')
    say(first.ok ? words[language].pages : words[language].broken)
    for (const line of first.ok ? pageLines(pagesOf(first.previewed), language) : first.problems) say(line)
    const conflicts = first.ok ? (first.previewed.asked?.conflicts ?? []) : []
    if (conflicts.length > 0) for (const line of ['', words[language].conflicts, ...conflicts]) say(line)
    if (values['no-open'] !== true) openBrowser(baseUrl)
    await untilStopped({ stop: () => app.close() })
  },
}
