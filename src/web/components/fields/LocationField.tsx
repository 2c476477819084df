/** A place in a street: its address, a map to draw it on where a script can run, its side, length and width. */
import type { ComponentChildren } from 'preact'
import { measuresInWords } from '../../../forms/geometry/in-words.ts'
import { measuresOf } from '../../../forms/geometry/measure.ts'
import { readShapes } from '../../../forms/geometry/read-shapes.ts'
import { shapeKinds } from '../../../forms/geometry/shape.ts'
import { streetSides } from '../../../forms/question.ts'
import type { Language } from '../../context.ts'
import { t } from '../../texts/texts.ts'
import { classes } from '../classes.ts'
import { describedBy, FieldError } from './FieldParts.tsx'
import { problemAt, valueOf, type FieldProps, type QuestionOf } from './field-types.ts'
import { QuestionFieldset } from './QuestionFieldset.tsx'
import { TextInput, type TextInputProps } from './TextInput.tsx'

type Props = FieldProps<QuestionOf<'location'>>

export const LocationField = (props: Props) => {
  const { question, name, raw, problems, language } = props
  const words = t(language).location
  const part = (of: string, label: string, { isOptional, ...settings }: Partial<TextInputProps> = {}) => (
    <TextInput
      name={`${name}.${of}`}
      label={label}
      value={valueOf(raw, `${name}.${of}`)}
      language={language}
      problem={problemAt(problems, `${name}.${of}`)}
      isOptional={isOptional === true || question.optional}
      showsOptional={isOptional === true}
      {...settings}
    />
  )
  // Drawn or stated: neither is asked for by itself, so neither is called voluntary.
  const measure = (of: 'length' | 'width') =>
    part(of, words[of], { isOptional: true, showsOptional: false, inputMode: 'decimal', width: 'short', unit: 'm' })
  return (
    <QuestionFieldset question={question} name={name} problems={problems} language={language}>
      <div class="portal-row portal-row--number">
        {part('street', words.street)}
        {part('houseNumber', words.houseNumber, { isOptional: true, width: 'short' })}
      </div>
      <div class="portal-row portal-row--end">
        {part('postalCode', words.postalCode, { inputMode: 'numeric', width: 'short' })}
        {part('place', words.place)}
      </div>
      <Drawing {...props} />
      <SideOfStreet {...props} />
      {question.size === 'length' && measure('length')}
      {question.size === 'area' && (
        <div class="portal-measures">
          {measure('length')}
          {measure('width')}
        </div>
      )}
    </QuestionFieldset>
  )
}

const SideOfStreet = ({ name: location, raw, problems, language }: Props) => {
  const words = t(language).location
  const name = `${location}.side`
  const problem = problemAt(problems, name)
  const chosen = valueOf(raw, name)
  return (
    <div class={classes('kern-form-input', problem !== undefined && 'kern-form-input--error')}>
      <label class="kern-label" for={name}>
        {words.side}
        <span class="kern-label__optional"> ({t(language).optional})</span>
      </label>
      <div class="kern-form-input__select-wrapper portal-input--medium">
        <select
          class={classes('kern-form-input__select', problem !== undefined && 'kern-form-input__select--error')}
          id={name}
          name={name}
          aria-invalid={problem !== undefined ? true : undefined}
          aria-describedby={describedBy(name, undefined, problem)}
        >
          <option value="" selected={chosen === ''}>
            {t(language).pleaseChoose}
          </option>
          {streetSides.map((side) => (
            <option value={side} selected={side === chosen}>
              {words[side]}
            </option>
          ))}
        </select>
      </div>
      {problem !== undefined && <FieldError name={name} text={problem} language={language} />}
    </div>
  )
}

/** What a text of a drawing holds, or that it crosses itself; nothing where that cannot be said. */
function inWords(text: string, language: Language): string {
  const read = readShapes(text.trim(), { draw: shapeKinds, many: true }, '')
  if (read.ok) return ` (${measuresInWords(measuresOf(read.shapes), language)})`
  return read.problem.code === 'shapeCrossesItself' ? ` (${t(language).location.crossesItself})` : ''
}

/**
 * The drawing, and the map that it is drawn on. Without a script there is no map; a drawing from before is kept by a box
 * that can be unticked. The script takes both over: it shows the map, hides the box and writes into it.
 */
const Drawing = ({ question, name: location, raw, problems, language }: Props) => {
  const words = t(language).location
  const name = `${location}.shapes`
  const problem = problemAt(problems, name)
  const text = valueOf(raw, name)
  return (
    <div
      class="portal-drawing"
      id={name}
      role="group"
      tabIndex={-1}
      aria-label={words.shapes}
      aria-describedby={describedBy(name, undefined, problem)}
      data-drawing
      data-draw={question.draw.join(' ')}
      data-many={question.many ? 'yes' : 'no'}
    >
      {text === '' ? (
        <input type="hidden" name={name} value="" data-drawing-text />
      ) : (
        <div class="kern-form-check" data-drawing-box>
          <input
            class={classes('kern-form-check__checkbox', problem !== undefined && 'kern-form-check__checkbox--error')}
            type="checkbox"
            id={`${name}-box`}
            name={name}
            value={text}
            checked
            data-drawing-text
            aria-invalid={problem !== undefined ? true : undefined}
          />
          <label class="kern-label" for={`${name}-box`}>
            {words.keepShapes + inWords(text, language)}
          </label>
        </div>
      )}
      <input type="hidden" name={`${location}.hasMap`} value={valueOf(raw, `${location}.hasMap`)} data-drawing-has-map />
      <DrawingMap question={question} location={location} language={language} />
      {problem !== undefined && <FieldError name={name} text={problem} language={language} />}
    </div>
  )
}

/** A tool of the map. One that can do nothing now keeps its place: what moved under the hand would be missed. */
const Tool = ({ tool, children }: { tool: string; children: ComponentChildren }) => (
  <button type="button" class="kern-btn kern-btn--secondary portal-map__tool" data-tool={tool}>
    <span class="kern-label">{children}</span>
  </button>
)

/** Hidden until the script takes it: an empty box would only be in the way. */
const DrawingMap = ({ question, location, language }: { question: QuestionOf<'location'>; location: string; language: Language }) => {
  const words = t(language).map
  const behind = `${location}.side`
  return (
    <div class="portal-map" data-map hidden>
      <p>
        {words.intro[question.size]} {words.how[question.draw.includes('area') ? 'area' : (question.draw[0] ?? 'area')]}
      </p>
      <p>
        <a class="portal-map__skip" href={`#${behind}`}>
          {words.skip}
        </a>
      </p>
      <div class="portal-map__tools" role="group" aria-label={`${words.draw} ${question.label}`}>
        <span>{words.draw}</span>
        {shapeKinds
          .filter((kind) => question.draw.includes(kind))
          .map((kind) => (
            <Tool tool={kind}>{words[kind]}</Tool>
          ))}
      </div>
      <div
        class="portal-map__surface"
        data-map-surface
        role="application"
        tabIndex={0}
        aria-label={words.label(question.label)}
        aria-describedby={`${location}.shapes-keys`}
      />
      <div class="portal-map__tools">
        <Tool tool="finish">{words.finish}</Tool>
        <Tool tool="setPoint">{words.setPoint}</Tool>
        <Tool tool="undo">{words.undo}</Tool>
        <Tool tool="remove">{words.remove}</Tool>
      </div>
      <p class="portal-map__status" role="status" data-map-status />
      <p class="portal-small portal-map__keys" id={`${location}.shapes-keys`}>
        {words.keys}
      </p>
      <p class="portal-small" data-map-without-picture hidden>
        {words.withoutPicture[question.size]}
      </p>
    </div>
  )
}
