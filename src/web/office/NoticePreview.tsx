import type { NoticeBlock } from '../../cases/notice-body.ts'
import { DescriptionList } from '../components/DescriptionList.tsx'
import { PlaceSketches } from '../components/PlaceSketch.tsx'
import { Table } from '../components/Table.tsx'

const Paragraphs = ({ texts }: { texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <p class="portal-text">{text}</p>
    ))}
  </>
)

const Title = ({ text }: { text: string }) => <h3 class="kern-heading kern-heading--small">{text}</h3>

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
          isUnderHeading
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
    case 'sketches':
      return (
        <section>
          <Title text={block.title} />
          <PlaceSketches sketches={block.sketches} language="de" />
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
