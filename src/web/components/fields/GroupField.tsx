import type { ComputedQuestion, GroupQuestion, Question } from '../../../forms/question.ts'
import { t } from '../../texts/texts.ts'
import { type FieldProps } from './field-types.ts'
import { QuestionFieldset } from './QuestionFieldset.tsx'
import { AddRow, RemoveRow, RowCount, rowsShown } from './row-parts.tsx'
import { SimpleQuestionField } from './SimpleQuestionField.tsx'
import { TableField } from './TableField.tsx'

/** `within`: the row around it, where it stands in one ("Ort 2"). */
type GroupProps = FieldProps<GroupQuestion> & { within?: string | undefined }

/**
 * The same questions once per thing. Buttons of the form add and remove rows (`_add=hunde`, `_remove=hunde.1`), so
 * it needs no script; the number of rows travels along in `hunde.rows`. A row may hold groups and tables of its own.
 */
const GroupField = ({ question, name, raw, problems, language, lists, files, within }: GroupProps) => {
  const words = t(language).group
  const rows = rowsShown(question, raw, name)
  return (
    <QuestionFieldset question={question} name={name} problems={problems} language={language} isLarge={within === undefined}>
      <RowCount name={name} rows={rows} question={question} language={language} />
      {Array.from({ length: rows }, (_, row) => (
        <fieldset class="portal-group-row" id={`${name}.${row}`} tabIndex={-1}>
          <legend class="kern-label">{words.row(question.item, row + 1)}</legend>
          <div class="portal-group-row__fields">
            {question.ask.map((part) => (
              <AnsweredField
                question={part}
                name={`${name}.${row}.${part.id}`}
                raw={raw}
                problems={problems}
                language={language}
                lists={lists}
                within={words.row(question.item, row + 1)}
                files={files}
              />
            ))}
            {rows > question.min && (
              <div>
                <RemoveRow name={name} row={row} question={question} language={language} within={within} />
              </div>
            )}
          </div>
        </fieldset>
      ))}
      <AddRow name={name} rows={rows} question={question} language={language} within={within} />
    </QuestionFieldset>
  )
}

/** A question on a page or in a row: by rows of its own, or in fields. */
export const AnsweredField = ({
  question,
  within,
  ...props
}: FieldProps<Exclude<Question, ComputedQuestion>> & { within?: string | undefined }) => {
  if (question.type === 'group') return <GroupField question={question} within={within} {...props} />
  if (question.type === 'table') return <TableField question={question} within={within} {...props} />
  return <SimpleQuestionField question={question} {...props} />
}
