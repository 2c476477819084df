/** The words in which coverage is told. */
import type { Count } from './coverage.ts'
import type { CoverageKind, CoveragePoint, Outcome } from './coverage-points.ts'
import type { Language } from './days.ts'

type Subject = (point: { readonly id: string; readonly label: string }) => string

export type CoverageWords = {
  readonly kinds: Readonly<Record<CoverageKind, string>>
  readonly count: (count: Count, percent: number) => string
  readonly allTowns: (names: readonly string[]) => string
  readonly town: (name: string, percent: number) => string
  readonly leftToTowns: (points: number) => string
  readonly missing: string
  /** What a sentence is about. */
  readonly subject: Readonly<Record<Exclude<CoverageKind, 'condition'>, Subject>>
  readonly condition: Readonly<Record<Exclude<CoveragePoint['of'], 'rule'>, Subject>>
  /** What is said of it; `where` names towns, or is null for everywhere. */
  readonly lacks: Readonly<Record<Outcome | 'everything', (where: string | null) => string>>
}

const de = (verb: string, what: string) => (where: string | null) => `${verb} ${where === null ? '' : `in ${where} `}${what}`
const en = (what: string) => (where: string | null) => `${what}${where === null ? '' : ` in ${where}`}`

/** A long text, cut: a rule is called by what it says. */
const short = (label: string): string => (label.length > 60 ? `${label.slice(0, 57).trimEnd()}…` : label)

const quoted: Subject = ({ id, label }) => `„${short(label)}“ (${id})`
const named: Subject = ({ id, label }) => `“${short(label)}” (${id})`

export const coverageWords: Readonly<Record<Language, CoverageWords>> = {
  de: {
    kinds: {
      page: 'Seiten',
      condition: 'Bedingungen, je ja und nein',
      rule: 'Regeln, eingehalten und verletzt',
      line: 'Zeilen der Berechnung',
    },
    count: ({ seen, of }, percent) => `${seen} von ${of} (${percent} %)`,
    allTowns: (names) =>
      names.length === 1 ? `In ${names[0]} ist alles belegt.` : `In jeder der ${names.length} Städte ist alles belegt.`,
    town: (name, percent) => `${name}: zu ${percent} % belegt`,
    leftToTowns: (points) =>
      `An ${points} Stellen entscheidet die Satzung, was in einer Stadt zu sehen ist. Belegt sind sie über alle Städte zusammen.`,
    missing: 'Es fehlt noch:',
    subject: {
      page: (point) => `Die Seite ${quoted(point)}`,
      rule: ({ id, label }) => `Die Regel bei ${id}, „${short(label)}“,`,
      line: (point) => `Die Zeile ${quoted(point)}`,
    },
    condition: {
      page: (point) => `Die Bedingung der Seite ${quoted(point)}`,
      question: (point) => `Die Bedingung der Frage ${quoted(point)}`,
      required: (point) => `Die Bedingung, unter der ${quoted(point)} Pflicht ist,`,
      line: (point) => `Die Bedingung der Zeile ${quoted(point)}`,
      permit: ({ id, label }) => `Die Bedingung von „${short(label)}“ (permitBy, Nummer ${id})`,
      proviso: (point) => `Die Bedingung der Nebenbestimmung ${quoted(point)}`,
      hint: (point) => `Die Bedingung des Hinweises ${quoted(point)}`,
    },
    lacks: {
      shown: de('ist', 'nie zu sehen'),
      yes: de('ist', 'nie erfüllt'),
      no: de('ist', 'immer erfüllt'),
      kept: de('wird', 'nie eingehalten'),
      broken: de('wird', 'nie verletzt'),
      known: de('nennt', 'nie einen Betrag'),
      everything: de('wird', 'nie geprüft'),
    },
  },
  en: {
    kinds: { page: 'Pages', condition: 'Conditions, yes and no', rule: 'Rules, kept and broken', line: 'Lines of the assessment' },
    count: ({ seen, of }, percent) => `${seen} of ${of} (${percent}%)`,
    allTowns: (names) => (names.length === 1 ? `All is proven in ${names[0]}.` : `All is proven in each of the ${names.length} towns.`),
    town: (name, percent) => `${name}: ${percent}% proven`,
    leftToTowns: (points) => `In ${points} places the statute decides what is seen in a town. They are proven over all towns together.`,
    missing: 'Still missing:',
    subject: {
      page: (point) => `The page ${named(point)}`,
      rule: ({ id, label }) => `The rule at ${id}, “${short(label)}”,`,
      line: (point) => `The line ${named(point)}`,
    },
    condition: {
      page: (point) => `The condition of the page ${named(point)}`,
      question: (point) => `The condition of the question ${named(point)}`,
      required: (point) => `The condition under which ${named(point)} must be answered`,
      line: (point) => `The condition of the line ${named(point)}`,
      permit: ({ id, label }) => `The condition of “${short(label)}” (permitBy, number ${id})`,
      proviso: (point) => `The condition of the proviso ${named(point)}`,
      hint: (point) => `The condition of the hint ${named(point)}`,
    },
    lacks: {
      shown: en('is never seen'),
      yes: en('never holds'),
      no: en('always holds'),
      kept: en('is never kept'),
      broken: en('is never broken'),
      known: en('never names an amount'),
      everything: en('is never checked'),
    },
  },
}
