import { refusalsOf } from '../../catalogue/proof-refusals.ts'
import type { ProofReport } from '../../catalogue/proof-report.ts'
import { type Readability, readabilityOf } from '../../forms/plain-language.ts'
import type { NamedCheck } from './named-check.ts'

const words = {
  de: {
    readability: { easy: 'leicht', medium: 'mittelschwer', hard: 'schwer' } satisfies Record<Readability, string>,
    whole: (index: number, how: string) => `Lesbarkeitsindex (LIX) aller Texte: ${index}, ${how} zu lesen`,
    hardest: (path: string, index: number) => `  am schwersten: ${path} (${index})`,
    payload: (count: number) => `${count} fertige Beispiele übergeben, was das Schema verspricht`,
  },
  en: {
    readability: { easy: 'easy', medium: 'not quite easy', hard: 'hard' } satisfies Record<Readability, string>,
    whole: (index: number, how: string) => `Readability index (LIX) of all texts: ${index}, ${how} to read`,
    hardest: (path: string, index: number) => `  hardest: ${path} (${index})`,
    payload: (count: number) => `${count} finished examples deliver what the schema promises`,
  },
} as const

const MOST_TEXTS = 5
const done = <Proof extends { passed: boolean | null }>(proof: Proof): Proof => ({ ...proof, passed: true })

/** Texts complete, what is delivered valid, law and retention stated; and how plainly the service speaks, which never refuses. */
export const proofsCheck: NamedCheck = {
  title: { de: 'Weitere Nachweise', en: 'Further proofs' },
  look: ({ proven }, language) => {
    const fine = proven.filter(({ examples }) => examples.failures.length === 0)
    return {
      problems: fine.flatMap(({ service, report }) =>
        refusalsOf(othersOf(report), language).map((sentence) => `${service.placeOf([]).file}:1: ${sentence}`),
      ),
      notes: fine.flatMap(({ service, report: { plainLanguage, payload } }) => {
        const { readability, whole, hardest, payload: delivered } = words[language]
        const measured = plainLanguage.whole
        return [
          `${service.definition.id}: ${delivered(payload.checked)}`,
          ...(measured ? [whole(measured.index, readability[readabilityOf(measured.index)])] : []),
          ...plainLanguage.texts
            .filter(({ index }) => readabilityOf(index) === 'hard')
            .slice(0, MOST_TEXTS)
            .map(({ path, index }) => hardest(path, index)),
        ]
      }),
    }
  },
}

/** What other checks tell with file and line. */
const othersOf = (report: ProofReport): ProofReport => ({ ...report, examples: done(report.examples), coverage: done(report.coverage) })
