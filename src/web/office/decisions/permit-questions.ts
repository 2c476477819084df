/** What the desk asks for the decision on a permit, in the form language. */
import { FEE_LABEL_LIMIT } from '../../../cases/procedures/permit/fees.ts'
import { provisoNames } from '../../../cases/procedures/permit/permit-notice.ts'
import type { PermitDecision } from '../../../cases/procedures/permit/permit-decision.ts'
import { provisoKinds, type StandardProviso } from '../../../forms/desk.ts'
import type { Option } from '../../../forms/question.ts'

/** What reasons begin with where provisos need some. It stands in no notice that has none to explain. */
export const usualReasons =
  'Die Nebenbestimmungen sorgen dafür, dass die Voraussetzungen der Erlaubnis erfüllt bleiben (§ 36 VwVfG NRW). Sie schützen andere Menschen, den Verkehr und die Umgebung und gehen nicht weiter, als es dafür nötig ist. Ihre Belange haben wir dabei berücksichtigt.'

/** Whether the service asks where, and whether the application has a sketch of it. */
export type AboutPlace = { readonly hasPlace: boolean; readonly hasSketch: boolean }

/** Code lists that the questions name. */
export const permitLists: Readonly<Record<string, readonly Option[]>> = {
  nebenbestimmungen: provisoKinds.map((code) => ({ code, label: provisoNames[code] })),
}

const permitted = ({ hasPlace, hasSketch }: AboutPlace): object[] => [
  {
    id: 'erlaubt',
    type: 'longText',
    label: 'Was wird erlaubt?',
    hint: 'Aus dem Antrag übernommen. Steht wörtlich im Bescheid.',
  },
  {
    id: 'ort',
    type: 'longText',
    label: 'Wo?',
    hint: 'Aus dem Antrag übernommen, jeder Ort in einer Zeile. ',
    optional: !hasPlace,
  },
  ...(hasSketch
    ? [
        {
          id: 'skizze',
          type: 'yesNo',
          label: 'Soll die Lageskizze in den Bescheid?',
          hint: 'Sie zeigt, was beantragt ist. Weicht die Erlaubnis davon ab, passt sie vielleicht nicht mehr.',
        },
      ]
    : []),
  { id: 'gueltigAb', type: 'date', label: 'Gültig ab' },
  {
    id: 'gueltigBis',
    type: 'date',
    label: 'Gültig bis',
    hint: 'Bleibt leer, wenn die Erlaubnis gilt, bis sie widerrufen wird.',
    optional: true,
  },
  { id: 'widerruflich', type: 'yesNo', label: 'Ist die Erlaubnis widerruflich?' },
  {
    id: 'zeiten',
    type: 'longText',
    label: 'An welchen Tagen und zu welchen Zeiten?',
    hint: 'Bleibt leer, wenn die Erlaubnis die ganze Zeit gilt.',
    max: 1000,
    optional: true,
  },
]

const provisos = (standard: readonly StandardProviso[]): object[] => [
  ...(standard.length === 0
    ? []
    : [
        {
          id: 'uebliche',
          type: 'choices',
          label: 'Übliche Nebenbestimmungen',
          hint: 'Was Sie ankreuzen, steht wörtlich im Bescheid.',
          options: standard.map(({ id, kind, label, text }) => ({ code: id, label: `${label} (${provisoNames[kind]}): ${text}` })),
          optional: true,
        },
      ]),
  {
    id: 'eigene',
    type: 'group',
    label: standard.length === 0 ? 'Nebenbestimmungen' : 'Weitere Nebenbestimmungen',
    item: 'Nebenbestimmung',
    min: 0,
    max: 20,
    optional: true,
    ask: [
      { id: 'nebenbestimmungArt', type: 'choice', label: 'Art', list: 'nebenbestimmungen' },
      { id: 'nebenbestimmungText', type: 'longText', label: 'Wortlaut' },
    ],
  },
]

const feeLines = {
  id: 'gebuehren',
  type: 'group',
  label: 'Posten der Gebühr',
  hint: 'Aus der Vorschau des Antrags übernommen. Ein Nachlass bekommt ein Minus.',
  item: 'Posten',
  min: 0,
  max: 20,
  optional: true,
  ask: [
    { id: 'posten', type: 'text', label: 'Wofür?', hint: 'Auch, wie gerechnet wurde', max: FEE_LABEL_LIMIT },
    { id: 'betrag', type: 'money', label: 'Betrag', min: -99_999_999 },
  ],
}

const fees = (lines: readonly object[]): object[] => [
  {
    id: 'gebuehrErhoben',
    type: 'yesNo',
    label: 'Wird eine Gebühr erhoben?',
    hint: 'Bei „Nein“ bleibt unbeachtet, was unten zur Gebühr steht.',
  },
  ...lines,
  { id: 'verwaltungsgebuehr', type: 'money', label: 'Verwaltungsgebühr', optional: true },
  {
    id: 'gebuehrGrundlage',
    type: 'text',
    label: 'Grundlage der Gebühr',
    hint: 'Nötig bei einer Gebühr, zum Beispiel die Gebührensatzung mit Tarifstelle',
    max: 500,
    optional: true,
  },
  { id: 'kassenzeichen', type: 'text', label: 'Kassenzeichen', hint: 'Nötig bei einer Gebühr', max: 40, optional: true },
  { id: 'faelligAm', type: 'date', label: 'Zu zahlen bis', hint: 'Nötig bei einer Gebühr, zum Beispiel: 24 3 2025', optional: true },
]

const reasons = (isOptional: boolean): object => ({
  id: 'begruendung',
  type: 'longText',
  label: 'Begründung',
  hint: isOptional
    ? 'Nötig, wenn eine Nebenbestimmung mehr ist als eine Befristung oder ein Widerrufsvorbehalt (§ 39 VwVfG NRW). Steht wörtlich im Bescheid. Bitte passen Sie den Text an die Nebenbestimmungen an.'
    : 'Steht wörtlich im Bescheid. Bitte freundlich und verständlich.',
  optional: isOptional,
})

const hearing = [
  {
    id: 'anhoerung',
    type: 'choice',
    label: 'Konnte sich die antragstellende Person vorher äußern?',
    hint: 'Vor einer Ablehnung, auch eines Teils, ist anzuhören (§ 28 VwVfG NRW).',
    options: { erfolgt: 'Ja, sie wurde angehört', entbehrlich: 'Nein, eine Anhörung war entbehrlich' },
  },
  { id: 'anhoerungAm', type: 'date', label: 'Angehört am', hint: 'Nötig, wenn angehört wurde, zum Beispiel: 24 3 2025', optional: true },
  {
    id: 'anhoerungWie',
    type: 'choice',
    label: 'Wie angehört?',
    hint: 'Nötig, wenn angehört wurde',
    options: {
      portal: 'Rückfrage im Portal',
      letter: 'Brief',
      email: 'E-Mail',
      telephone: 'Telefon',
      inPerson: 'Persönliches Gespräch',
    },
    optional: true,
  },
  {
    id: 'anhoerungEntbehrlich',
    type: 'longText',
    label: 'Warum war sie entbehrlich?',
    hint: 'Nur wenn nicht angehört wurde (§ 28 Absatz 2 VwVfG NRW). Steht wörtlich im Bescheid.',
    max: 2000,
    optional: true,
  },
]

const law = {
  id: 'rechtsgrundlagen',
  type: 'longText',
  label: 'Rechtsgrundlagen der Entscheidung',
  hint: 'Jede in einer Zeile. Das VwVfG NRW steht von selbst dabei.',
  max: 1000,
}

/** The questions of each decision. `standard`: the provisos that the service offers; `about`: whether it asks where, and whether there is something to draw. */
export function permitQuestions(kind: PermitDecision['kind'], standard: readonly StandardProviso[], about: AboutPlace): object[] {
  switch (kind) {
    case 'granted':
      return [...permitted(about), ...provisos(standard), ...fees([feeLines]), reasons(true), law]
    case 'grantedInPart': {
      const notPermitted = {
        id: 'nichtErlaubt',
        type: 'longText',
        label: 'Was vom Antrag wird nicht erlaubt?',
        hint: 'Steht wörtlich im Bescheid.',
      }
      return [...permitted(about), notPermitted, reasons(false), ...hearing, ...provisos(standard), ...fees([feeLines]), law]
    }
    case 'refused':
      return [reasons(false), ...hearing, ...fees([]), law]
  }
}
