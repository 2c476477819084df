/** A small service for the tests of this room: one page of each interesting kind, and a context to run it in. */
import { type FormContext, noFiles, unknownTerritory } from './context.ts'
import { fileProblemInWords, loadService, type Service } from './service.ts'

/** Loads a service from the text of its file; throws with every problem when it is broken. */
export function serviceFrom(yaml: string, more: Record<string, string> = {}): Service {
  const loaded = loadService(
    new Map([['probe/service.yaml', yaml], ...Object.entries(more).map(([path, content]) => [`probe/${path}`, content] as const)]),
  )
  if (!loaded.ok) throw new Error(loaded.problems.map(fileProblemInWords).join('\n'))
  return loaded.service
}

/** What is wrong with a service, in lines. None when it is fine. */
export function problemsOf(yaml: string, more: Record<string, string> = {}): string[] {
  const files = new Map([
    ['probe/service.yaml', yaml],
    ...Object.entries(more).map(([path, content]) => [`probe/${path}`, content] as const),
  ])
  const loaded = loadService(files)
  return loaded.ok ? [] : loaded.problems.map(fileProblemInWords)
}

/** What every service file begins with; pages and the rest follow. */
export const head = `id: probe
title: Probe
summary: Nur zum Prüfen
topic: steuern-zoll
audience: [citizen]
trust: { level: none, because: Nur zum Prüfen }
before: { minutes: 5, afterwards: Nichts }
`

/** A context on 23 November 2026 in a town whose statute is given by its values. */
export const contextWith = (values: FormContext['bylaw'] | null = null, changed: Partial<FormContext> = {}): FormContext => ({
  today: '2026-11-23',
  authority: { id: 'marl', name: 'Stadt Marl', sepa: null },
  bylaw: values ?? (() => null),
  bylawChanges: [],
  places: { placesOf: (postalCode) => (postalCode === '45772' ? ['Marl'] : postalCode === '45721' ? ['Haltern am See'] : []) },
  territory: unknownTerritory,
  files: noFiles,
  // Weekends only: the tests know no holidays.
  isWorkingDay: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  ...changed,
})

/** A form with a branch, a check over two answers and a group. */
export const dogs = serviceFrom(`${head}pages:
  - id: halter
    title: Halter
    ask:
      - { id: name, type: person, label: Name }
      - { id: telefon, type: phone, label: Telefon, optional: true }
  - id: hund
    title: Hund
    ask:
      - { id: rufname, type: text, label: Rufname, name: true, max: 60 }
      - { id: seit, type: date, label: Bei Ihnen seit, latest: today() }
      - { id: geboren, type: date, label: Geboren, optional: true }
      - { id: herkunft, type: choice, label: Herkunft, options: { zucht: Zucht, tierheim: Tierheim } }
  - id: tierheim
    when: herkunft = "tierheim"
    title: Tierheim
    ask:
      - { id: tierheimName, type: text, label: "Tierheim von {rufname}", max: 60 }
  - id: weitere
    title: Weitere Hunde
    ask:
      - id: hunde
        type: group
        item: Hund
        label: Hunde
        optional: true
        min: 0
        max: 2
        ask:
          - { id: weitererName, type: text, label: Name, max: 60 }
          - { id: geburt, type: date, label: Geboren, optional: true }
          - { id: kauf, type: date, label: Gekauft, earliest: geburt, optional: true }
      - { id: info, type: information, when: herkunft = "tierheim", text: "Danke, {name.firstName}." }
  - id: ende
    title: Ende
    ask:
      - { id: wahr, type: declaration, label: Erklärung, text: Alles stimmt. }
checks:
  - { at: geboren, that: geboren <= seit, say: "{rufname} war da noch nicht geboren." }
`)

/** Answers that finish the form of `dogs`. */
export const finished = {
  name: { firstName: 'Erika', lastName: 'Mustermann' },
  rufname: 'Bello',
  seit: '2026-11-01',
  herkunft: 'zucht',
  wahr: true,
} as const
