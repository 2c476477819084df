import type { UploadedFile } from '../../../forms/context.ts'
import { sizeInWords } from '../../../forms/files.ts'
import { acceptedMediaTypes, acceptedNames, mostBytesOf } from '../../../forms/questions/files.ts'
import type { Language } from '../../context.ts'
import { t } from '../../texts/texts.ts'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { errorId, FieldError, Hint, hintId, OptionalMark } from './FieldParts.tsx'
import { type FieldProps, type QuestionOf, valuesOf } from './field-types.ts'

/** One file that is kept: opened by its name, taken out by its button. Its id travels with the form. */
export const KeptFile = ({ name, file, href, language }: { name: string; file: UploadedFile; href: string; language: Language }) => {
  const words = t(language).files
  return (
    <li class="portal-file">
      <input type="hidden" name={name} value={file.id} />
      <span class="portal-file__what">
        <a class="kern-link" href={href} download>
          {file.name}
        </a>{' '}
        <span class="portal-file__size">{sizeInWords(file.size, language)}</span>
      </span>
      <Button look="tertiary" icon="remove" name="_discard" value={file.id} backTo={name} spoken={words.removeWhich(file.name)}>
        {words.remove}
      </Button>
    </li>
  )
}

/** Where the script of this field finds its addresses, limits and words; `{name}` stands for a file's name. */
const forScript = (name: string, question: QuestionOf<'file'>, files: NonNullable<FieldProps['files']>, language: Language) => {
  const words = t(language).files
  return {
    'data-upload': files.uploadHref(name),
    'data-discard': files.discardHref,
    'data-max-files': question.max,
    'data-max-bytes': mostBytesOf(question),
    'data-sending': words.sending('{name}'),
    'data-checking': words.checking('{name}'),
    'data-sent': words.sent('{name}'),
    'data-removed': words.removed('{name}'),
    'data-failed': words.failed('{name}'),
    'data-too-large': words.tooLarge('{name}', question.maxMegabytes),
    'data-full': words.full(question.max),
    'data-cancel': words.cancel,
    'data-waiting': words.waiting,
    'data-error': t(language).errorPrefix,
  }
}

/**
 * Files to send along. What is kept is listed with a button for each to take it out; what is chosen goes up with the form,
 * or at once by the button beside it. A script (islands/upload.ts) sends each by itself and shows how far it is.
 */
export const FileField = ({ question, name, raw, problems, language, files }: FieldProps<QuestionOf<'file'>>) => {
  const words = t(language).files
  const input = `${name}.upload`
  const isMany = question.max > 1
  const kept = valuesOf(raw, name).flatMap((id) => files?.find(id) ?? [])
  const said = problems.filter(({ field }) => field === name || field === input)
  const isFull = kept.length >= question.max && said.length === 0
  return (
    <fieldset
      class={classes('kern-fieldset portal-files', said.length > 0 && 'kern-fieldset--error')}
      id={name}
      tabIndex={-1}
      aria-describedby={classes(hintId(name), said.length > 0 && errorId(name))}
      {...(files ? forScript(name, question, files, language) : {})}
    >
      <legend class="kern-label">
        {question.label}
        <OptionalMark isOptional={question.optional} language={language} />
      </legend>
      <Hint name={name}>
        {question.hint !== undefined && <>{question.hint} </>}
        {words.hint(acceptedNames(question), question.maxMegabytes)}
        {isMany && <> {words.several(question.max)}</>}
        {isMany && question.accept.includes('pdf') && question.accept.includes('image') && <> {words.together}</>}
      </Hint>
      <div class="kern-fieldset__body">
        <ul class="portal-files__kept" aria-label={words.kept} hidden={kept.length === 0}>
          {kept.map((file) => (
            <KeptFile name={name} file={file} href={files?.href(file.id) ?? ''} language={language} />
          ))}
        </ul>
        <p class="portal-small portal-files__full" hidden={!isFull}>
          {words.full(question.max)}
        </p>
        <div class="portal-files__more" hidden={isFull}>
          <label class="kern-label" for={input}>
            {kept.length > 0 ? words.another(isMany) : words.choose(isMany)}
          </label>
          <div class="portal-files__row">
            <input
              class="portal-files__input"
              type="file"
              id={input}
              name={input}
              multiple={isMany}
              accept={acceptedMediaTypes(question).join(',')}
              aria-invalid={said.length > 0 ? true : undefined}
              aria-describedby={classes(hintId(name), said.length > 0 && errorId(name))}
            />
            <Button look="secondary" icon="upload" name="_upload" value={name} backTo={name}>
              {words.upload}
            </Button>
          </div>
        </div>
      </div>
      <div id={errorId(name)}>
        {said.map(({ text }, index) => (
          <FieldError name={index === 0 ? `${name}-first` : `${name}-${index}`} text={text} language={language} />
        ))}
      </div>
      <p class="kern-sr-only" role="status" />
    </fieldset>
  )
}
