/** What in a proof report keeps a version from being released, in words. */
import type { ProofName, ProofReport } from './proof-report.ts'

type Language = 'de' | 'en'
type Words = Readonly<Record<Exclude<ProofName, 'plainLanguage'>, (report: ProofReport) => readonly string[]>>

const quoted = (language: Language, text: string): string => (language === 'de' ? `„${text}“` : `“${text}”`)

const words: Readonly<Record<Language, Words>> = {
  de: {
    examples: ({ examples: { failures } }) =>
      failures.map(({ example, message }) => `Das Beispiel ${quoted('de', example)} geht nicht auf: ${message}`),
    coverage: ({ coverage: { missing } }) => missing.de.map((one) => `Kein Beispiel zeigt: ${one}`),
    texts: ({ texts: { languages } }) =>
      languages.flatMap(({ language, missing }) => missing.map((path) => `In der Sprache „${language}“ fehlt der Text ${path}`)),
    accessibility: ({ accessibility: { violations } }) =>
      violations.map(
        ({ page, language, rule, help }) => `Die Seite ${quoted('de', page)} (${language}) ist nicht barrierefrei: ${help.de} (${rule})`,
      ),
    payload: ({ payload: { problems } }) =>
      problems.map(({ example, message }) => `Was das Beispiel ${quoted('de', example)} übergibt, passt nicht zum Schema: ${message}`),
    retention: () => ['Wie lange die Angaben aufbewahrt werden, steht nicht da (retention)'],
    legalBasis: () => ['Nach welchem Recht gefragt wird, steht nicht da (legalBasis)'],
  },
  en: {
    examples: ({ examples: { failures } }) =>
      failures.map(({ example, message }) => `The example ${quoted('en', example)} fails: ${message}`),
    coverage: ({ coverage: { missing } }) => missing.en.map((one) => `No example shows: ${one}`),
    texts: ({ texts: { languages } }) =>
      languages.flatMap(({ language, missing }) => missing.map((path) => `The language “${language}” lacks the text ${path}`)),
    accessibility: ({ accessibility: { violations } }) =>
      violations.map(
        ({ page, language, rule, help }) => `The page ${quoted('en', page)} (${language}) is not accessible: ${help.en} (${rule})`,
      ),
    payload: ({ payload: { problems } }) =>
      problems.map(({ example, message }) => `What the example ${quoted('en', example)} delivers does not fit the schema: ${message}`),
    retention: () => ['It does not say how long answers are kept (retention)'],
    legalBasis: () => ['It does not say by which law it asks (legalBasis)'],
  },
}

/** What one proof says when it failed, though it names nothing. */
const unnamed = { de: (name: string) => `Nicht bestanden: ${name}`, en: (name: string) => `Failed: ${name}` }

/**
 * Every reason against a release, in sentences without a full stop; none when it may be released. What is not yet checked
 * is no reason: whoever releases for production lets all be checked before. How plainly it speaks is told and never a reason.
 */
export function refusalsOf(report: ProofReport, language: Language = 'en'): string[] {
  return (Object.keys(words[language]) as (keyof Words)[]).flatMap((name) => {
    if (report[name].passed !== false) return []
    const told = words[language][name](report)
    return told.length > 0 ? told : [unnamed[language](name)]
  })
}
