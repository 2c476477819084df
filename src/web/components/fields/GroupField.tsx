import { t } from '../../texts/texts.ts'
import { Button } from '../Button.tsx'
import { Fieldset } from './FieldParts.tsx'
import { problemAt, valueOf, type FieldProps, type QuestionOf, type RawFields } from './field-types.ts'
import { SimpleQuestionField } from './SimpleQuestionField.tsx'

/** How many rows the form shows: what was posted or stored, otherwise as many as must be filled in. */
const rowsOf = ({ min, max }: QuestionOf<'group'>, raw: RawFields, name: string): number => {
  const rows = Number.parseInt(valueOf(raw, `${name}.rows`), 10)
  return Math.min(max, Math.max(min, Number.isNaN(rows) ? Math.max(min, 1) : rows))
}

/**
 * The same questions once per thing. Buttons of the form add and remove rows (`_add=hunde`, `_remove=hunde.1`), so
 * it needs no script; the number of rows travels along in `hunde.rows`.
 */
export const GroupField = ({ question, name, raw, problems, language, lists, files }: FieldProps<QuestionOf<'group'>>) => {
  const words = t(language).group
  const rows = rowsOf(question, raw, name)
  return (
    <Fieldset
      name={name}
      legend={question.label}
      isOptional={question.optional}
      hint={question.hint}
      problem={problemAt(problems, name)}
      language={language}
      isLarge
    >
      <input type="hidden" name={`${name}.rows`} value={String(rows)} />
      {rows === 0 && <p class="portal-empty">{words.none(question.item)}</p>}
      {Array.from({ length: rows }, (_, row) => (
        <fieldset class="portal-group-row" id={`${name}.${row}`} tabIndex={-1}>
          <legend class="kern-label">{words.row(question.item, row + 1)}</legend>
          <div class="portal-group-row__fields">
            {question.ask.map((part) => (
              <SimpleQuestionField
                question={part}
                name={`${name}.${row}.${part.id}`}
                raw={raw}
                problems={problems}
                language={language}
                lists={lists}
                files={files}
              />
            ))}
            {rows > question.min && (
              <div>
                <Button look="tertiary" icon="remove" name="_remove" value={`${name}.${row}`}>
                  {words.remove(question.item, row + 1)}
                </Button>
              </div>
            )}
          </div>
        </fieldset>
      ))}
      {rows < question.max && (
        <div>
          <Button look="secondary" icon="add" name="_add" value={name}>
            {words.add(question.item)}
          </Button>
        </div>
      )}
    </Fieldset>
  )
}
