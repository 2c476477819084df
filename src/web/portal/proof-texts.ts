/** What the page of the proofs says, in both languages. */
import type { ProofName } from '../../catalogue/proof-report.ts'
import type { Readability } from '../../forms/plain-language.ts'
import type { Language } from '../context.ts'

const counted = (count: number, one: string, many: string): string => (count === 1 ? one : many)

const de = {
  title: (service: string) => `Nachweise: ${service}`,
  short: 'Nachweise',
  lead: 'Bevor ein Onlinedienst freigegeben wird, prüfen wir ihn. Hier sehen Sie, was wir geprüft haben und was dabei herauskam.',
  link: 'Nachweise zu diesem Onlinedienst',
  linkLead: 'Was wir an diesem Onlinedienst geprüft haben:',
  version: 'Fassung',
  releasedOn: 'Freigegeben am',
  digest: 'Prüfsumme der Fassung (SHA-256)',
  provedOn: 'Zuletzt geprüft am',
  overview: 'Auf einen Blick',
  passed: 'bestanden',
  failed: 'nicht bestanden',
  unchecked: 'wird geprüft',
  uncheckedNote: 'Das wird gerade geprüft. Bitte sehen Sie in ein paar Minuten noch einmal nach.',
  proofs: {
    examples: 'Beispiele',
    coverage: 'Abdeckung durch Beispiele',
    texts: 'Alle Sprachen vollständig',
    plainLanguage: 'Verständliche Sprache',
    accessibility: 'Barrierefreiheit',
    payload: 'Übergebene Daten',
    retention: 'Aufbewahrung',
    legalBasis: 'Rechtsgrundlage',
  } satisfies Record<ProofName, string>,
  examples: (count: number) =>
    `${counted(count, 'Ein Beispiel zeigt', `${count} Beispiele zeigen`)}, dass der Dienst tut, was er soll: welche Seiten man sieht, was fehlt, was es kostet.`,
  allExamples: (count: number) => `Alle ${count} Beispiele`,
  failures: 'Das ging nicht auf',
  coverageLead: 'So viel vom Dienst zeigen die Beispiele. Jede Bedingung zählt zweimal: einmal erfüllt, einmal nicht.',
  shownByExamples: 'Was die Beispiele zeigen',
  coverageUncounted: 'Das wurde für diese Fassung noch nicht gezählt.',
  where: 'Wo',
  whole: 'Insgesamt',
  kinds: { page: 'Seiten', condition: 'Bedingungen', rule: 'Regeln', line: 'Beträge' },
  share: (seen: number, of: number) => `${seen} von ${of}`,
  perTown: (count: number) => (count === 1 ? 'Die Behörde einzeln' : `Die ${count} Behörden einzeln`),
  missing: 'Das zeigt noch kein Beispiel',
  languages: { de: 'Deutsch', en: 'Englisch' } as Readonly<Record<string, string>>,
  languageComplete: 'vollständig',
  languageLacks: (count: number) => counted(count, 'ein Text fehlt', `${count} Texte fehlen`),
  master: 'Deutsch ist die Sprache, in der der Dienst geschrieben ist.',
  plainLead:
    'Der Index LIX (Björnsson 1968) misst, wie schwer ein Text zu lesen ist: Wörter je Satz, dazu der Anteil langer Wörter in Prozent. Unter 40 ist leicht, ab 50 schwer. Texte mit weniger als zehn Wörtern messen wir nicht.',
  plainWhole: (index: number, how: string) => `Alle Texte zusammen haben den Index ${index}. Das ist ${how}.`,
  plainNothing: 'Dieser Dienst hat keine Texte, die lang genug sind.',
  readabilities: { easy: 'leicht', medium: 'mittel', hard: 'schwer' } satisfies Record<Readability, string>,
  hardest: 'Die schwersten Texte',
  index: 'Lesbarkeit',
  text: 'Text',
  otherTexts: (count: number) => counted(count, 'Ein weiterer Text', `${count} weitere Texte`),
  axePages: (pages: number, rules: number) =>
    `${counted(pages, 'Eine Seite', `${pages} Seiten`)} auf Deutsch und Englisch, ausgefüllt und mit Fehlermeldungen, mit axe gegen ${rules} Regeln der WCAG 2.2 (A und AA) geprüft.`,
  axeBlind:
    'Dabei sieht axe die Seiten nicht. Farben, Größen und Abstände prüfen wir deshalb bei jeder Änderung des Programms mit echten Browsern, nicht für jede Fassung eines Dienstes.',
  axeNotChecked: 'Diese Regeln prüft axe hier nicht:',
  axeNone: 'axe hat keinen Fehler gefunden. Das ersetzt nicht, dass Menschen den Dienst ausprobieren.',
  axeFound: 'Diese Regeln werden verletzt',
  page: 'Seite',
  rule: 'Regel',
  start: 'Startseite',
  review: 'Prüfen und absenden',
  payload: (count: number) =>
    `Was ${counted(count, 'ein fertiges Beispiel', `${count} fertige Beispiele`)} an die Behörde ${counted(count, 'übergibt', 'übergeben')}, passt zum Schema der Daten.`,
  payloadFailed: (count: number) =>
    `Was ${counted(count, 'ein fertiges Beispiel', `${count} fertige Beispiele`)} an die Behörde übergeben, haben wir gegen das Schema der Daten geprüft.`,
  schema: 'Schema der übergebenen Daten (JSON Schema 2020-12)',
  notStated: 'Das ist noch nicht angegeben.',
  statutes: 'Satzungen, aus denen der Dienst liest',
  statutesLead: 'Beträge, Fristen und Regeln stehen in der Satzung der Stadt, nicht im Dienst.',
  statuteUnknown: 'nicht gefunden',
}

const en: typeof de = {
  title: (service) => `Proofs: ${service}`,
  short: 'Proofs',
  lead: 'Before an online service is released, we check it. Here you see what we checked and what came of it.',
  link: 'Proofs of this online service',
  linkLead: 'What we checked of this online service:',
  version: 'Version',
  releasedOn: 'Released on',
  digest: 'Digest of the version (SHA-256)',
  provedOn: 'Last checked on',
  overview: 'At a glance',
  passed: 'passed',
  failed: 'failed',
  unchecked: 'being checked',
  uncheckedNote: 'This is being checked right now. Please look again in a few minutes.',
  proofs: {
    examples: 'Examples',
    coverage: 'Coverage by examples',
    texts: 'All languages complete',
    plainLanguage: 'Plain language',
    accessibility: 'Accessibility',
    payload: 'Delivered data',
    retention: 'Retention',
    legalBasis: 'Legal basis',
  },
  examples: (count) =>
    `${counted(count, 'One example shows', `${count} examples show`)} that the service does what it should: which pages are seen, what is missing, what it costs.`,
  allExamples: (count) => `All ${count} examples (in German)`,
  failures: 'What did not come out',
  coverageLead: 'This much of the service is shown by the examples. Each condition counts twice: once met, once not.',
  shownByExamples: 'What the examples show',
  coverageUncounted: 'This has not been counted for this version yet.',
  where: 'Where',
  whole: 'As a whole',
  kinds: { page: 'Pages', condition: 'Conditions', rule: 'Rules', line: 'Amounts' },
  share: (seen, of) => `${seen} of ${of}`,
  perTown: (count) => `The ${count} authorities one by one`,
  missing: 'What no example shows yet',
  languages: { de: 'German', en: 'English' },
  languageComplete: 'complete',
  languageLacks: (count) => counted(count, 'one text is missing', `${count} texts are missing`),
  master: 'German is the language in which the service is written.',
  plainLead:
    'The index LIX (Björnsson 1968) measures how hard a text is to read: words per sentence, plus the percentage of long words. Below 40 is easy, from 50 hard. We do not measure texts of fewer than ten words. The German texts are measured.',
  plainWhole: (index, how) => `All texts together have the index ${index}. That is ${how}.`,
  plainNothing: 'This service has no texts that are long enough.',
  readabilities: { easy: 'easy', medium: 'medium', hard: 'hard' },
  hardest: 'The hardest texts',
  index: 'Readability',
  text: 'Text (German)',
  otherTexts: (count) => counted(count, 'One more text', `${count} more texts`),
  axePages: (pages, rules) =>
    `${counted(pages, 'One page', `${pages} pages`)} in German and English, filled in and with messages about mistakes, checked by axe against ${rules} rules of WCAG 2.2 (A and AA).`,
  axeBlind:
    'axe does not see the pages there. So we check colours, sizes and distances with real browsers whenever the program changes, not for each version of a service.',
  axeNotChecked: 'axe does not check these rules here:',
  axeNone: 'axe found no mistake. That does not replace people trying the service.',
  axeFound: 'Rules that are broken',
  page: 'Page',
  rule: 'Rule',
  start: 'Start page',
  review: 'Check and send',
  payload: (count) =>
    `What ${counted(count, 'one finished example delivers', `${count} finished examples deliver`)} to the authority fits the schema of the data.`,
  payloadFailed: (count) =>
    `What ${counted(count, 'one finished example delivers', `${count} finished examples deliver`)} to the authority was checked against the schema of the data.`,
  schema: 'Schema of the delivered data (JSON Schema 2020-12)',
  notStated: 'This is not stated yet.',
  statutes: 'Statutes that the service reads',
  statutesLead: "Amounts, deadlines and rules are in the town's statute, not in the service.",
  statuteUnknown: 'not found',
}

export type ProofTexts = typeof de

/** The words of the page of the proofs in a language. */
export const proofTexts = (language: Language): ProofTexts => (language === 'en' ? en : de)
