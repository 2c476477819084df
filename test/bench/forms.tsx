/**
 * How long the form language takes, without network and database: journeys, and everything that a server does for a page of
 * a large form between reading the draft and sending the HTML.
 */
import { renderToString } from 'preact-render-to-string'
import { journey } from '../../src/forms/journey.ts'
import { filledFields, readPage, shownPage } from '../../src/forms/read-page.ts'
import { contextWith } from '../../src/forms/test-service.ts'
import { QuestionPage } from '../../src/web/apply/QuestionPage.tsx'
import { exampleFrame } from '../../src/web/components/example-frame.ts'
import { type LargeForm, largeForm, type Size } from './large-form.ts'
import { median } from './numbers.ts'

/** Milliseconds of the server for one page: shown to somebody, and sent back by them. */
export type PageTimes = { readonly shown: number; readonly saved: number }

/** `ratio`: journeys for each copy of the same answers by JSON, measured in turns. */
export type FormFigures = {
  readonly journeys: number
  readonly ratio: number
  readonly large: PageTimes
  readonly codes: PageTimes
}

const ROUNDS = 7
const JOURNEYS = 2000
const PAGES = 300

const context = contextWith()
const frame = exampleFrame('/entwurf/messung/seite')

/** Measured like this everywhere: some in advance, so that the machine's own compiling is not measured. */
function secondsOf(times: number, work: () => void): number {
  const begin = performance.now()
  for (let done = 0; done < times; done += 1) work()
  return (performance.now() - begin) / 1000
}

function measureJourneys(size: Size): { journeys: number; ratio: number } {
  const { service, answers } = largeForm(size)
  const text = JSON.stringify(answers)
  if (!journey(service, answers, context).isFinished) throw new Error('the form is not finished by its answers')
  // New answers each time, as each request reads them: a walk over the same ones is remembered.
  const walk = () => void journey(service, { ...answers }, context).continueAt
  const copy = () => void JSON.parse(text)
  secondsOf(JOURNEYS, walk)
  secondsOf(JOURNEYS, copy)
  const rounds = Array.from({ length: ROUNDS }, () => ({ walk: secondsOf(JOURNEYS, walk), copy: secondsOf(JOURNEYS, copy) }))
  return {
    journeys: median(rounds.map(({ walk: seconds }) => JOURNEYS / seconds)),
    ratio: median(rounds.map((round) => round.copy / round.walk)),
  }
}

/** One page after the other, from the answers as the database gives them to the HTML, or to where it goes on. */
function measurePages({ service, answers, pageIds }: LargeForm): PageTimes {
  const show = (id: string): string => {
    const stored = { ...answers }
    const way = journey(service, stored, context)
    const step = way.stepOf(id) ?? { step: 0, of: 0 }
    return renderToString(
      <QuestionPage
        frame={frame}
        csrf="messung"
        definition={service.definition}
        page={shownPage(service, { id }, stored, context)}
        raw={filledFields(service, { id }, stored, context)}
        problems={[]}
        {...step}
        backHref="/"
        stage="live"
        wasStale={false}
        map={{ centre: null, borderHref: null, background: null, attribution: [] }}
        files={{ find: () => null, href: () => '', uploadHref: () => '', discardHref: '' }}
      />,
    )
  }
  const save = (id: string): string | undefined => {
    const stored = { ...answers }
    const posted = filledFields(service, { id }, stored, context)
    if (!journey(service, stored, context).mayOpen(id)) throw new Error(`${id} may not be opened`)
    shownPage(service, { id }, stored, context)
    const { answers: read, problems } = readPage(service, { id }, posted, context, stored)
    if (problems.length > 0) throw new Error(`${id} is not valid`)
    return journey(service, { ...stored, ...read }, context).next(id)?.id
  }
  const timesOf = (work: (id: string) => unknown): number => {
    const times = Array.from({ length: PAGES * 2 }, (_, count) => secondsOf(1, () => void work(pageIds[count % pageIds.length]!)) * 1000)
    return median(times.slice(PAGES))
  }
  if (!show(pageIds[0]!).includes('frage0')) throw new Error('the page does not show its questions')
  return { shown: timesOf(show), saved: timesOf(save) }
}

export const measureForms = (): FormFigures => ({
  ...measureJourneys({ pages: 5, questions: 30, conditions: 20, codes: 6 }),
  large: measurePages(largeForm({ pages: 40, questions: 300, conditions: 100, codes: 6 })),
  codes: measurePages(largeForm({ pages: 1, questions: 4, conditions: 0, codes: 500 })),
})
