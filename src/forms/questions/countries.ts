/**
 * Countries and nationalities. Answers are codes: ISO 3166-1 alpha-2, and for nationalities without a country the two
 * codes of ICAO 9303-3, section 5. Names come from the language data of the runtime (CLDR), so that no list of them ages here.
 */
import type { Language } from '../days.ts'
import type { Option } from '../question.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { problem } from './problem.ts'

/** ISO 3166-1 alpha-2, all that are officially assigned; and XK, which stands for Kosovo in the EU until it has a code. */
const codes = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
  'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
  'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
  'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
  'VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

/** ICAO 9303-3: a stateless person (Article 1 of the 1954 Convention), and a person whose nationality is not known. */
const withoutCountry = {
  de: { XXA: 'staatenlos', XXX: 'ungeklärt' },
  en: { XXA: 'stateless', XXX: 'unknown' },
} as const

function namesIn(language: Language): readonly Option[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const options = codes.map((code) => ({ code, label: names.of(code) ?? code })).toSorted((a, b) => compare(a.label, b.label))
  const isGermany = ({ code }: Option): boolean => code === 'DE'
  return [...options.filter(isGermany), ...options.filter((option) => !isGermany(option))]
}

const countries: Readonly<Record<Language, readonly Option[]>> = { de: namesIn('de'), en: namesIn('en') }

/** All countries by their names in a language, Germany first. */
export const countryOptions = (language: Language): readonly Option[] => countries[language]

/** All nationalities, named by their country; then "stateless" and "unknown". */
export const nationalityOptions = (language: Language): readonly Option[] => nationalities[language]

const withOthers = (language: Language): readonly Option[] => [
  ...countries[language],
  ...Object.entries(withoutCountry[language]).map(([code, label]) => ({ code, label })),
]
const nationalities: Readonly<Record<Language, readonly Option[]>> = { de: withOthers('de'), en: withOthers('en') }

/** What else people call a country, so that a search finds it. */
const otherNames: Readonly<Record<string, string>> = {
  AE: 'VAE Emirate Dubai UAE',
  BA: 'Bosnien-Herzegowina',
  BY: 'Weißrussland Belorussia',
  CD: 'Kinshasa Zaire',
  CG: 'Brazzaville',
  CI: 'Elfenbeinküste Ivory Coast',
  CV: 'Kapverden Kap Verde Cape Verde',
  CZ: 'Tschechische Republik Tschechei Czech Republic',
  DE: 'BRD',
  FK: 'Malwinen Malvinas',
  GB: 'England Großbritannien Schottland Wales Nordirland Great Britain Scotland Northern Ireland UK',
  HK: 'Hong Kong',
  KP: 'DVRK',
  KR: 'Republik Korea',
  MD: 'Moldawien Moldau',
  MK: 'Mazedonien Macedonia',
  MM: 'Burma Birma',
  NL: 'Holland',
  PS: 'Palästina Palestine',
  RU: 'Russische Föderation',
  SZ: 'Swasiland Swaziland',
  TL: 'Osttimor East Timor',
  TR: 'Turkey',
  US: 'USA Amerika Vereinigte Staaten von Amerika America',
  VA: 'Vatikan Heiliger Stuhl Holy See',
}

/** Other names of a country by its code, as one text; empty where there are none. */
export const otherNamesOf = (code: string): string => otherNames[code] ?? ''

const kindWith = <Type extends 'country' | 'nationality'>(): Kind<Type, string> => ({
  codes: ['notAnOption'],
  parts: () => [''],
  read(_, fields, { options }) {
    const code = fields.get('')
    if (code === '') return unanswered
    return options.some((option) => option.code === code) ? answered(code) : wrong(problem('notAnOption'))
  },
  isShape: (_, value): value is string => typeof value === 'string',
  write: (_, answer) => ({ '': answer }),
  show: (_, answer, { options }) => [options.find(({ code }) => code === answer)?.label ?? answer],
})

export const countryKind = kindWith<'country'>()
export const nationalityKind = kindWith<'nationality'>()
