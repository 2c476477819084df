import type { Authority, Office } from '../../network/region.ts'
import { ContactLines } from '../components/ContactLines.tsx'
import { contactOfAuthority } from '../components/frame.ts'
import type { Language } from '../context.ts'
import { German, SourceNote } from './service-words.tsx'
import { portalTexts } from './texts.ts'

/** Who decides and how to reach them: the office where it is known, with the authority's contact for all that it lacks. */
export const CompetentOffice = ({
  office,
  competent,
  language,
}: {
  office: Office | undefined
  competent: Authority
  language: Language
}) => {
  const words = portalTexts(language).service
  const general = contactOfAuthority(competent)
  const { address, phone, email } = office ?? {}
  // The note below says of the address where it was read and whether that was confirmed.
  const unconfirmed = (general.unconfirmed ?? []).filter((part) => part !== 'address')
  return (
    <section aria-labelledby="stelle">
      <h2 id="stelle">{words.office}</h2>
      {office ? (
        <p>
          <strong>
            <German language={language}>{office.name}</German>
          </strong>
          {office.source && (
            <>
              <br />
              <SourceNote source={office.source} language={language} />
            </>
          )}
        </p>
      ) : (
        <p>{words.officeUnknown}</p>
      )}
      <ContactLines
        contact={{ ...general, unconfirmed, ...(address && { address }), ...(phone && { phone }), ...(email && { email }) }}
        language={language}
      />
      {!address && (
        <p>
          <SourceNote source={competent.townHall.source} language={language} />
        </p>
      )}
    </section>
  )
}
