import type { Source } from '../../network/region.ts'
import { ContactLines } from '../components/ContactLines.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import type { Language } from '../context.ts'
import { SourceNote } from './service-words.tsx'

const words = {
  de: {
    title: 'Impressum',
    provider: 'Anbieter dieses Portals',
    providerLaw: 'Angaben nach § 5 Digitale-Dienste-Gesetz',
    missing: 'Nicht hinterlegt',
    missingWhat:
      'Folgendes haben wir in unseren Quellen nicht gefunden und ergänzen es nicht nach Gutdünken. Die Behörde trägt es ein, bevor das Portal in Betrieb geht:',
    representative: 'wer die Behörde nach außen vertritt',
    phone: 'eine Telefonnummer',
    email: 'eine E-Mail-Adresse',
    address: 'eine Postanschrift',
    supervision: 'die zuständige Aufsichtsbehörde',
    letter: 'Bis dahin erreichen Sie die Behörde per Post unter der genannten Anschrift.',
    operation: 'Technischer Betrieb',
    operatedBy: (name: string) => `Den technischen Betrieb verantwortet ${name} im Auftrag der Behörde.`,
    regional: (name: string) =>
      `Dieses Portal ist Teil von „${name}“. Die Behörden der Region teilen sich die Technik; für ihre Inhalte steht jede selbst ein.`,
    liability: 'Inhalte und Verweise',
    liabilityWhat:
      'Wir prüfen unsere Inhalte sorgfältig. Angaben, die noch niemand bestätigt hat, sind als ungeprüft gekennzeichnet. Für Seiten anderer Anbieter, auf die wir verweisen, sind diese verantwortlich.',
    sources: 'Quellen und Lizenzen',
    software: 'Die Software dieses Portals ist frei und steht unter der European Union Public Licence 1.2 (EUPL-1.2).',
    kern: 'Die Gestaltung beruht auf KERN, dem Designsystem der deutschen Verwaltung (EUPL-1.2), die Schrift ist Fira Sans (SIL Open Font License).',
    postalCodes: 'Postleitzahlen und Mittelpunkte der Karten',
    members: 'Beteiligte Behörden',
    maps: 'Karten und Grenzen',
    mapSoftware: 'Karten zeigt Leaflet (BSD-2-Klausel), gemessen wird mit Turf (MIT).',
  },
  en: {
    title: 'Imprint',
    provider: 'Provider of this portal',
    providerLaw: 'Information under section 5 of the German Digital Services Act (DDG)',
    missing: 'Not on record',
    missingWhat:
      'We did not find the following in our sources and do not fill it in by guessing. The authority adds it before the portal goes into operation:',
    representative: 'who represents the authority',
    phone: 'a telephone number',
    email: 'an e-mail address',
    address: 'a postal address',
    supervision: 'the supervisory authority',
    letter: 'Until then you can reach the authority by post at the address above.',
    operation: 'Technical operation',
    operatedBy: (name: string) => `${name} is responsible for the technical operation on behalf of the authority.`,
    regional: (name: string) =>
      `This portal is part of “${name}”. The authorities of the region share the technology; each answers for its own contents.`,
    liability: 'Contents and links',
    liabilityWhat:
      'We check our contents carefully. Facts that nobody has confirmed yet are marked as not verified. Pages of other providers that we link to are their responsibility.',
    sources: 'Sources and licences',
    software: 'The software of this portal is free, under the European Union Public Licence 1.2 (EUPL-1.2).',
    kern: 'The design is based on KERN, the design system of the German administration (EUPL-1.2); the typeface is Fira Sans (SIL Open Font License).',
    postalCodes: 'Postal codes and centres of maps',
    members: 'Participating authorities',
    maps: 'Maps and borders',
    mapSoftware: 'Maps are shown by Leaflet (BSD 2-Clause) and measured with Turf (MIT).',
  },
} satisfies Record<Language, unknown>

export type ImprintPageModel = {
  frame: Frame
  /** The IT provider that runs the portal for this authority, where it is known, and where that was read. */
  itProvider?: { readonly name: string; readonly source: Source | undefined } | undefined
  /** Where facts of the whole region were read; their licences ask to be named. */
  sources: {
    readonly postalCodes: Source
    readonly members: Source
    /** Of the picture behind maps and of borders, where an operator has loaded them. */
    readonly maps?: readonly string[]
  }
}

const SourceText = ({ source: { text, url }, language }: { source: Source; language: Language }) => {
  const lang = language === 'de' ? undefined : 'de'
  return url === undefined ? (
    <span lang={lang}>{text}</span>
  ) : (
    <a href={url} lang={lang}>
      {text}
    </a>
  )
}

/** Who answers for this portal (§ 5 DDG). What is not known is named as missing, and never invented. */
export const ImprintPage = ({ frame, itProvider, sources }: ImprintPageModel) => {
  const { portal, contact, regionalName } = frame
  const word = words[portal.language]
  const missing = [
    word.representative,
    ...(contact.address ? [] : [word.address]),
    ...(contact.phone ? [] : [word.phone]),
    ...(contact.email ? [] : [word.email]),
    word.supervision,
  ]
  return (
    <Layout frame={frame} title={word.title}>
      <h1>{word.title}</h1>
      <h2>{word.provider}</h2>
      <p class="portal-muted">{word.providerLaw}</p>
      <ContactLines contact={contact} language={portal.language} />
      <h3>{word.missing}</h3>
      <p>{word.missingWhat}</p>
      <ul>
        {missing.map((what) => (
          <li>{what}</li>
        ))}
      </ul>
      {contact.address && <p>{word.letter}</p>}
      <h2>{word.operation}</h2>
      {itProvider && (
        <p>
          {word.operatedBy(itProvider.name)}
          {itProvider.source && (
            <>
              <br />
              <SourceNote source={itProvider.source} language={portal.language} />
            </>
          )}
        </p>
      )}
      <p>{word.regional(regionalName)}</p>
      <h2>{word.liability}</h2>
      <p>{word.liabilityWhat}</p>
      <h2>{word.sources}</h2>
      <ul>
        <li>{word.software}</li>
        <li>{word.kern}</li>
        <li>{word.mapSoftware}</li>
        <li>
          {word.postalCodes}: <SourceText source={sources.postalCodes} language={portal.language} />
        </li>
        <li>
          {word.members}: <SourceText source={sources.members} language={portal.language} />
        </li>
        {sources.maps && sources.maps.length > 0 && (
          <li>
            {word.maps}: <span lang={portal.language === 'de' ? undefined : 'de'}>{sources.maps.join('; ')}</span>
          </li>
        )}
      </ul>
    </Layout>
  )
}
