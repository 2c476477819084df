/** What somebody answers in the service that has every kind of question, on days that are still to come whenever the test runs. */
import type { Answers } from '../src/forms/question.ts'
import { shippedService } from './service-files.ts'

const nextYear = String(new Date().getFullYear() + 1)

/** Days of the examples' year that lie ahead of their own day move to the next year. */
const ahead = (answers: unknown): Answers =>
  JSON.parse(JSON.stringify(answers).replaceAll(/"\d{4}(-12-\d{2})"/g, `"${nextYear}$1"`)) as Answers

/** The answers of the service's first example: all that must be answered, and nothing else. */
export async function sampleAnswers(): Promise<Answers> {
  const { examples } = await shippedService('musterdienst')
  return ahead(examples[0]?.answers)
}

/** The same without its files: a draft of it is filled in up to their page. */
export async function answersWithoutFiles(): Promise<Answers> {
  const { plaene: _, ...others } = await sampleAnswers()
  return others
}
