import type { FieldProblem } from '../../components/ErrorSummary.tsx'

type Words = { readonly missing: string; readonly name: string }

/** The three ways in which a text of a decision can be wrong, at the field where it is mended. */
export const proseProblems = <Name extends string>(name: Name, field: string, words: Words) =>
  ({
    [`${name}Missing`]: { field, text: words.missing },
    [`${name}TooLong`]: { field, text: `${words.name} hat höchstens 4.000 Zeichen. Bitte kürzen Sie.` },
    [`${name}Unusable`]: { field, text: `${words.name} enthält ein Steuerzeichen. Bitte löschen Sie es.` },
  }) as Record<`${Name}${'Missing' | 'TooLong' | 'Unusable'}`, FieldProblem>
