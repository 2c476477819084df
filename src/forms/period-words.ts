/** Periods and repetitions as people speak of them: "vom 3. bis 5. Juli 2026", "jeden Samstag, April bis Oktober". */
import { dayInWords, dayOfMonth, dayOfYearInWords, type Language, monthName, monthOf, yearOf } from './days.ts'
import { type PeriodAnswer, type RepetitionAnswer, type Rhythm, type Weekday, weekdays } from './question.ts'
import { clockInWords } from './times.ts'

const words = {
  de: { on: 'am', from: 'vom', to: 'bis', daily: 'täglich', overnight: 'über Nacht', clock: ' Uhr', and: 'und' },
  en: { on: 'on', from: 'from', to: 'to', daily: 'daily', overnight: 'overnight', clock: '', and: 'and' },
} as const

/**
 * `vom 3. bis 5. Juli 2026, täglich 10:00 bis 22:00 Uhr`. Hours that go over midnight end with the period's last day, so
 * from 3 to 5 July they are two nights. `isRepeated`: a repetition says on which of the days, so that it is not daily.
 */
export function periodInWords(period: PeriodAnswer, language: Language, { isRepeated = false } = {}): string {
  const { from, to, fromTime, toTime } = period
  const own = words[language]
  const days =
    from === to
      ? `${own.on} ${dayInWords(from, language)}`
      : `${own.from} ${beginInWords(period, language)} ${own.to} ${dayInWords(to, language)}`
  if (fromTime === undefined || toTime === undefined) return days
  const hours = `${clockInWords(fromTime, language)} ${own.to} ${clockInWords(toTime, language)}${own.clock}`
  return `${days}, ${from === to || isRepeated ? hours : `${toTime <= fromTime ? own.overnight : own.daily} ${hours}`}`
}

/** The first day, without what the last day says again: its month and year. */
function beginInWords({ from, to }: PeriodAnswer, language: Language): string {
  if (yearOf(from) !== yearOf(to)) return dayInWords(from, language)
  if (monthOf(from) !== monthOf(to)) return dayOfYearInWords(from.slice(5), language)
  return language === 'de' ? `${dayOfMonth(from)}.` : String(dayOfMonth(from))
}

const weekdayNames: Record<Language, Record<Weekday, string>> = {
  de: { mo: 'Montag', di: 'Dienstag', mi: 'Mittwoch', do: 'Donnerstag', fr: 'Freitag', sa: 'Samstag', so: 'Sonntag' },
  en: { mo: 'Monday', di: 'Tuesday', mi: 'Wednesday', do: 'Thursday', fr: 'Friday', sa: 'Saturday', so: 'Sunday' },
}

/** The name of a day of the week. */
export const weekdayName = (weekday: Weekday, language: Language): string => weekdayNames[language][weekday]

const rhythmNames: Record<Language, Record<Rhythm, string>> = {
  de: { day: 'jeden Tag', week: 'jede Woche', twoWeeks: 'alle zwei Wochen', month: 'jeden Monat' },
  en: { day: 'every day', week: 'every week', twoWeeks: 'every two weeks', month: 'every month' },
}

/** How often, as it is offered to choose from. */
export const rhythmName = (rhythm: Rhythm, language: Language): string => rhythmNames[language][rhythm]

/** `jeden Samstag, April bis Oktober`; `alle zwei Wochen am Montag`; `jeden ersten Freitag im Monat`. */
export function repetitionInWords({ every, weekdays: chosen, fromMonth, toMonth }: RepetitionAnswer, language: Language): string {
  const season = seasonInWords(fromMonth, toMonth, language)
  return `${rhythmInWords(every, chosen, language)}${season === '' ? '' : `, ${season}`}`
}

function rhythmInWords(every: Rhythm, chosen: readonly Weekday[], language: Language): string {
  const days = daysInWords(chosen, language)
  if (every === 'day' || (every === 'week' && chosen.length === weekdays.length)) return rhythmName('day', language)
  if (every === 'month') return language === 'de' ? `jeden ersten ${days} im Monat` : `on the first ${days} of each month`
  if (language === 'de' && isRow(chosen)) {
    // "montags bis freitags": in a row, days of the week are adverbs.
    const row = days.toLowerCase().replaceAll('tag', 'tags').replaceAll('woch', 'wochs')
    return every === 'week' ? row : `${rhythmName(every, language)} ${row}`
  }
  if (every === 'week') return `${language === 'de' ? 'jeden' : 'every'} ${days}`
  return `${rhythmName(every, language)} ${words[language].on} ${days}`
}

/** Three days and more that follow each other. */
function isRow(chosen: readonly Weekday[]): boolean {
  const places = chosen.map((weekday) => weekdays.indexOf(weekday))
  return places.length > 2 && places.every((place, index) => place === (places[0] ?? 0) + index)
}

/** `Montag bis Freitag` for three and more in a row, otherwise each by its name. */
function daysInWords(chosen: readonly Weekday[], language: Language): string {
  const names = chosen.map((weekday) => weekdayName(weekday, language))
  if (isRow(chosen)) return `${names[0]} ${words[language].to} ${names.at(-1)}`
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${words[language].and} ${names.at(-1)}`
}

function seasonInWords(fromMonth: number | undefined, toMonth: number | undefined, language: Language): string {
  if (fromMonth === undefined || toMonth === undefined) return ''
  if (fromMonth === toMonth) return `${language === 'de' ? 'nur im' : 'only in'} ${monthName(fromMonth, language)}`
  return `${monthName(fromMonth, language)} ${words[language].to} ${monthName(toMonth, language)}`
}
