/** The words of a permit, and of its refusal. What is permitted comes from the decision; nothing here knows of what kind it is. */
import { dayInWords } from '../../../forms/days.ts'
import type { ProvisoKind } from '../../../forms/desk.ts'
import { formatMoney } from '../../../platform/money.ts'
import type { NoticeBlock, NoticeBody } from '../../notice-body.ts'
import { appliedForBlocks } from '../applied-for-blocks.ts'
import type { NoticeFacts } from '../procedure.ts'
import { paragraphsOf, tidyText } from '../typed-texts.ts'
import { type Fees, feeTotal } from './fees.ts'
import type { Hearing, HearingWay } from './hearing.ts'
import type { Permit, PermitDecision, Proviso } from './permit-decision.ts'

/** The kinds of provisos as § 36 Abs. 2 VwVfG NRW calls them. */
export const provisoNames: Record<ProvisoKind, string> = {
  timeLimit: 'Befristung',
  condition: 'Bedingung',
  revocation: 'Widerrufsvorbehalt',
  obligation: 'Auflage',
  laterObligation: 'Auflagenvorbehalt',
}

/** What a permit is called where the service does not say it. */
const PERMIT = 'Erlaubnis'

const titles: Record<PermitDecision['kind'], (name: string) => string> = {
  granted: (name) => name,
  grantedInPart: (name) => `${name} für einen Teil Ihres Antrags`,
  refused: (name) => `Ablehnung Ihres Antrags: ${name}`,
}

const openings: Record<PermitDecision['kind'], string> = {
  granted: 'Wir haben Ihren Antrag geprüft und erteilen Ihnen die folgende Erlaubnis.',
  grantedInPart:
    'Wir haben Ihren Antrag geprüft und erteilen Ihnen für einen Teil davon die folgende Erlaubnis. Im Übrigen lehnen wir Ihren Antrag ab. Warum, steht unter „Begründung“.',
  refused: 'Wir haben Ihren Antrag geprüft und lehnen ihn ab. Warum, steht unter „Begründung“.',
}

/** What the notice of a permit case says. */
export const permitNotice = (decision: PermitDecision, facts: NoticeFacts): NoticeBody => ({
  title: titles[decision.kind](facts.desk?.permit?.title ?? PERMIT),
  opening: `vielen Dank für Ihren Antrag „${facts.serviceTitle}“, der am ${dayInWords(facts.receivedOn, 'de')} bei uns eingegangen ist. ${openings[decision.kind]}`,
  information: decision.fees.kind === 'free' ? [] : [['Kassenzeichen', decision.fees.kassenzeichen]],
  blocks: [
    ...(decision.kind === 'refused' ? appliedForBlocks('Beantragt war', facts) : permitBlocks(decision, facts)),
    ...(decision.kind === 'grantedInPart' ? [section('Das ist nicht erlaubt', paragraphsOf(decision.notPermitted))] : []),
    ...reasonBlocks(decision),
    ...feeBlocks(decision.fees),
    section('Rechtsgrundlagen', [
      decision.legalBasis,
      'Das Verfahren richtet sich nach dem Verwaltungsverfahrensgesetz für das Land Nordrhein-Westfalen (VwVfG NRW).',
    ]),
  ],
})

const section = (title: string, paragraphs: readonly string[]): NoticeBlock => ({ kind: 'section', title, paragraphs })

function permitBlocks(decision: Permit, facts: NoticeFacts): NoticeBlock[] {
  const { permitted, place, validity, provisos } = decision
  return [
    section('Das ist Ihnen erlaubt', paragraphsOf(permitted)),
    ...(place === '' ? [] : [section('Ort', paragraphsOf(place))]),
    section('Zeitraum', [validityInWords(validity), ...(validity.times === '' ? [] : paragraphsOf(validity.times))]),
    ...sketchBlocks(decision, facts),
    ...provisoBlocks(provisos),
  ]
}

/** The sketch shows what was applied for, and says so where that may not be what is permitted. */
function sketchBlocks({ kind, place, showsSketch }: Permit, { sketches, appliedFor }: NoticeFacts): NoticeBlock[] {
  if (sketches.length === 0 || showsSketch === false) return []
  const isAsApplied = kind === 'granted' && place === tidyText(appliedFor.places.join('\n'))
  const title = sketches.length === 1 ? 'Lageskizze' : 'Lageskizzen'
  return [{ kind: 'sketches', title: isAsApplied ? title : `${title}, wie beantragt`, sketches }]
}

/** From when to when a permit holds, in one or two sentences. */
function validityInWords({ from, to, isRevocable }: Permit['validity']): string {
  const [first, last] = [dayInWords(from, 'de'), to === null ? null : dayInWords(to, 'de')]
  if (last === null) return `Die Erlaubnis gilt ab dem ${first}, bis wir sie widerrufen.`
  const time = from === to ? `Die Erlaubnis gilt am ${first}.` : `Die Erlaubnis gilt vom ${first} bis zum ${last}.`
  return isRevocable ? `${time} Sie ist widerruflich: Wir können sie auch schon früher widerrufen.` : time
}

const provisoBlocks = (provisos: readonly Proviso[]): NoticeBlock[] =>
  provisos.length === 0
    ? []
    : [
        {
          kind: 'numbered',
          title: 'Nebenbestimmungen',
          lead: 'Die Erlaubnis ist mit Nebenbestimmungen verbunden (§ 36 VwVfG NRW). Bitte halten Sie sie ein:',
          items: provisos.map(({ kind, text }) => ({ label: provisoNames[kind], text })),
        },
      ]

const reasonBlocks = (decision: PermitDecision): NoticeBlock[] => {
  const paragraphs = [
    ...(decision.reasons === '' ? [] : paragraphsOf(decision.reasons)),
    ...(decision.kind === 'granted' ? [] : [hearingInWords(decision.hearing)]),
  ]
  return paragraphs.length === 0 ? [] : [section('Begründung', paragraphs)]
}

const ways: Record<HearingWay, string> = {
  portal: 'im Serviceportal',
  letter: 'mit einem Brief',
  email: 'per E-Mail',
  telephone: 'am Telefon',
  inPerson: 'in einem persönlichen Gespräch',
}

function hearingInWords(given: Hearing): string {
  if (given.kind === 'dispensed') return `Von einer Anhörung haben wir abgesehen (§ 28 Absatz 2 VwVfG NRW): ${given.because}`
  const how = given.way === null ? '' : ` ${ways[given.way]}`
  const when = given.on === null ? '' : ` am ${dayInWords(given.on, 'de')}`
  return `Vor dieser Entscheidung konnten Sie sich äußern: Wir haben Sie${when}${how} angehört (§ 28 VwVfG NRW).`
}

function feeBlocks(given: Fees): NoticeBlock[] {
  if (given.kind === 'free') return [section('Gebühren', ['Für diese Entscheidung müssen Sie nichts zahlen.'])]
  const total = formatMoney(feeTotal(given.lines))
  const due = given.dueOn === null ? '' : ` bis zum ${dayInWords(given.dueOn, 'de')}`
  return [
    section('Gebühren', [`Diese Entscheidung kostet Gebühren. Sie beruhen auf: ${given.basis.replace(/\.$/, '')}.`]),
    {
      kind: 'amounts',
      head: ['Gebühr', 'Betrag'],
      lines: given.lines.map(({ label, amount }) => [label, formatMoney(amount)]),
      totalLabel: 'Sie zahlen insgesamt',
      total,
    },
    section('Zahlung', [`Bitte zahlen Sie ${total}${due}. Geben Sie dabei bitte das Kassenzeichen ${given.kassenzeichen} an.`]),
  ]
}
