/** What `./portal adoption` says, in German and in English. */
import type { AdoptionStep } from '../../catalogue/adoption-steps.ts'
import type { Stage, StoredAdoption } from '../../catalogue/adoptions.ts'
import type { GoBackRefusal } from '../../catalogue/go-back.ts'
import { LEGAL_TIME_ZONE } from '../../platform/clock.ts'

/** One adoption as it is listed; `version` is the number of its version, `overlay` null where the town changes nothing. */
export type ListedAdoption = StoredAdoption & { readonly version: number; readonly overlay: string | null }

/** One step with the numbers of its versions; `before` is the step before it, if any. */
export type ListedStep = AdoptionStep & { readonly version: number; readonly office: string; readonly before: ListedStep | undefined }

const germanStages: Record<Stage, string> = { test: 'Erprobung', pilot: 'Pilot', live: 'für alle' }
const englishStages: Record<Stage, string> = { test: 'test', pilot: 'pilot', live: 'live' }

const de = {
  columns: ['Behörde', 'Dienst', 'Fassung', 'Anpassung', 'Stufe', 'Stelle', 'gehalten', 'wer', 'wann'],
  stages: germanStages,
  held: 'ja',
  nobody: 'nicht festgehalten',
  nothing: 'Nichts ist übernommen.',
  ledger: 'Was bisher geschah:',
  noLedger: 'Dazu ist nichts festgehalten.',
  steps: {
    adopted: ({ version, stage, office }) => `übernommen: Fassung ${version}, Stufe „${germanStages[stage]}“, ${office}`,
    moved: ({ version, before }) =>
      before && before.version !== version ? `Fassung ${before.version} → ${version}` : `örtliche Anpassung geändert (Fassung ${version})`,
    staged: ({ stage, before }) => `Stufe „${before ? germanStages[before.stage] : '?'}“ → „${germanStages[stage]}“`,
    officeChanged: ({ office, before }) => `zuständig: ${before?.office ?? '?'} → ${office}`,
    wentBack: ({ version, before }) =>
      before && before.version !== version
        ? `von Fassung ${before.version} auf ${version} gesetzt und dort gehalten`
        : `Fassung ${version} gehalten`,
    forward: () => 'nicht mehr gehalten: folgt wieder den neuen Fassungen',
    ended: () => 'beendet: wird nicht mehr angeboten',
  } satisfies Record<AdoptionStep['step'], (step: ListedStep) => string>,
  refusals: {
    notAdopted: (town, service) => `${town} bietet „${service}“ nicht an.`,
    nothingBefore: (town, service) =>
      `${town} hat vor der heutigen Fassung von „${service}“ keine andere benutzt. Mit --to N lässt sich jede wählen.`,
    noSuchVersion: (_town, service) => `Diese Fassung von „${service}“ gibt es nicht.`,
    overlayDoesNotFit: (town, service) => `Was ${town} an „${service}“ ändert, passt nicht zu dieser Fassung. Nichts wurde geändert.`,
    alreadyThere: (town, service) => `${town} wird bei „${service}“ schon auf dieser Fassung gehalten.`,
    notHeld: (town, service) => `${town} wird bei „${service}“ nicht auf einer Fassung gehalten.`,
  } satisfies Record<GoBackRefusal | 'notHeld', (town: string, service: string) => string>,
  wentBack: (town: string, service: string, version: number) =>
    `${town} bietet „${service}“ jetzt in Fassung ${version} an und bleibt dabei (weiter: ./portal adoption forward). Begonnene Entwürfe und Vorgänge behalten ihre Fassung.`,
  wentForward: (town: string, service: string, version: number) =>
    `${town} folgt bei „${service}“ wieder den neuen Fassungen: jetzt Fassung ${version}.`,
  noTesters: (town: string, service: string) =>
    `Niemand ist genannt, der „${service}“ in ${town} erproben darf. Namen stehen in adoptions.yaml bei testers.`,
  onlyInTest: (stage: Stage) => `Codes werden nur in der Erprobung gefragt; dieser Dienst ist in der Stufe „${germanStages[stage]}“.`,
  unknownTown: (given: string) => `Es gibt keine Behörde „${given}“`,
  unknownService: (given: string) => `Es gibt keinen Onlinedienst „${given}“`,
  meant: (closest: string | null) => (closest === null ? '.' : `; meinten Sie „${closest}“?`),
  noNumber: (given: string) => `--to nennt die Nummer einer Fassung, zum Beispiel --to 3; nicht „${given}“.`,
  noName: '--by nennt einen Namen.',
}

const en: typeof de = {
  columns: ['authority', 'service', 'version', 'overlay', 'stage', 'office', 'held', 'who', 'when'],
  stages: englishStages,
  held: 'yes',
  nobody: 'not recorded',
  nothing: 'Nothing is adopted.',
  ledger: 'What happened so far:',
  noLedger: 'Nothing is recorded of it.',
  steps: {
    adopted: ({ version, stage, office }) => `adopted: version ${version}, stage "${englishStages[stage]}", ${office}`,
    moved: ({ version, before }) =>
      before && before.version !== version ? `version ${before.version} → ${version}` : `overlay changed (version ${version})`,
    staged: ({ stage, before }) => `stage "${before ? englishStages[before.stage] : '?'}" → "${englishStages[stage]}"`,
    officeChanged: ({ office, before }) => `office: ${before?.office ?? '?'} → ${office}`,
    wentBack: ({ version, before }) =>
      before && before.version !== version
        ? `set from version ${before.version} to ${version} and held there`
        : `held at version ${version}`,
    forward: () => 'held no longer: follows new versions again',
    ended: () => 'ended: no longer offered',
  },
  refusals: {
    notAdopted: (town, service) => `${town} does not offer "${service}".`,
    nothingBefore: (town, service) => `${town} used no other version of "${service}" before today's. With --to N any can be chosen.`,
    noSuchVersion: (_town, service) => `There is no such version of "${service}".`,
    overlayDoesNotFit: (town, service) => `What ${town} changes of "${service}" does not fit this version. Nothing was changed.`,
    alreadyThere: (town, service) => `${town} is held at this version of "${service}" already.`,
    notHeld: (town, service) => `${town} is not held at a version of "${service}".`,
  },
  wentBack: (town, service, version) =>
    `${town} now offers "${service}" in version ${version} and stays there (on: ./portal adoption forward). Drafts and cases keep their version.`,
  wentForward: (town, service, version) => `${town} follows new versions of "${service}" again: now version ${version}.`,
  noTesters: (town, service) => `Nobody is named who may try "${service}" in ${town}. Names stand in adoptions.yaml under testers.`,
  onlyInTest: (stage) => `Codes are asked for in the test stage only; this service is at stage "${englishStages[stage]}".`,
  unknownTown: (given) => `There is no authority "${given}"`,
  unknownService: (given) => `There is no online service "${given}"`,
  meant: (closest) => (closest === null ? '.' : `; did you mean "${closest}"?`),
  noNumber: (given) => `--to names the number of a version, for example --to 3; not "${given}".`,
  noName: '--by names somebody.',
}

/** The words of a language. */
export const adoptionWords = (language: 'de' | 'en'): typeof de => (language === 'en' ? en : de)

/** `2026-11-23 14:03`, as it is in Germany: short, and sorts by itself. */
const moment = (time: Date): string => {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: LEGAL_TIME_ZONE })
  return format.format(time)
}

/** The list as lines of equal columns, headed by their names. */
export function listInWords(adoptions: readonly ListedAdoption[], language: 'de' | 'en'): string[] {
  const words = adoptionWords(language)
  if (adoptions.length === 0) return [words.nothing]
  const rows = adoptions.map((each) => [
    each.authority,
    each.serviceId,
    String(each.version),
    each.overlay ?? '–',
    words.stages[each.stage],
    each.officeId,
    each.held ? words.held : '–',
    each.adoptedBy || words.nobody,
    moment(each.adoptedAt),
  ])
  const table = [words.columns, ...rows]
  const widths = words.columns.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

/** The ledger of one adoption, one line a step, the first one first. */
export function ledgerInWords(steps: readonly ListedStep[], language: 'de' | 'en'): string[] {
  const words = adoptionWords(language)
  if (steps.length === 0) return [words.noLedger]
  return [
    words.ledger,
    ...steps.map((step) => `  ${moment(step.happenedAt)}  ${words.steps[step.step](step)} (${step.by || words.nobody})`),
  ]
}
