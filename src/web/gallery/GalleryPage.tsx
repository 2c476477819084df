import type { Question } from '../../forms/question.ts'
import { Card, CardGrid } from '../components/Card.tsx'
import { fieldExamples } from '../components/fields/fields.examples.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { Table } from '../components/Table.tsx'
import { problemsOfAny } from './example-states.ts'
import { galleryTexts } from './texts.ts'

/** Where everything of the gallery is found. `pages` are the names of the example pages. */
export const GalleryPage = ({ frame, pages }: { frame: Frame; pages: readonly string[] }) => {
  const { href, language } = frame.portal
  const words = galleryTexts(language)
  return (
    <Layout frame={frame} title={words.title} width="wide">
      <h1>{words.title}</h1>
      <p class="portal-lead">{words.lead}</p>
      <h2>{words.kinds}</h2>
      <CardGrid
        label={words.kinds}
        cards={(Object.keys(fieldExamples) as Question['type'][]).map((type) => (
          <Card title={words.kindsInWords[type].name} level={3} href={href(`/muster/${type}`)} preline={type}>
            <p>{words.kindsInWords[type].about}</p>
          </Card>
        ))}
      />
      <h2>{words.pages}</h2>
      <p>{words.pagesLead}</p>
      <ul class="portal-links">
        {pages.map((name) => (
          <li>
            <a href={href(`/muster/seiten/${name}`)}>{name}</a>
          </li>
        ))}
      </ul>
      <h2>{words.anyProblem}</h2>
      <Table
        caption={words.anyProblem}
        isUnderHeading
        columns={[{ title: words.code, isRowTitle: true }, { title: words.wording }]}
        rows={problemsOfAny(fieldExamples.text[0].question, language).map(({ code, text }) => [
          <code class="portal-problem-code">{code}</code>,
          text,
        ])}
      />
    </Layout>
  )
}
