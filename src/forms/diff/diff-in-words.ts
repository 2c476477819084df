/** The differences between two versions in sentences, for people of a town hall who do not read service files. */
import type { Change, Thing } from './change.ts'
import { kindWords } from './kind-words.ts'
import { keyWords } from './key-words.ts'
import { differingParts } from '../differing-parts.ts'
import { quoted, shown } from './shown-value.ts'

/** The language of the sentences. */
export type DiffLanguage = 'de' | 'en'

/** A sentence for each difference, in the same order. They go on where "Die neue Fassung …" begins. */
export const diffInWords = (changes: readonly Change[], language: DiffLanguage): readonly string[] =>
  changes.map((change) => (language === 'de' ? inGerman(change) : inEnglish(change)))

/** The first few of many labels, and how many more there are. */
const few = (labels: readonly string[], more: (count: number) => string): string =>
  labels.length <= 6 ? labels.join(', ') : `${labels.slice(0, 5).join(', ')} ${more(labels.length - 5)}`

const joined = (parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join('; ')

function inGerman(change: Change): string {
  switch (change.change) {
    case 'added':
      return addedInGerman(change.thing)
    case 'removed':
      return removedInGerman(change.thing)
    case 'moved': {
      const place = change.after === null ? 'an den Anfang' : `hinter ${quoted(change.after, 'de')}`
      const thing = thingInGerman(change.thing)
      return change.from !== null && change.thing.kind === 'question'
        ? `fragt ${quoted(change.thing.label, 'de')} jetzt auf der Seite ${quoted(change.thing.page, 'de')} statt auf der Seite ${quoted(change.from, 'de')}`
        : `rückt ${thing} ${place}`
    }
    case 'set':
      return setInWords(change, 'de', thingInGerman(change.thing))
    case 'list':
      return `ändert die Liste ${quoted(change.name, 'de')}: ${joined([
        change.added.length > 0 && `neu: ${few(change.added, (count) => `und ${count} weitere`)}`,
        change.removed.length > 0 && `nicht mehr dabei: ${few(change.removed, (count) => `und ${count} weitere`)}`,
        change.renamed.length > 0 &&
          `heißt jetzt anders: ${few(
            change.renamed.map(({ from, to }) => `${quoted(to, 'de')} statt ${quoted(from, 'de')}`),
            (count) => `und ${count} weitere`,
          )}`,
        change.isReordered && 'andere Reihenfolge',
      ])}`
    case 'texts':
      return `ändert Texte der Sprache ${quoted(change.language, 'de')}: ${joined([
        change.added > 0 && `${change.added} neu`,
        change.changed > 0 && `${change.changed} anders`,
        change.removed > 0 && `${change.removed} weggefallen`,
      ])}`
    case 'block':
      if (change.from === null) return `verwendet neu den Baustein ${quoted(change.name, 'de')} (Stand ${change.to})`
      if (change.to === null) return `verwendet den Baustein ${quoted(change.name, 'de')} nicht mehr`
      return `verwendet den Baustein ${quoted(change.name, 'de')} im Stand ${change.to} (bisher ${change.from})`
    case 'writing':
      return 'ist nur anders aufgeschrieben; wer den Antrag ausfüllt oder bearbeitet, merkt davon nichts'
  }
}

function addedInGerman(thing: Thing): string {
  switch (thing.kind) {
    case 'service':
      return 'ist ein neuer Dienst'
    case 'page':
      return `hat eine Seite mehr: ${quoted(thing.title, 'de')}${thing.when === null ? '' : `, nur wenn gilt: ${thing.when}`}`
    case 'question': {
      const where = `${thing.rowsOf === null ? '' : `in ${quoted(thing.rowsOf, 'de')} `}auf der Seite ${quoted(thing.page, 'de')}`
      const condition = thing.when === null ? '' : `, nur wenn gilt: ${thing.when}`
      if (thing.type === 'information') return `sagt ${where} zusätzlich: ${quoted(thing.label, 'de')}${condition}`
      if (thing.type === 'computed') return `zeigt ${where} zusätzlich: ${thing.label}${condition}`
      return `fragt ${where} zusätzlich nach: ${thing.label} (${thing.isRequired ? 'Pflichtangabe' : 'freiwillig'}${condition})`
    }
    case 'option':
      return `bietet bei ${quoted(thing.of, 'de')} zusätzlich zur Wahl: ${thing.label}`
    case 'rule':
      return `prüft zusätzlich bei ${quoted(thing.at, 'de')}: ${quoted(thing.say, 'de')}, wenn nicht gilt: ${thing.that}`
    case 'value':
      return `rechnet zusätzlich ${quoted(thing.id, 'de')} aus: ${thing.is}`
    case 'line':
      return `zeigt unter dem Betrag zusätzlich: ${thing.label}`
    case 'proviso':
      return `schlägt bei der Bearbeitung eine Nebenbestimmung mehr vor: ${thing.label}`
  }
}

function removedInGerman(thing: Thing): string {
  switch (thing.kind) {
    case 'service':
      return 'fällt weg'
    case 'page':
      return `hat die Seite ${quoted(thing.title, 'de')} nicht mehr`
    case 'question': {
      const where = `${thing.rowsOf === null ? '' : `in ${quoted(thing.rowsOf, 'de')} `}auf der Seite ${quoted(thing.page, 'de')}`
      if (thing.type === 'information') return `sagt ${where} nicht mehr: ${quoted(thing.label, 'de')}`
      return thing.type === 'computed' ? `zeigt ${where} nicht mehr: ${thing.label}` : `fragt ${where} nicht mehr nach: ${thing.label}`
    }
    case 'option':
      return `bietet bei ${quoted(thing.of, 'de')} nicht mehr zur Wahl: ${thing.label}`
    case 'rule':
      return `prüft bei ${quoted(thing.at, 'de')} nicht mehr: ${quoted(thing.say, 'de')}`
    case 'value':
      return `rechnet ${quoted(thing.id, 'de')} nicht mehr aus`
    case 'line':
      return `zeigt unter dem Betrag nicht mehr: ${thing.label}`
    case 'proviso':
      return `schlägt bei der Bearbeitung nicht mehr vor: ${thing.label}`
  }
}

function thingInGerman(thing: Thing): string {
  switch (thing.kind) {
    case 'service':
      return 'den Dienst'
    case 'page':
      return `die Seite ${quoted(thing.title, 'de')}`
    case 'question':
      return `${thing.type === 'information' ? 'den Hinweis' : thing.type === 'computed' ? 'die Anzeige' : 'die Frage'} ${quoted(thing.label, 'de')}`
    case 'option':
      return `die Antwort ${quoted(thing.label, 'de')} bei ${quoted(thing.of, 'de')}`
    case 'rule':
      return `die Regel bei ${quoted(thing.at, 'de')}`
    case 'value':
      return `den Rechenweg ${quoted(thing.id, 'de')}`
    case 'line':
      return `die Zeile ${quoted(thing.label, 'de')} unter dem Betrag`
    case 'proviso':
      return `die Nebenbestimmung ${quoted(thing.label, 'de')}`
  }
}

/** `ändert die Frage „Alter“: höchstens 40 (bisher 35)`. What an answer is, and whether it must be given, have words of their own. */
function setInWords(change: Extract<Change, { change: 'set' }>, language: DiffLanguage, thing: string): string {
  const { key } = change
  // Of long texts only what differs, so that nobody compares paragraphs.
  const [from, to] =
    typeof change.from === 'string' && typeof change.to === 'string' ? differingParts([change.from, change.to]) : [change.from, change.to]
  const isGerman = language === 'de'
  const verb = change.thing.kind === 'service' ? (isGerman ? 'ändert' : 'changes') : isGerman ? `ändert ${thing}:` : `changes ${thing}:`
  if (key === 'optional' && typeof to === 'boolean')
    return `${verb} ${isGerman ? (to ? 'jetzt freiwillig' : 'jetzt Pflichtangabe') : to ? 'now optional' : 'now required'}`
  if (key === 'type' && change.thing.kind === 'question')
    return `${verb} ${kindWords[change.thing.type][language]} ${isGerman ? 'statt' : 'instead of'} ${Object.hasOwn(kindWords, String(from)) ? kindWords[from as keyof typeof kindWords][language] : String(from)}`
  const name = keyWords(key, change.thing.kind)[language]
  const [was, is] = [shown(from, key, language), shown(to, key, language)]
  if (was === null || is === null) return `${verb} ${name}`
  return `${verb} ${name} ${is} (${isGerman ? 'bisher' : 'before:'} ${was})`
}

function inEnglish(change: Change): string {
  switch (change.change) {
    case 'added':
      return addedInEnglish(change.thing)
    case 'removed':
      return removedInEnglish(change.thing)
    case 'moved':
      return change.from !== null && change.thing.kind === 'question'
        ? `asks ${quoted(change.thing.label, 'en')} on page ${quoted(change.thing.page, 'en')} instead of page ${quoted(change.from, 'en')}`
        : `moves ${thingInEnglish(change.thing)} ${change.after === null ? 'to the beginning' : `behind ${quoted(change.after, 'en')}`}`
    case 'set':
      return setInWords(change, 'en', thingInEnglish(change.thing))
    case 'list':
      return `changes the list ${quoted(change.name, 'en')}: ${joined([
        change.added.length > 0 && `new: ${few(change.added, (count) => `and ${count} more`)}`,
        change.removed.length > 0 && `gone: ${few(change.removed, (count) => `and ${count} more`)}`,
        change.renamed.length > 0 &&
          `called otherwise: ${few(
            change.renamed.map(({ from, to }) => `${quoted(to, 'en')} instead of ${quoted(from, 'en')}`),
            (count) => `and ${count} more`,
          )}`,
        change.isReordered && 'another order',
      ])}`
    case 'texts':
      return `changes texts of the language ${quoted(change.language, 'en')}: ${joined([
        change.added > 0 && `${change.added} new`,
        change.changed > 0 && `${change.changed} changed`,
        change.removed > 0 && `${change.removed} gone`,
      ])}`
    case 'block':
      if (change.from === null) return `uses the block ${quoted(change.name, 'en')} (version ${change.to}) for the first time`
      if (change.to === null) return `no longer uses the block ${quoted(change.name, 'en')}`
      return `uses the block ${quoted(change.name, 'en')} in version ${change.to} (before: ${change.from})`
    case 'writing':
      return 'is only written otherwise; nobody who fills it in or works on it will notice'
  }
}

function addedInEnglish(thing: Thing): string {
  switch (thing.kind) {
    case 'service':
      return 'is a new service'
    case 'page':
      return `has one more page: ${quoted(thing.title, 'en')}${thing.when === null ? '' : `, only if: ${thing.when}`}`
    case 'question': {
      const where = `${thing.rowsOf === null ? '' : `in ${quoted(thing.rowsOf, 'en')} `}on page ${quoted(thing.page, 'en')}`
      const condition = thing.when === null ? '' : `, only if: ${thing.when}`
      if (thing.type === 'information') return `also says ${where}: ${quoted(thing.label, 'en')}${condition}`
      if (thing.type === 'computed') return `also shows ${where}: ${thing.label}${condition}`
      return `asks one more question ${where}: ${thing.label} (${thing.isRequired ? 'required' : 'optional'}${condition})`
    }
    case 'option':
      return `offers one more answer to ${quoted(thing.of, 'en')}: ${thing.label}`
    case 'rule':
      return `checks one more rule at ${quoted(thing.at, 'en')}: ${quoted(thing.say, 'en')}, unless: ${thing.that}`
    case 'value':
      return `also reckons ${quoted(thing.id, 'en')}: ${thing.is}`
    case 'line':
      return `shows one more amount: ${thing.label}`
    case 'proviso':
      return `suggests one more proviso to the desk: ${thing.label}`
  }
}

function removedInEnglish(thing: Thing): string {
  switch (thing.kind) {
    case 'service':
      return 'is gone'
    case 'page':
      return `no longer has the page ${quoted(thing.title, 'en')}`
    case 'question': {
      const where = `${thing.rowsOf === null ? '' : `in ${quoted(thing.rowsOf, 'en')} `}on page ${quoted(thing.page, 'en')}`
      if (thing.type === 'information') return `no longer says ${where}: ${quoted(thing.label, 'en')}`
      return thing.type === 'computed' ? `no longer shows ${where}: ${thing.label}` : `no longer asks ${where}: ${thing.label}`
    }
    case 'option':
      return `no longer offers as an answer to ${quoted(thing.of, 'en')}: ${thing.label}`
    case 'rule':
      return `no longer checks at ${quoted(thing.at, 'en')}: ${quoted(thing.say, 'en')}`
    case 'value':
      return `no longer reckons ${quoted(thing.id, 'en')}`
    case 'line':
      return `no longer shows the amount: ${thing.label}`
    case 'proviso':
      return `no longer suggests to the desk: ${thing.label}`
  }
}

function thingInEnglish(thing: Thing): string {
  switch (thing.kind) {
    case 'service':
      return 'the service'
    case 'page':
      return `the page ${quoted(thing.title, 'en')}`
    case 'question':
      return `the ${thing.type === 'information' ? 'information' : thing.type === 'computed' ? 'figure' : 'question'} ${quoted(thing.label, 'en')}`
    case 'option':
      return `the answer ${quoted(thing.label, 'en')} to ${quoted(thing.of, 'en')}`
    case 'rule':
      return `the rule at ${quoted(thing.at, 'en')}`
    case 'value':
      return `the named value ${quoted(thing.id, 'en')}`
    case 'line':
      return `the amount ${quoted(thing.label, 'en')}`
    case 'proviso':
      return `the proviso ${quoted(thing.label, 'en')}`
  }
}
