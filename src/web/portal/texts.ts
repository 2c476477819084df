import type { Language } from '../context.ts'
import { de, type PortalTexts } from './texts-de.ts'
import { en } from './texts-en.ts'

const tables: Record<Language, PortalTexts> = { de, en }

/** The words of the portal's own pages in a language. */
export const portalTexts = (language: Language): PortalTexts => tables[language]
