import type { Language } from '../context.ts'
import { de, type InterfaceTexts } from './de.ts'
import { en } from './en.ts'

const tables: Record<Language, InterfaceTexts> = { de, en }

/** The words of the interface in a language: `t(language).actions.next`. */
export const t = (language: Language): InterfaceTexts => tables[language]
