import type { TableQuestion } from '../../../forms/question.ts'
import { t } from '../../texts/texts.ts'
import { OptionalMark } from './FieldParts.tsx'
import { type FieldProps } from './field-types.ts'
import { QuestionFieldset } from './QuestionFieldset.tsx'
import { AddRow, RemoveRow, RowCount, rowsShown } from './row-parts.tsx'
import { SimpleQuestionField } from './SimpleQuestionField.tsx'

/**
 * Rows of short answers as one table. The headings of row and column name each field, so that screen readers say both. On a
 * narrow screen the rows stand one below the other, and each field shows its own label.
 */
export const TableField = ({
  question,
  name,
  raw,
  problems,
  language,
  lists,
  within,
}: FieldProps<TableQuestion> & { within?: string | undefined }) => {
  const words = t(language).group
  const rows = rowsShown(question, raw, name)
  const canShrink = rows > question.min
  return (
    <QuestionFieldset question={question} name={name} problems={problems} language={language} isLarge={within === undefined}>
      <RowCount name={name} rows={rows} question={question} language={language} />
      {rows > 0 && (
        <div class="portal-rows-frame">
          <table class="portal-rows">
            <thead>
              <tr>
                <th scope="col">{question.item}</th>
                {question.ask.map((cell) => (
                  <th scope="col">
                    <span id={`${name}-${cell.id}`}>{cell.label}</span>
                    {'optional' in cell && <OptionalMark isOptional={cell.optional} language={language} />}
                    {'hint' in cell && cell.hint !== undefined && <span class="portal-rows__hint">{cell.hint}</span>}
                  </th>
                ))}
                {canShrink && (
                  <th scope="col">
                    <span class="kern-sr-only">{words.removal}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: rows }, (_, row) => (
                <tr id={`${name}.${row}`} tabIndex={-1}>
                  <th scope="row" id={`${name}.${row}-row`}>
                    <span class="portal-rows__item">{question.item} </span>
                    {row + 1}
                  </th>
                  {question.ask.map((cell) => (
                    <td>
                      <SimpleQuestionField
                        question={cell}
                        name={`${name}.${row}.${cell.id}`}
                        raw={raw}
                        problems={problems}
                        language={language}
                        lists={lists}
                        labelledBy={`${name}.${row}-row ${name}-${cell.id}`}
                      />
                    </td>
                  ))}
                  {canShrink && (
                    <td class="portal-rows__remove">
                      <RemoveRow name={name} row={row} question={question} language={language} within={within} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddRow name={name} rows={rows} question={question} language={language} within={within} />
    </QuestionFieldset>
  )
}
