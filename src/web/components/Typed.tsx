import type { Language } from '../context.ts'

const headings = { de: 'Das hatten Sie eingegeben', en: 'This is what you had typed' } satisfies Record<Language, string>

/** What was typed, without the fields that pages add for themselves (their names begin with `_`). */
export const typedValues = (fields: Readonly<Record<string, string | readonly string[]>>): string[] =>
  Object.entries(fields)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([, value]) => value)
    .filter((value) => value.trim() !== '')

/** What somebody typed that could not be saved, for reading and copying, with its lines. */
export const Typed = ({ values, language }: { values: readonly string[]; language: Language }) => (
  <div class="portal-panel">
    <h2>{headings[language]}</h2>
    {values.map((value) => (
      <p>
        {value.split(/\r?\n/).map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </div>
)
