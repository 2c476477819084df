import { type KeptProof, type ProofName, proofNames } from '../../catalogue/proof-report.ts'
import { dayInWords } from '../../forms/days.ts'
import { dayOf } from '../../platform/clock.ts'
import { Badge } from '../components/Badge.tsx'
import { DescriptionList } from '../components/DescriptionList.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import type { Language } from '../context.ts'
import { type ProofDetails, proofSections, type ReadStatute, StatuteSection } from './proof-sections.tsx'
import { type ProofTexts, proofTexts } from './proof-texts.ts'
import { portalTexts } from './texts.ts'

/** The proofs of one released version, in one portal. */
export type ProofModel = {
  readonly frame: Frame
  readonly title: string
  /** The page of the public service; null for what has none. */
  readonly serviceHref: string | null
  readonly version: { readonly number: number; readonly digest: string; readonly releasedAt: Date }
  /** Null while nothing of this version was proved. */
  readonly proof: KeptProof | null
  readonly details: ProofDetails
  readonly statutes: readonly ReadStatute[]
}

/** What was checked of an online service before people use it, and what came of it. */
export const ProofPage = (model: ProofModel) => {
  const { frame, title, serviceHref, version, proof } = model
  const { portal } = frame
  const { language } = portal
  const words = proofTexts(language)
  const on = (time: Date): string => dayInWords(dayOf(time), language)
  const sections = proofSections(model.details, language)
  return (
    <Layout
      frame={frame}
      title={words.title(title)}
      width="wide"
      breadcrumb={[
        { text: portalTexts(language).start.title, href: portal.href('/') },
        ...(serviceHref === null ? [] : [{ text: title, href: serviceHref }]),
        { text: words.short },
      ]}
    >
      <div class="portal-measure portal-proofs">
        <h1>{words.title(title)}</h1>
        <p class="portal-lead">{words.lead}</p>
        <DescriptionList
          items={[
            { term: words.version, value: String(version.number) },
            { term: words.releasedOn, value: on(version.releasedAt) },
            ...(proof ? [{ term: words.provedOn, value: on(proof.provedAt) }] : []),
            { term: words.digest, value: <code class="portal-digest">{version.digest}</code> },
          ]}
        />
        <h2>{words.overview}</h2>
        <ul class="portal-where">
          {proofNames.map((name) => (
            <li>
              <a href={`#${name}`}>{words.proofs[name]}</a>
              <Outcome passed={passedOf(proof, name)} words={words} />
            </li>
          ))}
        </ul>
        {proofNames.map((name) => (
          <section aria-labelledby={name}>
            <h2 id={name}>{words.proofs[name]}</h2>
            <p>
              <Outcome passed={passedOf(proof, name)} words={words} />
            </p>
            {proof && passedOf(proof, name) !== null ? sections[name](proof.report) : <p>{words.uncheckedNote}</p>}
          </section>
        ))}
        {model.statutes.length > 0 && <StatuteSection statutes={model.statutes} language={language} />}
      </div>
    </Layout>
  )
}

const passedOf = (proof: KeptProof | null, name: ProofName): boolean | null => proof?.report[name].passed ?? null

const Outcome = ({ passed, words }: { readonly passed: boolean | null; readonly words: ProofTexts }) =>
  passed === null ? (
    <Badge kind="info" hasIcon>
      {words.unchecked}
    </Badge>
  ) : passed ? (
    <Badge kind="success" hasIcon>
      {words.passed}
    </Badge>
  ) : (
    <Badge kind="danger" hasIcon>
      {words.failed}
    </Badge>
  )

/** The link from the page of a service to its proofs. */
export const ProofLink = ({ href, language }: { readonly href: string; readonly language: Language }) => {
  const words = proofTexts(language)
  return (
    <p>
      {words.linkLead} <a href={href}>{words.link}</a>
    </p>
  )
}
