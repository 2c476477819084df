import { ContactLines } from '../components/ContactLines.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { Table } from '../components/Table.tsx'
import { mapSection, privacyNotice, SUPERVISOR_WEBSITE, type NoticeSection } from './privacy-texts.ts'

const Section = ({ section: { title, paragraphs, points } }: { section: NoticeSection }) => (
  <>
    <h2>{title}</h2>
    {paragraphs.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
    {points && (
      <ul>
        {points.map((point) => (
          <li>{point}</li>
        ))}
      </ul>
    )}
  </>
)

/**
 * What this portal does with personal data, who answers for it, and what one can demand (Art. 13 GDPR). `mapHost`: where the
 * pictures behind maps come from, if from anywhere.
 */
export const PrivacyPage = ({ frame, mapHost = null }: { frame: Frame; mapHost?: string | null }) => {
  const { portal, contact } = frame
  const notice = privacyNotice(portal.language)
  return (
    <Layout frame={frame} title={notice.title}>
      <h1>{notice.title}</h1>
      <p class="portal-lead">{notice.lead}</p>
      <h2>{notice.controller}</h2>
      <ContactLines contact={contact} language={portal.language} />
      <p class="portal-after-contact">{contact.address ? notice.officer.byPost : notice.officer.unknown}</p>
      {notice.sections.map((section) => (
        <Section section={section} />
      ))}
      {mapHost !== null && <Section section={mapSection(portal.language, mapHost)} />}
      <h2>Cookies</h2>
      <Table
        caption={notice.cookies.caption}
        columns={notice.cookies.columns.map((title, index) => ({ title, isRowTitle: index === 0 }))}
        rows={notice.cookies.rows}
      />
      <Section section={notice.rights} />
      <h2>{notice.complaint.title}</h2>
      <p>
        {notice.complaint.text} <a href={SUPERVISOR_WEBSITE}>{notice.complaint.link}</a>
      </p>
    </Layout>
  )
}
