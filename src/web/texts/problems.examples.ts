import type { Params } from '../../forms/questions/problem.ts'
import type { Language } from '../context.ts'

const days: Record<Language, { readonly earliest: string; readonly latest: string; readonly fromTime: string }> = {
  de: { earliest: '1. Juli 2026', latest: '31. Dezember 2026', fromTime: '18:00 Uhr' },
  en: { earliest: '1 July 2026', latest: '31 December 2026', fromTime: '18:00' },
}

/** A value for every parameter that some problem has, as the form language hands it over: for tests and the gallery. */
export const exampleParams = (language: Language): Params => ({
  max: 60,
  min: 1,
  character: '😀',
  decimals: 2,
  missing: 'day',
  postalCode: '45964',
  places: 'Gladbeck',
  item: 'Hund',
  name: 'x',
  days: 90,
  file: 'lageplan.pdf',
  accepted: 'PDF, JPEG',
  ending: 'pdf',
  part: 'script',
  needed: 'area',
  authority: 'Stadt Gladbeck',
  municipality: 'Marl',
  drawn: language === 'de' ? '61,9\u00a0m²' : '61.9\u00a0m²',
  stated: '25\u00a0m²',
  ...days[language],
})
