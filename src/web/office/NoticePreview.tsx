import type { NoticeBlock, PlaceDrawing } from '../../cases/notice-body.ts'
import { DescriptionList } from '../components/DescriptionList.tsx'
import { Table } from '../components/Table.tsx'

const Paragraphs = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <p class="portal-text">{text}</p>
    ))}
  </>
)

const Title = ({ text }: { text: string }) => <h3 class="kern-heading kern-heading--small">{text}</h3>

/** A drawing as the letter shows it. Its markup was made by this program from checked shapes; nobody typed it. */
const Drawing = ({ drawing: { svg, alt, caption } }: { drawing: PlaceDrawing }) => (
  <figure class="portal-drawing">
    <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: svg }} />
    <figcaption class="portal-small">{caption}</figcaption>
  </figure>
)

const Block = ({ block }: { block: NoticeBlock }) => {
  switch (block.kind) {
    case 'section':
      return (
        <section>
          <Title text={block.title} />
          <Paragraphs texts={block.paragraphs} />
        </section>
      )
    case 'facts':
      return <DescriptionList items={block.rows.map(([term, value]) => ({ term, value }))} />
    case 'amounts':
      return (
        <Table
          caption="Beträge"
          columns={block.head.map((title, index) => ({ title, isRowTitle: index === 0, isNumeric: index > 0 }))}
          rows={[
            ...block.lines,
            block.head.map((_, index) =>
              index === 0 ? block.totalLabel : index === block.head.length - 1 ? <strong>{block.total}</strong> : '',
            ),
          ]}
        />
      )
    case 'numbered':
      return (
        <section>
          <Title text={block.title} />
          <p class="portal-text">{block.lead}</p>
          <ol class="portal-text portal-notice">
            {block.items.map(({ label, text }) => (
              <li>
                <strong>{label}:</strong> {text}
              </li>
            ))}
          </ol>
        </section>
      )
    case 'drawings':
      return (
        <section>
          <Title text={block.title} />
          {block.drawings.map((drawing) => (
            <Drawing drawing={drawing} />
          ))}
        </section>
      )
    default:
      return block satisfies never
  }
}

/** The parts of a notice as the letter will say them, word for word. */
export const NoticePreview = ({ blocks }: { blocks: readonly NoticeBlock[] }) => (
  <>
    {blocks.map((block) => (
      <Block block={block} />
    ))}
  </>
)
