import { changedSinceRelease } from '../../catalogue/changed-since-release.ts'
import { newestVersions } from '../../catalogue/versions.ts'
import { fileProblemInWords } from '../../forms/service.ts'
import { transact } from '../../platform/database.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import type { NamedCheck } from './named-check.ts'
import { withReleases } from './releases.ts'

const words = {
  de: {
    compared: 'Keine Kennung bedeutet etwas anderes als in der freigegebenen Fassung',
    unreachable: 'Nicht verglichen: Die Datenbank mit den freigegebenen Fassungen ist nicht erreichbar',
    none: 'Noch ist keine Fassung freigegeben, mit der zu vergleichen wäre',
  },
  en: {
    compared: 'No id means anything else than in the released version',
    unreachable: 'Not compared: the database with the released versions cannot be reached',
    none: 'No version was released yet that could be compared with',
  },
}

/** Ids mean what they meant in the newest released version: answers and overlays hang on them. Says so where it cannot look. */
export const meaningCheck: NamedCheck = {
  title: { de: 'Kennungen', en: 'Ids' },
  look: async ({ config, services }, language) => {
    const said = words[language]
    try {
      const changed = await withReleases(config, (owner) =>
        transact(owner, { authority: null, actor: { kind: 'system' } }, async (tx) => {
          const released = await newestVersions(tx)
          return services.some(({ definition }) => released.has(definition.id)) ? changedSinceRelease(tx, services) : null
        }),
      )
      if (changed === null) return { problems: [], notes: [said.none] }
      return { problems: changed.map(fileProblemInWords), notes: changed.length === 0 ? [said.compared] : [] }
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error
      return { problems: [], notes: [`${said.unreachable} (${error.message})`] }
    }
  },
}
