/** The details of each proof, once it was checked. */
import type { ComponentChildren } from 'preact'
import type { ProofName, ProofReport } from '../../catalogue/proof-report.ts'
import { readabilityOf } from '../../forms/plain-language.ts'
import type { ProcedureName, Retention } from '../../forms/definition.ts'
import type { Texts } from '../../forms/texts.ts'
import type { Bylaw } from '../../network/region.ts'
import { KeptFor } from '../apply/KeptFor.tsx'
import { Badge } from '../components/Badge.tsx'
import { Table } from '../components/Table.tsx'
import type { Language } from '../context.ts'
import { type ProofTexts, proofTexts } from './proof-texts.ts'
import { German } from './service-words.tsx'

/** More rows of a table lie behind a word. */
const ROWS_SHOWN = 8

/** What the sections show beside the report itself. */
export type ProofDetails = {
  /** The German texts of the service by their paths, and its retention in the page's language. */
  readonly texts: Texts
  readonly retention: Retention | undefined
  readonly procedure: ProcedureName
  readonly schemaHref: string
}

/** What each section shows beneath its result. */
export function proofSections(
  { texts, retention, procedure, schemaHref }: ProofDetails,
  language: Language,
): { readonly [Name in ProofName]: (report: ProofReport) => ComponentChildren } {
  const words = proofTexts(language)
  return {
    examples: ({ examples: { names, failures } }) => (
      <>
        <p>{words.examples(names.length)}</p>
        {failures.length > 0 && <Told title={words.failures} lines={failures.map(({ example, message }) => `${example}: ${message}`)} />}
        <More summary={words.allExamples(names.length)}>
          <ul>
            {names.map((name) => (
              <li>
                <German language={language}>{name}</German>
              </li>
            ))}
          </ul>
        </More>
      </>
    ),
    coverage: ({ coverage }) => <CoverageDetails coverage={coverage} words={words} language={language} />,
    texts: ({ texts: { languages } }) => (
      <>
        <p>{words.master}</p>
        <ul>
          {languages.map(({ language: code, missing }) => (
            <li>
              {words.languages[code] ?? code}: {missing.length === 0 ? words.languageComplete : words.languageLacks(missing.length)}
            </li>
          ))}
        </ul>
      </>
    ),
    plainLanguage: ({ plainLanguage: { whole, texts: measured } }) => {
      const rows = measured.map(({ path, index }) => [
        `${index}, ${words.readabilities[readabilityOf(index)]}`,
        <German language={language}>{texts[path] ?? path}</German>,
      ])
      const columns = [{ title: words.index }, { title: words.text }]
      return (
        <>
          <p>{words.plainLead}</p>
          <p>{whole ? words.plainWhole(whole.index, words.readabilities[readabilityOf(whole.index)]) : words.plainNothing}</p>
          {rows.length > 0 && <Table caption={words.hardest} columns={columns} rows={rows.slice(0, ROWS_SHOWN)} />}
          {rows.length > ROWS_SHOWN && (
            <More summary={words.otherTexts(rows.length - ROWS_SHOWN)}>
              <Table caption={words.otherTexts(rows.length - ROWS_SHOWN)} isUnderHeading columns={columns} rows={rows.slice(ROWS_SHOWN)} />
            </More>
          )}
        </>
      )
    },
    accessibility: ({ accessibility: { pages, rules, notChecked, violations } }) => (
      <>
        <p>{words.axePages(pages, rules)}</p>
        {violations.length === 0 ? (
          <p>{words.axeNone}</p>
        ) : (
          <Table
            caption={words.axeFound}
            columns={[{ title: words.page, isRowTitle: true }, { title: words.rule }]}
            rows={violations.map(({ page, title, language: code, help, rule }) => [
              `${page === 'start' || page === 'review' ? words[page] : title} (${words.languages[code] ?? code})`,
              `${help[language]} (${rule})`,
            ])}
          />
        )}
        <p>{words.axeBlind}</p>
        <p>
          {words.axeNotChecked} {notChecked.map((rule, index) => [index > 0 && ', ', <code>{rule}</code>])}.
        </p>
      </>
    ),
    payload: ({ payload: { passed, checked, problems } }) => (
      <>
        <p>{passed ? words.payload(checked) : words.payloadFailed(checked)}</p>
        {problems.length > 0 && <Told title={words.failures} lines={problems.map(({ example, message }) => `${example}: ${message}`)} />}
        <p>
          <a href={schemaHref} type="application/schema+json">
            {words.schema}
          </a>
        </p>
      </>
    ),
    retention: ({ retention: { stated } }) =>
      stated && retention ? <KeptFor retention={retention} procedure={procedure} language={language} /> : <p>{words.notStated}</p>,
    legalBasis: ({ legalBasis: { stated } }) =>
      stated.length === 0 ? (
        <p>{words.notStated}</p>
      ) : (
        <ul>
          {stated.map((basis) => (
            <li>
              <German language={language}>{basis}</German>
            </li>
          ))}
        </ul>
      ),
  }
}

const kinds = ['page', 'condition', 'rule', 'line'] as const

const CoverageDetails = ({
  coverage: { counts, towns, missing },
  words,
  language,
}: {
  readonly coverage: ProofReport['coverage']
  readonly words: ProofTexts
  readonly language: Language
}) => {
  if (counts === null) return <p>{words.coverageUncounted}</p>
  const columns = [{ title: words.where, isRowTitle: true }, ...kinds.map((kind) => ({ title: words.kinds[kind], isNumeric: true }))]
  const rowOf = (name: string, counted: typeof counts) => [name, ...kinds.map((kind) => words.share(counted[kind].seen, counted[kind].of))]
  return (
    <>
      <p>{words.coverageLead}</p>
      <Table caption={words.shownByExamples} isUnderHeading columns={columns} rows={[rowOf(words.whole, counts)]} />
      {towns.length > 0 && (
        <More summary={words.perTown(towns.length)}>
          <Table
            caption={words.perTown(towns.length)}
            isUnderHeading
            columns={columns}
            rows={towns.map((town) => rowOf(town.name, town.counts))}
          />
        </More>
      )}
      {missing[language].length > 0 && <Told title={words.missing} lines={missing[language]} />}
    </>
  )
}

/** What few want to read: behind a word. */
const More = ({ summary, children }: { readonly summary: string; readonly children: ComponentChildren }) => (
  <details class="portal-details">
    <summary>{summary}</summary>
    <div class="portal-details-body">{children}</div>
  </details>
)

const Told = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) => (
  <>
    <h3>{title}</h3>
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  </>
)

/** A statute that the service reads in one town; undefined where that town has none in this portal. */
export type ReadStatute = { readonly town: string; readonly href: string | null; readonly bylaw: Bylaw | undefined }

/** The statutes of the towns, each with the way to its rules on the page of the service. */
export const StatuteSection = ({ statutes, language }: { readonly statutes: readonly ReadStatute[]; readonly language: Language }) => {
  const words = proofTexts(language)
  return (
    <section aria-labelledby="satzungen">
      <h2 id="satzungen">{words.statutes}</h2>
      <p>{words.statutesLead}</p>
      <ul>
        {statutes.map(({ town, href, bylaw }) => (
          <li>
            {href === null ? town : <a href={href}>{town}</a>}
            {': '}
            {bylaw?.isFound ? (
              <German language={language}>{[bylaw.title, bylaw.citation].filter(Boolean).join(' ')}</German>
            ) : (
              <Badge kind="warning">{words.statuteUnknown}</Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
