/** The places that somebody applied for: the answers to the question that `desk.place` of a service names. */
import { placeTypes } from '../forms/desk.ts'
import type { Definition } from '../forms/definition.ts'
import { type Answer, type Answers, isRepeated, type Question, rowOf } from '../forms/question.ts'
import { type SketchModel, sketchesOf } from '../forms/geometry/sketch.ts'
import { type FieldQuestion, showField } from '../forms/questions/kinds.ts'

/** One place: the question and its answer. */
export type Place = { readonly question: FieldQuestion; readonly answer: Answer }

const isPlaceQuestion = (question: Question): question is FieldQuestion => placeTypes.includes(question.type)

/** The places in the order of the application: one, or one for each row of a group. */
export function placesOf({ desk, pages }: Definition, answers: Answers): readonly Place[] {
  const question = pages.flatMap(({ ask }) => ask).find(({ id }) => id === desk?.place)
  const answer = question && answers[question.id]
  if (!question || answer === undefined) return []
  if (!isRepeated(question)) return isPlaceQuestion(question) ? [{ question, answer }] : []
  const asked = rowOf(question).filter(isPlaceQuestion)
  return (answer as readonly Answers[]).flatMap((row) =>
    asked.flatMap((inner) => {
      const place = row[inner.id]
      return place === undefined ? [] : [{ question: inner, answer: place }]
    }),
  )
}

/** Each place in one line of German words. */
export const placesInWords = (places: readonly Place[]): string[] =>
  places.map(({ question, answer }) => showField(question, answer, { language: 'de', options: [] }).join(', '))

/** What was drawn or described of each place, as a notice shows it. An address alone gives nothing to draw. */
export const sketchesOfPlaces = (places: readonly Place[]): readonly SketchModel[] => places.flatMap(({ answer }) => sketchesOf(answer))
