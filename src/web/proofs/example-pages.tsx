/** Every page of a service as its examples reach it, made by the same components as in the portal, in an invented town. */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { assess } from '../../forms/assessment.ts'
import type { CompiledService } from '../../forms/compiled.ts'
import type { FormContext } from '../../forms/context.ts'
import type { Example } from '../../forms/example.ts'
import { fileBookOf } from '../../forms/files.ts'
import { type Journey, journey } from '../../forms/journey.ts'
import { type Answers, withRows } from '../../forms/question.ts'
import { filledFields, readPage, type ShownPage, shownPage } from '../../forms/read-page.ts'
import { describeAnswers } from '../../forms/review.ts'
import { QuestionPage } from '../apply/QuestionPage.tsx'
import { ReviewPage } from '../apply/ReviewPage.tsx'
import { StartPage } from '../apply/StartPage.tsx'
import { exampleFrame } from '../components/example-frame.ts'
import type { FieldFiles } from '../components/fields/field-types.ts'
import { linesWithFiles } from '../components/file-lines.ts'
import type { Language } from '../context.ts'
import { problemText, questionsIn } from '../texts/problems.ts'

/** How a page is shown: with an example's answers, or sent back with everything that is missing. */
export type PageState = 'filled' | 'refused'

/** A page as HTML. `page` is its id, `start` or `review`; `example` the one that led there. */
export type ExamplePage = {
  readonly page: string
  readonly title: string
  readonly language: Language
  readonly state: PageState
  readonly example: string
  readonly html: string
}

const stage = 'live'
const noMap = { centre: null, borderHref: null, background: null, attribution: [] }

/**
 * The start page, each question page once with answers and once refused, and the review, of every example that is
 * finished. A page that asks the same again is given once. `service` is compiled in the language of the pages.
 */
export function* examplePages(
  service: CompiledService,
  examples: readonly Example[],
  contextFor: (authority: string, on: string) => FormContext,
): Generator<ExamplePage> {
  const { language, definition } = service
  const shownBefore = new Set<string>()
  const isNew = (...key: readonly unknown[]): boolean => {
    const size = shownBefore.size
    return shownBefore.add(JSON.stringify(key)).size > size
  }
  yield { page: 'start', title: definition.title, language, state: 'filled', example: '', html: htmlOf(startPage(service)) }
  for (const example of examples) {
    const context = { ...contextFor(example.authority, example.on), files: fileBookOf(example.answers) }
    const answers = example.answers as Answers
    const way = journey(service, answers, context)
    const exampleName = `${example.name} (${example.authority})`
    for (const { id, title } of way.pages) {
      const page = shownPage(service, { id }, answers, context)
      const asked = page.ask.flatMap(withRows).map((question) => question.id)
      const made = { language, example: exampleName, page: id, title }
      const raw = filledFields(service, { id }, answers, context)
      if (isNew(id, asked, Object.keys(raw)))
        yield { ...made, state: 'filled', html: htmlOf(questionPage(service, way, page, context, { raw, problems: [] })) }
      if (!isNew(id, asked)) continue
      const { problems } = readPage(service, { id }, {}, context, answers)
      const told = problems.map((problem) => ({
        field: problem.field,
        text: problemText(problem, questionsIn(service.questions), language),
      }))
      if (told.length > 0)
        yield { ...made, state: 'refused', html: htmlOf(questionPage(service, way, page, context, { raw: {}, problems: told })) }
    }
    if (
      way.isFinished &&
      isNew(
        'review',
        way.pages.map(({ id }) => id),
      )
    )
      yield {
        page: 'review',
        title: definition.title,
        language,
        state: 'filled',
        example: exampleName,
        html: htmlOf(reviewPage(service, way, answers, context)),
      }
  }
}

const htmlOf = (page: VNode): string => renderToString(page)
const frameIn = (language: Language, path: string) => exampleFrame(path, language)

const startPage = ({ definition, language }: CompiledService): VNode => (
  <StartPage
    frame={frameIn(language, `/antrag/${definition.id}`)}
    csrf="example"
    serviceHref={null}
    service={definition}
    stage={stage}
    wasStale={false}
  />
)

type Sent = {
  readonly raw: Readonly<Record<string, string | readonly string[]>>
  readonly problems: readonly { field: string; text: string }[]
}

const questionPage = (service: CompiledService, way: Journey, page: ShownPage, context: FormContext, { raw, problems }: Sent): VNode => {
  const step = way.stepOf(page.id) ?? { step: 1, of: 1 }
  return (
    <QuestionPage
      frame={frameIn(service.language, `/entwurf/beispiel/${page.id}`)}
      csrf="example"
      definition={service.definition}
      page={page}
      raw={raw}
      problems={problems}
      step={step.step}
      of={step.of + 1}
      backHref="zurueck"
      stage={stage}
      wasStale={false}
      map={noMap}
      files={filesOf(context)}
    />
  )
}

const filesOf = ({ files }: FormContext): FieldFiles => ({
  find(id) {
    const file = files.find(id)
    return file === null || 'refused' in file ? null : file
  },
  href: (id) => `datei/${id}`,
  uploadHref: (name) => `dateien?frage=${name}`,
  discardHref: 'dateien/entfernen',
})

const reviewPage = (service: CompiledService, way: Journey, answers: Answers, context: FormContext): VNode => (
  <ReviewPage
    frame={frameIn(service.language, '/entwurf/beispiel/pruefen')}
    csrf="example"
    title={service.definition.title}
    sections={describeAnswers(service, answers, context).map(({ page, title, entries }) => ({
      id: page,
      title,
      changeHref: page,
      rows: entries.map((entry) => ({ ...entry, lines: linesWithFiles(entry, service.language, ({ id }) => ({ href: `datei/${id}` })) })),
    }))}
    assessment={assess(service, way.counted, context)}
    stage={stage}
    backHref="zurueck"
    wasStale={false}
  />
)
