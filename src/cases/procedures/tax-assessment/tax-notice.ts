/** The words of a tax notice. */
import { dayInWords } from '../../../forms/days.ts'
import { formatMoney } from '../../../platform/money.ts'
import type { NoticeBlock, NoticeBody } from '../../notice-body.ts'
import type { NoticeFacts } from '../procedure.ts'
import { paragraphsOf } from '../typed-texts.ts'
import { amountOf, type TaxDecision, totalOf } from './tax-decision.ts'
import { describeMonths } from './tax-period.ts'

const titles: Record<TaxDecision['kind'], string> = {
  assessed: 'Bescheid über die Festsetzung der Hundesteuer',
  assessedOtherwise: 'Bescheid über die Festsetzung der Hundesteuer',
  closedWithoutAssessment: 'Mitteilung: Es wird keine Hundesteuer festgesetzt',
}

const openings: Record<TaxDecision['kind'], string> = {
  assessed: 'Die Hundesteuer setzen wir so fest:',
  assessedOtherwise: 'Wir setzen die Hundesteuer anders fest, als es sich aus Ihren Angaben ergab. Warum, steht unter „Begründung“.',
  closedWithoutAssessment: 'Wir haben sie geprüft und setzen keine Hundesteuer fest.',
}

/** What a tax notice says. */
export const taxNotice = (decision: TaxDecision, { receivedOn, bylaw }: NoticeFacts): NoticeBody => ({
  title: titles[decision.kind],
  opening: `vielen Dank für die Anmeldung Ihres Hundes, die am ${dayInWords(receivedOn, 'de')} bei uns eingegangen ist. ${openings[decision.kind]}`,
  information: decision.kind === 'closedWithoutAssessment' ? [] : [['Kassenzeichen', decision.kassenzeichen]],
  blocks: [
    ...(decision.kind === 'closedWithoutAssessment' ? [] : assessmentBlocks(decision)),
    ...(decision.kind === 'assessed'
      ? []
      : [{ kind: 'section', title: 'Begründung', paragraphs: paragraphsOf(decision.reasons) } as const]),
    { kind: 'section', title: 'Rechtsgrundlagen', paragraphs: [lawOf(bylaw)] },
  ],
})

type Assessed = Exclude<TaxDecision, { kind: 'closedWithoutAssessment' }>

function assessmentBlocks({ lines, payments, dogTagNumber, kassenzeichen }: Assessed): NoticeBlock[] {
  const due = payments.map(({ on, amount }) => `${formatMoney(amount)} am ${dayInWords(on, 'de')}`)
  return [
    {
      kind: 'amounts',
      head: ['Steuer und Zeitraum', 'im Jahr', 'Monate', 'Betrag'],
      lines: lines.map((line) => {
        const { months, amount } = amountOf(line)
        const period = describeMonths(line.firstMonth, line.lastMonth)
        return [`${line.label}, ${period}`, formatMoney(line.annual), String(months), formatMoney(amount)]
      }),
      totalLabel: 'Sie zahlen insgesamt',
      total: formatMoney(totalOf(lines)),
    },
    {
      kind: 'facts',
      rows: [
        ['Nummer der Hundesteuermarke', dogTagNumber],
        ['Kassenzeichen', kassenzeichen],
      ],
    },
    {
      kind: 'section',
      title: 'Zahlung',
      paragraphs: [
        due.length > 0 ? `Bitte zahlen Sie ${due.join(', ')}.` : 'Sie müssen nichts zahlen.',
        `Geben Sie bei jeder Zahlung bitte das Kassenzeichen ${kassenzeichen} an. Die Beträge sind die Jahressteuer geteilt durch zwölf, mal der Zahl der Monate; Bruchteile eines Cents entfallen.`,
      ],
    },
  ]
}

function lawOf(bylaw: NoticeFacts['bylaw']): string {
  const basis = bylaw ? `${bylaw.title}${bylaw.citation ? ` (${bylaw.citation})` : ''} und das` : 'Das'
  return `${basis} Kommunalabgabengesetz für das Land Nordrhein-Westfalen (KAG NRW) mit den Vorschriften der Abgabenordnung (AO), auf die es verweist.`
}
