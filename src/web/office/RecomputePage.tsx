import type { Recomputation, RecomputedLine } from '../../cases/recompute.ts'
import { Alert } from '../components/Alert.tsx'
import { Button } from '../components/Button.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import { DateInputs } from '../components/fields/DateInputs.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import { Layout } from '../components/Layout.tsx'
import { t } from '../texts/texts.ts'
import type { DeskFrame } from './desk-frame.ts'
import { causeInWords, differenceInWords, rewrittenInWords, sideInWords } from './recompute-words.ts'

const day = t('de').dateFormat

/** A case computed anew for a day: what differs from what was shown at sending, and why. It changes nothing. */
export const RecomputePage = ({
  desk,
  caseHref,
  reference,
  computed,
  raw,
  problems,
}: {
  desk: DeskFrame
  caseHref: string
  reference: string
  /** Null where the day was mistyped; `deleted` where the contents of the case are gone. */
  computed: Recomputation | 'deleted' | null
  raw: RawFields
  problems: readonly FieldProblem[]
}) => (
  <Layout
    frame={desk.frame}
    title={`Neu berechnen – ${reference}`}
    staff={desk.staff}
    problems={problems}
    breadcrumb={[
      { text: 'Vorgänge', href: desk.frame.portal.href('/amt') },
      { text: reference, href: caseHref },
      { text: 'Neu berechnen' },
    ]}
  >
    <p class="kern-preline">{reference}</p>
    <h1 class="kern-heading">Neu berechnen</h1>
    {computed === 'deleted' ? (
      <Alert kind="info" title="Die Angaben sind gelöscht">
        <p>Ohne sie lässt sich nichts mehr berechnen.</p>
      </Alert>
    ) : (
      <>
        <p class="portal-lead">
          Was ergibt sich aus denselben Angaben an einem anderen Tag? Hier wird nur gerechnet; der Vorgang bleibt, wie er ist.
        </p>
        <form class="portal-form" method="get" action={`${caseHref}/neuberechnung`} noValidate>
          <DateInputs name="tag" legend="Für welchen Tag?" isOptional={false} raw={raw} problems={problems} language="de" />
          <Button>Berechnen</Button>
        </form>
        {computed && <Computed {...computed} />}
      </>
    )}
    <p class="portal-next-hint">
      <a class="kern-link" href={caseHref}>
        Zurück zum Vorgang
      </a>
    </p>
  </Layout>
)

const Computed = (computed: Recomputation) => {
  const { lines, sentOn, rewritten } = computed
  const different = lines.filter(({ causes }) => causes.length > 0).length
  return (
    <section aria-labelledby="computed">
      <h2 class="kern-heading kern-heading--small" id="computed">
        {`Am ${day(computed.day)}`}
      </h2>
      <p>
        {different === 0
          ? `Es ergibt sich dasselbe wie beim Absenden am ${day(sentOn)}.`
          : `${different === 1 ? 'Eine Zeile ist' : `${different} Zeilen sind`} anders als beim Absenden am ${day(sentOn)}.`}
      </p>
      {lines.length > 0 && (
        <table class="kern-table portal-compared">
          <caption class="kern-sr-only">{`Berechnung für den ${day(computed.day)}, Zeile für Zeile`}</caption>
          <thead class="kern-table__head">
            <tr class="kern-table__row">
              {['Beim Absenden', `Am ${day(computed.day)}`, 'Unterschied'].map((title) => (
                <th scope="col" class="kern-table__header kern-table__header--numeric">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          {lines.map((line) => (
            <ComparedLine line={line} on={computed.day} />
          ))}
        </table>
      )}
      <details class="portal-details">
        <summary>Was an der Satzung im Portal seit dem Absenden geändert wurde</summary>
        <div class="portal-details-body">
          {rewritten.length === 0 ? (
            'Nichts, was an diesem Tag gilt.'
          ) : (
            <ul>
              {rewrittenInWords(rewritten).map((text) => (
                <li>{text}</li>
              ))}
            </ul>
          )}
        </div>
      </details>
    </section>
  )
}

/** The label over its amounts, so that three columns are all that a small screen must hold. */
const ComparedLine = ({ line, on }: { line: RecomputedLine; on: string }) => (
  <tbody class="kern-table__body">
    <tr class="kern-table__row">
      <th scope="rowgroup" colSpan={3} class="kern-table__header">
        {line.label}
      </th>
    </tr>
    <tr class="kern-table__row">
      <td class="kern-table__cell kern-table__cell--numeric">{sideInWords(line.shown)}</td>
      <td class="kern-table__cell kern-table__cell--numeric">{sideInWords(line.now)}</td>
      <td class="kern-table__cell kern-table__cell--numeric">{differenceInWords(line)}</td>
    </tr>
    {line.causes.length > 0 && (
      <tr class="kern-table__row">
        <td colSpan={3} class="kern-table__cell">
          <ul class="portal-compared__why">
            {line.causes.map((cause) => (
              <li>{causeInWords(cause, line, on)}</li>
            ))}
          </ul>
        </td>
      </tr>
    )}
  </tbody>
)
