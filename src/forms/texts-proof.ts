/** Whether a service says everything in each language that the portal offers. */
import type { Definition } from './definition.ts'
import { compareTexts, type Texts } from './texts.ts'

/** The languages of the portal beside German, in which services are written. */
const offeredLanguages = ['en'] as const

/** A language beside German, and the paths of the texts that it lacks. */
export type LanguageTexts = { readonly language: string; readonly missing: readonly string[] }

/** Each language that the portal offers or the service has, with what it lacks; nothing lacking is complete. */
export const completenessOf = (definition: Definition, texts: Readonly<Record<string, Texts>>): readonly LanguageTexts[] =>
  [...new Set([...offeredLanguages, ...Object.keys(texts)])].map((language) => ({
    language,
    missing: compareTexts(definition, texts[language] ?? {}).missing,
  }))
