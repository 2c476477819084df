/** The pages of a form with the answers of an example: the portal's own, with nothing behind them. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { assess } from '../../forms/assessment.ts'
import type { CompiledService } from '../../forms/compiled.ts'
import type { Example } from '../../forms/example.ts'
import { journey } from '../../forms/journey.ts'
import type { Answers } from '../../forms/question.ts'
import { addedRow, filledFields, readPage, shownPage, withPage } from '../../forms/read-page.ts'
import { describeAnswers } from '../../forms/review.ts'
import type { Config } from '../../platform/config.ts'
import { changeRows, rowChangeOf } from '../apply/group-rows.ts'
import { mapSettings } from '../apply/map-settings.ts'
import { QuestionPage } from '../apply/QuestionPage.tsx'
import { ReviewPage } from '../apply/ReviewPage.tsx'
import { StartPage } from '../apply/StartPage.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import { linesWithFiles } from '../components/file-lines.ts'
import type { Frame } from '../components/frame.ts'
import { postedFields } from '../posted.ts'
import { renderPage } from '../render.ts'
import { problemText, questionsIn } from '../texts/problems.ts'
import { isUpload } from '../upload-form.ts'
import { exampleHref } from './OverviewPage.tsx'
import { contextOf, type Previewed } from './previewed.ts'

/** An example that is looked at: its answers, or those that were typed since. */
export type OpenExample = {
  readonly previewed: Previewed
  readonly frame: Frame
  readonly config: Pick<Config, 'MAP_WMS_URL' | 'MAP_WMS_LAYERS' | 'MAP_TILES_URL' | 'MAP_ATTRIBUTION'>
  /** Its place among the examples, from 0. */
  readonly place: number
  readonly example: Example
  /** The service in the language of the page. */
  readonly compiled: CompiledService
  readonly answers: Answers
}

/** No token: nothing is kept here that somebody else could change. */
const csrf = 'vorschau'

/** Shows `start`, a page by its id, or `pruefen`; a POST reads what was typed and goes on, or says what is wrong with it. */
export function showExamplePage(
  request: FastifyRequest,
  reply: FastifyReply,
  open: OpenExample,
  pageId: string,
  keep: (answers: Answers) => void,
): FastifyReply {
  const { compiled, place } = open
  const isPost = request.method === 'POST'
  const hrefOf = (page: string): string => request.portal.href(exampleHref(place, page))
  const context = contextOf(open.previewed, open.example, open.answers)
  if (pageId === 'start') return isPost ? reply.redirect(hrefOf(compiled.pages[0]!.page.id), 303) : showStart(request, reply, open)
  if (pageId === 'pruefen') return isPost ? reply.redirect(request.portal.href(exampleHref(place)), 303) : showReview(request, reply, open)
  const compiledPage = compiled.pages.find(({ page }) => page.id === pageId)
  if (!compiledPage) return reply.redirect(request.portal.href(exampleHref(place)), 303)

  const way = journey(compiled, open.answers, context)
  const page = { id: pageId }
  const show = (raw: RawFields, problems: readonly FieldProblem[], status: number): FastifyReply => {
    const step = way.stepOf(pageId) ?? { step: compiled.pages.indexOf(compiledPage) + 1, of: way.pages.length }
    return renderPage(
      request,
      reply,
      <QuestionPage
        frame={open.frame}
        csrf={csrf}
        definition={compiled.definition}
        page={shownPage(compiled, page, open.answers, context)}
        raw={raw}
        problems={problems}
        step={step.step}
        of={Math.max(step.of, step.step) + 1}
        backHref={hrefOf(way.back(pageId)?.id ?? 'start')}
        stage="test"
        wasStale={false}
        map={mapSettings(request.portal, open.previewed.region, open.config)}
        files={filesOf(context, hrefOf)}
      />,
      status,
    )
  }
  if (!isPost) return show(filledFields(compiled, page, open.answers, context), [], 200)

  const onward = (answers: Answers): FastifyReply => {
    const after = journey(compiled, answers, context)
    return reply.redirect(hrefOf(after.next(pageId)?.id ?? 'pruefen'), 303)
  }
  // A page with files is shown as its example fills it in: they go nowhere from here.
  if (isUpload(request)) return onward(open.answers)
  const body = postedFields(request)
  const reading = readPage(compiled, page, body, context, open.answers)
  const asked = shownPage(compiled, page, open.answers, context).ask
  const change = rowChangeOf(body, asked)
  if (change)
    return show(
      changeRows(reading.raw, change, asked, (name) => addedRow(compiled, page, name, open.answers, context)),
      [],
      200,
    )
  if (reading.problems.length > 0) {
    const problems = reading.problems.map((problem) => ({
      field: problem.field,
      text: problemText(problem, questionsIn(compiled.questions), request.portal.language),
    }))
    return show(reading.raw, problems, 422)
  }
  const answers = withPage(compiled, page, open.answers, reading.answers, context)
  keep(answers)
  return onward(answers)
}

/** Files of examples are names: they can be shown, and not opened. */
const filesOf = (context: ReturnType<typeof contextOf>, hrefOf: (page: string) => string) => ({
  find: (id: string) => {
    const file = context.files.find(id)
    return file === null || 'refused' in file ? null : file
  },
  href: () => hrefOf('pruefen'),
  uploadHref: () => hrefOf('start'),
  discardHref: hrefOf('start'),
})

function showStart(request: FastifyRequest, reply: FastifyReply, { frame, compiled }: OpenExample): FastifyReply {
  return renderPage(
    request,
    reply,
    <StartPage frame={frame} csrf={csrf} serviceHref={null} service={compiled.definition} stage="test" wasStale={false} />,
  )
}

function showReview(request: FastifyRequest, reply: FastifyReply, open: OpenExample): FastifyReply {
  const { compiled, place, answers } = open
  const context = contextOf(open.previewed, open.example, answers)
  const way = journey(compiled, answers, context)
  const hrefOf = (page: string): string => request.portal.href(exampleHref(place, page))
  return renderPage(
    request,
    reply,
    <ReviewPage
      frame={open.frame}
      csrf={csrf}
      title={compiled.definition.title}
      sections={describeAnswers(compiled, answers, context).map(({ page, title, entries }) => ({
        id: page,
        title,
        changeHref: hrefOf(page),
        rows: entries.map((entry) => ({
          ...entry,
          lines: linesWithFiles(entry, request.portal.language, () => ({ href: hrefOf('pruefen') })),
        })),
      }))}
      assessment={assess(compiled, way.counted, context)}
      stage="test"
      backHref={hrefOf(way.pages.at(-1)?.id ?? 'start')}
      wasStale={false}
    />,
  )
}
