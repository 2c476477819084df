/** Periods, repetitions, times and working days in expressions. */
import { describe, expect, test } from 'vitest'
import { compile, type Frame, type Value } from '../expressions.ts'
import type { Answers } from '../question.ts'
import { contextWith, head, serviceFrom } from '../test-service.ts'
import { compileTemplate } from '../template.ts'
import { answerTypes } from '../scope.ts'
import { frameOf } from '../frame-of.ts'

const { definition, compiled } = serviceFrom(`${head}pages:
  - id: seite
    title: Seite
    ask:
      - { id: zeitraum, type: period, label: Zeitraum, times: true, earliest: "plusDays(today(), 14)" }
      - { id: tage, type: period, label: Tage, latest: zeitraum.to }
      - { id: wiederholung, type: repetition, label: Wiederholung, optional: true }
      - { id: uhrzeit, type: time, label: Uhrzeit }
      - { id: seit, type: date, label: Seit }
      - { id: herkunft, type: country, label: Herkunft }
      - { id: unterschrift, type: signature, label: Unterschrift, text: Alles stimmt. }
      - { id: wer, type: person, label: Wer }
`)
const scope = {
  answers: new Map(
    Object.entries(
      answerTypes(
        definition,
        definition.pages.flatMap(({ ask }) => ask),
        'de',
      ),
    ),
  ),
}
const answers: Answers = {
  zeitraum: { from: '2026-07-01', to: '2026-09-30', fromTime: '10:00', toTime: '22:30' },
  wiederholung: { every: 'week', weekdays: ['sa'], fromMonth: 4, toMonth: 8 },
  uhrzeit: '09:05',
  seit: '2026-11-23',
  herkunft: 'AT',
  unterschrift: { name: 'Zoë Łukasik', declared: true },
}

function run(source: string, changed: Partial<Frame> = {}): Value {
  const given = compile(source, scope)
  if (!given.ok) throw new Error(given.problems.map(({ message }) => message).join('; '))
  return given.expression.run({ ...frameOf(compiled, answers, contextWith()), ...changed })
}

describe('what expressions give', () => {
  test.each<[string, Value]>([
    ['daysIn(zeitraum)', 92],
    ['daysIn(tage)', null],
    ['occurrences(zeitraum, wiederholung)', 9],
    ['occurrences(tage, wiederholung)', null],
    ['monthsTouched(zeitraum.from, zeitraum.to)', 3],
    ['monthsTouchedWithin(zeitraum.from, zeitraum.to, 4, 8)', 2],
    ['monthsTouchedWithin(zeitraum.from, zeitraum.to, 0, 8)', null],
    ['workingDaysBetween(seit, date("2026-11-30"))', 4],
    ['workingDaysBetween(today(), plusDays(today(), 1))', 0],
    ['minutesBetween(zeitraum.fromTime, zeitraum.toTime)', 750],
    ['minutesBetween(time("22:00"), time("06:00"))', -960],
    ['uhrzeit >= time("09:00") and uhrzeit < @"10:00"', true],
    ['uhrzeit in [zeitraum.fromTime..zeitraum.toTime]', false],
    ['min(uhrzeit, zeitraum.fromTime)', '09:05'],
    ['time(string(uhrzeit))', '09:05'],
    ['time("x" + "y")', null],
    ['rhythmOf(wiederholung) = "week"', true],
    ['list contains(wiederholung.weekdays, "sa")', true],
    ['wiederholung.toMonth - wiederholung.fromMonth', 4],
    ['herkunft = "AT"', true],
    ['unterschrift.name', 'Zoë Łukasik'],
    ['if wiederholung = null then daysIn(zeitraum) else occurrences(zeitraum, wiederholung)', 9],
  ])('%s', (source, expected) => expect(run(source)).toEqual(expected))

  test('without a calendar of working days, none are known', () => {
    const { isWorkingDay: _, ...rest } = frameOf(compiled, answers, contextWith())
    const given = compile('workingDaysBetween(seit, date("2026-11-30"))', scope)
    expect(given.ok && given.expression.run(rest)).toBeNull()
  })
})

describe('what is refused when the service is loaded', () => {
  test.each<[string, RegExp]>([
    ['uhrzeit < "10:00"', /compares a time of day with a text, which are never equal; write time\("10:00"\)/],
    ['uhrzeit < seit', /compares a time of day with a date/],
    ['time("25:00")', /"25:00" is not a time of day/],
    ['date("14:30")', /"14:30" is not a day of the calendar/],
    ['@"morgen"', /"morgen" is not a day of the calendar/],
    ['duration("P1D")', /neither a date nor a time of day/],
    ['daysIn(seit)', /"daysIn" cannot take a date/],
    ['daysIn(wer)', /"daysIn" takes a thing with the part "from"/],
    ['occurrences(zeitraum, zeitraum)', /"occurrences" takes a thing with the part "every"/],
    ['occurences(zeitraum, wiederholung)', /did you mean "occurrences"/],
    ['tage.fromTime', /unknown part "fromTime"/],
    ['rhythmOf(wiederholung) = "weekly"', /"weekly" is not among the options/],
    ['herkunft = "Österreich"', /is not among the options/],
  ])('%s', (source, message) => {
    const given = compile(source, scope)
    expect(given.ok ? '' : given.problems.map((problem) => problem.message).join('; ')).toMatch(message)
  })
  test('a limit of a time that is none, and limits of a period that look ahead', () => {
    const load = (question: string) => () => serviceFrom(`${head}pages: [{ id: seite, title: Seite, ask: [${question}] }]\n`)
    expect(load('{ id: wann, type: time, label: Wann, earliest: "8:00" }')).toThrow(/is not a time of day \(HH:MM\)/)
    expect(load('{ id: wann, type: time, label: Wann, earliest: 18:00, latest: 08:00 }')).toThrow(/18:00.*is later than.*08:00/)
    expect(load('{ id: wann, type: period, label: Wann, earliest: spaeter }, { id: spaeter, type: date, label: Später }')).toThrow(
      /looks at "spaeter", which is asked later/,
    )
  })
})

test('texts tell times, days and codes in words of the language', () => {
  const fill = (language: 'de' | 'en') => {
    const types = answerTypes(
      definition,
      definition.pages.flatMap(({ ask }) => ask),
      language,
    )
    const template = compileTemplate('{uhrzeit}, {zeitraum.from}, {wiederholung.weekdays}, {rhythmOf(wiederholung)}, {herkunft}', {
      answers: new Map(Object.entries(types)),
    })
    return template.ok && template.template.fill(frameOf(compiled, answers, contextWith()), language)
  }
  expect(fill('de')).toBe('9:05 Uhr, 1. Juli 2026, Samstag, jede Woche, Österreich')
  expect(fill('en')).toBe('09:05, 1 July 2026, Saturday, every week, Austria')
})
