/** The words of a notice. Everything comes from the case and its data; what is not known is not said. */
import type { Authority, Office } from '../network/region.ts'
import { dayOf } from '../platform/clock.ts'
import type { Json } from '../platform/digest.ts'
import { formatMoney } from '../platform/money.ts'
import { amountOf, type Decision, totalOf } from './decision.ts'
import { describeDay, describeMonths } from './tax-period.ts'

/** What a notice is written from. */
export type NoticeLetter = {
  readonly authority: Authority
  readonly office: Office
  readonly clerkName: string
  readonly addressLines: readonly string[]
  readonly reference: string
  readonly receivedAt: Date
  /** `YYYY-MM-DD`. */
  readonly writtenOn: string
  readonly decision: Decision
  /** Title and, if known, citation of the statute that was frozen with the submission. */
  readonly bylaw: { readonly title: string; readonly citation?: string | undefined } | null
  readonly remedy: { readonly text: string; readonly example: boolean }
  /** A copy says so: only the letter that comes by post counts. */
  readonly isCopy: boolean
}

const titles: Record<Decision['kind'], string> = {
  assessed: 'Bescheid über die Festsetzung der Hundesteuer',
  assessedOtherwise: 'Bescheid über die Festsetzung der Hundesteuer',
  closedWithoutAssessment: 'Mitteilung: Es wird keine Hundesteuer festgesetzt',
}

/** The data of `letters/notice.typ`. */
export function noticeLetter(letter: NoticeLetter): Json {
  const { authority, office, decision, writtenOn } = letter
  const [name = ''] = letter.addressLines
  const received = describeDay(dayOf(letter.receivedAt))
  const sender = office.address ?? authority.townHall
  return {
    title: titles[decision.kind],
    authority: authority.name,
    office: office.name,
    day: writtenOn.split('-').map(Number),
    footer: `${authority.name} · Vorgang ${letter.reference}`,
    senderLine: `${authority.name} · ${sender.street} · ${sender.postalCode} ${sender.place}`,
    addressLines: [...letter.addressLines],
    mark: letter.isCopy ? 'Kopie zu Ihrer Kenntnis. Es zählt der Brief, den Sie mit der Post bekommen.' : null,
    information: [
      ['Datum', describeDay(writtenOn)],
      ['Vorgangszeichen', letter.reference],
      ...('kassenzeichen' in decision ? [['Kassenzeichen', decision.kassenzeichen]] : []),
      ['Auskunft gibt', letter.clerkName],
      ...contactOf(office, authority),
    ],
    salutation: name === '' ? 'Guten Tag,' : `Guten Tag ${name},`,
    opening: openingOf(decision, received),
    amounts: amountsOf(decision),
    details: detailsOf(decision),
    sections: sectionsOf(letter),
    closing: 'Mit freundlichen Grüßen',
    signature: `Im Auftrag\n${letter.clerkName}`,
    machineMade: 'Dieser Brief wurde maschinell erstellt und gilt ohne Unterschrift.',
  }
}

function contactOf(office: Office, authority: Authority): string[][] {
  const phone = office.phone ?? authority.phone
  const email = office.email ?? authority.email
  return [...(phone ? [['Telefon', phone]] : []), ...(email ? [['E-Mail', email]] : [])]
}

function openingOf(decision: Decision, received: string): string {
  if (decision.kind === 'assessed')
    return `vielen Dank für die Anmeldung Ihres Hundes, die am ${received} bei uns eingegangen ist. Die Hundesteuer setzen wir so fest:`
  if (decision.kind === 'assessedOtherwise') {
    return `vielen Dank für die Anmeldung Ihres Hundes, die am ${received} bei uns eingegangen ist. Wir setzen die Hundesteuer anders fest, als es sich aus Ihren Angaben ergab. Warum, steht unter „Begründung“.`
  }
  return `vielen Dank für die Anmeldung Ihres Hundes, die am ${received} bei uns eingegangen ist. Wir haben sie geprüft und setzen keine Hundesteuer fest.`
}

function amountsOf(decision: Decision): Json {
  if (decision.kind === 'closedWithoutAssessment') return null
  return {
    head: ['Steuer und Zeitraum', 'im Jahr', 'Monate', 'Betrag'],
    lines: decision.lines.map((line) => {
      const { months, amount } = amountOf(line)
      return [
        `${line.label}, ${describeMonths(line.firstMonth, line.lastMonth)}`,
        formatMoney(line.annual),
        String(months),
        formatMoney(amount),
      ]
    }),
    totalLabel: 'Sie zahlen insgesamt',
    total: formatMoney(totalOf(decision.lines)),
  }
}

function detailsOf(decision: Decision): Json[] {
  if (decision.kind === 'closedWithoutAssessment') return []
  return [
    ['Nummer der Hundesteuermarke', decision.dogTagNumber],
    ['Kassenzeichen', decision.kassenzeichen],
  ]
}

function sectionsOf({ decision, bylaw, remedy }: NoticeLetter): Json[] {
  const sections: { title: string; paragraphs: string[] }[] = []
  if (decision.kind !== 'closedWithoutAssessment') {
    const due = decision.payments.map(({ on, amount }) => `${formatMoney(amount)} am ${describeDay(on)}`)
    sections.push({
      title: 'Zahlung',
      paragraphs: [
        due.length > 0 ? `Bitte zahlen Sie ${due.join(', ')}.` : 'Sie müssen nichts zahlen.',
        `Geben Sie bei jeder Zahlung bitte das Kassenzeichen ${decision.kassenzeichen} an. Die Beträge sind die Jahressteuer geteilt durch zwölf, mal der Zahl der Monate; Bruchteile eines Cents entfallen.`,
      ],
    })
  }
  const basis = bylaw ? `${bylaw.title}${bylaw.citation ? ` (${bylaw.citation})` : ''} und das` : 'Das'
  const law = `${basis} Kommunalabgabengesetz für das Land Nordrhein-Westfalen (KAG NRW) mit den Vorschriften der Abgabenordnung (AO), auf die es verweist.`
  if (decision.kind !== 'assessed') sections.push({ title: 'Begründung', paragraphs: decision.reasons.split(/\n{2,}/) })
  sections.push({ title: 'Rechtsgrundlagen', paragraphs: [law] })
  sections.push({
    title: 'Rechtsbehelfsbelehrung',
    paragraphs: [
      remedy.text,
      ...(remedy.example ? ['Beispieltext dieser Vorführung: In einem echten Bescheid steht hier die Belehrung der Behörde.'] : []),
    ],
  })
  return sections
}
