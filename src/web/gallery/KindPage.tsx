import { isTold, type Question } from '../../forms/question.ts'
import { type FieldExample, readExample } from '../components/fields/example.ts'
import { classes } from '../components/classes.ts'
import { exampleFiles } from '../components/fields/example-files.ts'
import { exampleLists, fieldExamples } from '../components/fields/fields.examples.tsx'
import { islandsFor } from '../components/fields/islands-for.ts'
import { QuestionField } from '../components/fields/QuestionField.tsx'
import { MapSettingsData } from '../components/MapSettingsData.tsx'
import type { MapSettings } from '../apply/map-settings.ts'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { Table } from '../components/Table.tsx'
import type { Language } from '../context.ts'
import { exampleIn, exampleStates, exampleYaml, problemsOf } from './example-states.ts'
import { galleryTexts } from './texts.ts'

/** One kind of question: its examples in every state, their file and data, and everything that can be wrong. */
export const KindPage = ({ frame, type, map }: { frame: Frame; type: Question['type']; map: MapSettings }) => {
  const { href, language } = frame.portal
  const words = galleryTexts(language)
  const { name, about } = words.kindsInWords[type]
  const examples = fieldExamples[type]
  const problems = problemsOf(examples[0].question, language)
  // There is no draft here that files could be sent to.
  const islands = islandsFor(examples.map((example) => readExample(example, {}, exampleLists).shown)).filter((name) => name !== 'upload')
  return (
    <Layout
      frame={frame}
      title={`${name} – ${words.title}`}
      width="wide"
      breadcrumb={[{ text: words.title, href: href('/muster') }, { text: name }]}
      islands={islands}
    >
      <p class="kern-preline">{type}</p>
      <h1>{name}</h1>
      <p class="portal-lead">{about}</p>
      {islands.includes('map') && <MapSettingsData {...map} />}
      {examples.map((example) => (
        <Example example={example} language={language} />
      ))}
      <h2>{words.problems}</h2>
      {problems.length === 0 ? (
        <p>{words.noProblems}</p>
      ) : (
        <>
          <p>{words.problemsLead}</p>
          <Table
            caption={words.problems}
            isUnderHeading
            columns={[{ title: words.code, isRowTitle: true }, { title: words.wording }]}
            rows={problems.map(({ code, text }) => [<code class="portal-problem-code">{code}</code>, text])}
          />
        </>
      )}
    </Layout>
  )
}

/** The examples are in German, whatever the language of the page around them. */
const Example = ({ example, language }: { example: FieldExample; language: Language }) => {
  const words = galleryTexts(language)
  const isAsked = !isTold(example.question)
  const { stored, lines } = readExample(example, example.answered, exampleLists)
  return (
    <section class="portal-example">
      <h2 lang="de">{example.name}</h2>
      <div class={classes('portal-example__states', example.question.type === 'table' && 'portal-example__states--wide')}>
        {exampleStates.slice(0, isAsked ? undefined : 1).map((state) => {
          const { question, raw, problems } = exampleIn(example, state)
          return (
            <div class="portal-example__state">
              {isAsked && <h3>{words.states[state]}</h3>}
              <div lang="de">
                <QuestionField question={question} raw={raw} problems={problems} language="de" lists={exampleLists} files={exampleFiles} />
              </div>
            </div>
          )
        })}
      </div>
      <div class="portal-example__states">
        <Source title={words.yaml} text={exampleYaml(example)} />
        {isAsked && <Source title={words.stored} text={JSON.stringify(stored, null, 2)} />}
        {isAsked && <Source title={words.read} text={lines.join('\n')} isProse />}
      </div>
    </section>
  )
}

const Source = ({ title, text, isProse = false }: { title: string; text: string; isProse?: boolean }) => (
  <div class="portal-example__state">
    <h3>{title}</h3>
    {isProse ? (
      <p class="portal-quote" lang="de">
        {text}
      </p>
    ) : (
      <pre class="portal-source" lang="de">
        <code>{text}</code>
      </pre>
    )}
  </div>
)
