/** `./portal adoption`: who offers what in which version since when; going back a version and forward again; codes of testers. */
import { parseArgs } from 'node:util'
import { adoptionSteps } from '../catalogue/adoption-steps.ts'
import { adoptionOf, visibleAdoptions } from '../catalogue/adoptions.ts'
import { goBack, goForward } from '../catalogue/go-back.ts'
import { adoptNewest } from '../catalogue/adopt-newest.ts'
import { testerCode } from '../catalogue/testers.ts'
import { newestVersions, versionNumbers } from '../catalogue/versions.ts'
import { noChanges, type Overlay } from '../forms/overlay.ts'
import { portalAddress } from '../network/portals.ts'
import type { Region } from '../network/store.ts'
import { closest } from '../platform/closest.ts'
import type { Config } from '../platform/config.ts'
import { type Database, transact, type Tx } from '../platform/database.ts'
import { digestOf } from '../platform/digest.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { adoptionWords, ledgerInWords, listInWords, type ListedStep } from './adoption/adoption-words.ts'
import { asOwner, type Command, importedCatalogue, importedRegion, reportLanguage, say } from './command.ts'
import { operatorName } from './operator.ts'
import { townMergesInWords } from './town-merges-in-words.ts'

const everywhere = { authority: null, actor: { kind: 'system' } } as const
const unchanged = digestOf(noChanges)

/** What every subcommand works with. `operator`: who is recorded where `--by` names nobody. */
type Desk = {
  readonly owner: Database
  readonly config: Config
  readonly region: Region
  /** What towns change of a service (`catalogue.overlayOf`). */
  readonly overlays: (authority: string, service: string) => Overlay
  readonly language: 'de' | 'en'
  readonly operator: string
}

type Words = readonly string[]

/** The authority that was named by its id or its name. */
function townOf({ region, language }: Desk, given: string): { readonly id: string; readonly name: string } {
  const wanted = given.toLowerCase()
  const found = region.authorities.find(({ id, name, shortName }) => [id, name.toLowerCase(), shortName.toLowerCase()].includes(wanted))
  const words = adoptionWords(language)
  if (!found) throw new OperatorError(words.unknownTown(given) + words.meant(closest(given, region.authorityIds)))
  return { id: found.id, name: found.shortName }
}

async function serviceOf({ language, region }: Desk, tx: Tx, given: string): Promise<string> {
  const known = new Set([...(await newestVersions(tx)).keys(), ...region.adoptions.map(({ service }) => service)])
  const words = adoptionWords(language)
  if (!known.has(given)) throw new OperatorError(words.unknownService(given) + words.meant(closest(given, known)))
  return given
}

const usage = {
  list: 'list [TOWN] [SERVICE]',
  back: 'back TOWN SERVICE [--to N] [--by NAME]',
  forward: 'forward TOWN SERVICE [--by NAME]',
  testers: 'testers TOWN SERVICE',
} as const

const isUse = (name: string | undefined): name is keyof typeof usage => name !== undefined && Object.hasOwn(usage, name)

async function list(desk: Desk, tx: Tx, [townGiven, serviceGiven]: Words): Promise<Words> {
  const town = townGiven === undefined ? null : townOf(desk, townGiven)
  const service = serviceGiven === undefined ? null : await serviceOf(desk, tx, serviceGiven)
  const adoptions = (await visibleAdoptions(tx)).filter(
    ({ authority, serviceId }) => (town?.id ?? authority) === authority && (service ?? serviceId) === serviceId,
  )
  const numbers = new Map<string, number>()
  for (const id of new Set([...adoptions.map(({ serviceId }) => serviceId), ...(service === null ? [] : [service])]))
    for (const [digest, number] of await versionNumbers(tx, id)) numbers.set(digest, number)
  const listed = adoptions.map((each) => ({
    ...each,
    version: numbers.get(each.serviceDigest) ?? 0,
    overlay: each.overlayDigest === unchanged ? null : each.overlayDigest.slice(0, 8),
  }))
  const lines = listInWords(listed, desk.language)
  if (!town || service === null) return lines
  const steps: ListedStep[] = []
  for (const step of await adoptionSteps(tx, town.id, service))
    steps.push({
      ...step,
      version: numbers.get(step.serviceDigest) ?? 0,
      office: desk.region.officeOf(town.id, step.officeId)?.name ?? step.officeId,
      before: steps.at(-1),
    })
  return [...lines, '', ...ledgerInWords(steps, desk.language)]
}

/** The number of the version that an adoption is at. */
async function versionNow(tx: Tx, authority: string, service: string): Promise<number> {
  const adoption = await adoptionOf(tx, authority, service)
  return (adoption && (await versionNumbers(tx, service)).get(adoption.serviceDigest)) ?? 0
}

async function back(desk: Desk, tx: Tx, [townGiven = '', serviceGiven = '']: Words, by: string, to: string | undefined): Promise<Words> {
  const words = adoptionWords(desk.language)
  if (to !== undefined && !/^[1-9]\d{0,8}$/.test(to)) throw new OperatorError(words.noNumber(to))
  const town = townOf(desk, townGiven)
  const service = await serviceOf(desk, tx, serviceGiven)
  const done = await goBack(tx, town.id, service, { to: to === undefined ? undefined : Number(to), by })
  if (!done.ok) throw new OperatorError(words.refusals[done.refusal](town.name, service))
  return [words.wentBack(town.name, service, await versionNow(tx, town.id, service))]
}

async function forward(desk: Desk, tx: Tx, [townGiven = '', serviceGiven = '']: Words, by: string): Promise<Words> {
  const words = adoptionWords(desk.language)
  const town = townOf(desk, townGiven)
  const service = await serviceOf(desk, tx, serviceGiven)
  const done = await goForward(tx, town.id, service, by)
  if (!done.ok) throw new OperatorError(words.refusals[done.refusal](town.name, service))
  // What the network no longer names ends with the next roll-out.
  const adoption = desk.region.adoption(town.id, service)
  const towns = adoption ? await adoptNewest(tx, [adoption], { overlays: desk.overlays, by }) : []
  const sources = { region: desk.region, network: desk.config.NETWORK_DIR, overlays: desk.overlays }
  const merged = await townMergesInWords(towns, sources, desk.language)
  return [words.wentForward(town.name, service, await versionNow(tx, town.id, service)), ...merged]
}

async function testers(desk: Desk, tx: Tx, [townGiven = '', serviceGiven = '']: Words): Promise<Words> {
  const { config, region, language } = desk
  const words = adoptionWords(language)
  const town = townOf(desk, townGiven)
  const service = await serviceOf(desk, tx, serviceGiven)
  const adoption = region.adoption(town.id, service)
  if (!adoption) throw new OperatorError(words.refusals.notAdopted(town.name, service))
  if (adoption.testers.length === 0) return [words.noTesters(town.name, service)]
  const { BASE_URL: baseUrl, PORTAL_ADDRESSES: ownAddresses } = config
  const addresses = { baseUrl, authorityIds: region.authorityIds, ownAddresses }
  const width = Math.max(...adoption.testers.map((name) => name.length))
  return [
    portalAddress(town.id, 'de', `/antrag/${service}`, addresses),
    ...adoption.testers.map((name) => `  ${name.padEnd(width)}  ${testerCode(config.ACCESS_CODE_SECRET, adoption, name)}`),
    ...(adoption.stage === 'test' ? [] : [words.onlyInTest(adoption.stage)]),
  ]
}

/** Does what the words after `./portal adoption` ask for, all or nothing, and gives the lines to be shown. */
export async function runAdoption(desk: Desk, given: Words): Promise<Words> {
  const { positionals, values } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { to: { type: 'string' }, by: { type: 'string' } },
  })
  const [use, ...named] = positionals
  const isComplete = use === 'list' ? named.length <= 2 : named.length === 2
  const isUsed = (use === 'back' || values.to === undefined) && (use === 'back' || use === 'forward' || values.by === undefined)
  if (!isUse(use) || !isComplete || !isUsed)
    throw new OperatorError((isUse(use) ? [usage[use]] : Object.values(usage)).map((line) => `./portal adoption ${line}`).join('\n'))
  if (values.by?.trim() === '') throw new OperatorError(adoptionWords(desk.language).noName)
  const by = values.by?.trim() ?? desk.operator
  return transact(desk.owner, everywhere, (tx) => {
    if (use === 'list') return list(desk, tx, named)
    if (use === 'back') return back(desk, tx, named, by, values.to)
    if (use === 'forward') return forward(desk, tx, named, by)
    return testers(desk, tx, named)
  })
}

export const adoptionCommand: Command = {
  usage: 'adoption list|back|forward|testers [TOWN] [SERVICE]',
  purpose: 'shows who offers what in which version; sends a town back to an earlier one and forward again; codes of testers',
  run: (words) =>
    asOwner(async (owner, config) => {
      const region = await importedRegion(owner)
      const { overlayOf: overlays } = await importedCatalogue(owner)
      const lines = await runAdoption(
        { owner, config, region, overlays, language: reportLanguage(process.env), operator: operatorName() },
        words,
      )
      for (const line of lines) say(line)
    }),
}
