/** What was drawn of the places that somebody applied for, as notices show it. */
import type { Answers } from '../forms/question.ts'
import type { Definition } from '../forms/definition.ts'
import type { PlaceDrawing } from './notice-body.ts'
import { type Place, placesOf } from './places.ts'

/** The drawings of all places of an application, in its order. */
export const placeDrawings = (definition: Definition, answers: Answers): readonly PlaceDrawing[] =>
  placesOf(definition, answers).flatMap(drawingsOf)

/** What was drawn of one place. An address has no shapes to draw. */
function drawingsOf(_place: Place): readonly PlaceDrawing[] {
  return []
}
