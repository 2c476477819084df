/** `./portal service …`: writing, checking, looking at, releasing and passing on a service. One file for each. */
import { didYouMean } from '../platform/closest.ts'
import { OperatorError } from '../platform/operator-error.ts'
import type { Command } from './command.ts'
import { checkCommand } from './service/check.ts'
import { diffCommand } from './service/diff.ts'
import { exportCommand } from './service/export.ts'
import { importServiceCommand } from './service/import.ts'
import { newCommand } from './service/new.ts'
import { previewCommand } from './service/preview.ts'
import { releaseCommand } from './service/release.ts'
import { textsCommand } from './service/texts.ts'

const subcommands: Readonly<Record<string, Command>> = {
  new: newCommand,
  check: checkCommand,
  preview: previewCommand,
  texts: textsCommand,
  release: releaseCommand,
  diff: diffCommand,
  export: exportCommand,
  import: importServiceCommand,
}

/** Every command about services; without a word it lists them. */
export const serviceCommand: Command = {
  usage: `service ${Object.keys(subcommands).join('|')}`,
  purpose: 'the service kit: write, check, look at, release and pass on an online service (docs/handbuch/dienst-schreiben.md)',
  run: async ([name = '', ...words]) => {
    const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
    if (subcommand) return subcommand.run(words)
    const lines = Object.values(subcommands).map(({ usage, purpose }) => `  ./portal ${usage}\n      ${purpose}`)
    const what =
      name === '' ? 'What is to be done with a service?' : `There is no "service ${name}"${didYouMean(name, Object.keys(subcommands))}`
    throw new OperatorError([what, ...lines].join('\n'))
  },
}
