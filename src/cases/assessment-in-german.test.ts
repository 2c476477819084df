import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { foundTown, keeper } from '../../test/town.ts'
import { frozenBylaw } from '../catalogue/versions.ts'
import { assessmentInGerman } from './assessment-in-german.ts'
import { readCase } from './cases.ts'
import { frozenService } from './frozen-service.ts'

const database = testDatabase()

test('a form filled in in another language is assessed in German at the desk, with amounts and sources as frozen', async () => {
  const town = await foundTown(database)
  const { caseId } = await town.send(keeper)
  const { content, german, bylaw } = await town.asClerk(async (tx) => {
    const read = await readCase(tx, caseId)
    if (!read.ok || !read.value.submission.content) throw new Error('not seen')
    const { submission } = read.value
    return {
      content: submission.content!,
      german: await frozenService(tx, { ...submission, language: 'de' }),
      bylaw: await frozenBylaw(tx, submission.bylawDigest!),
    }
  })
  const [line] = content.assessment
  // What was shown then counts, even where today's reckoning would give something else.
  const english = { ...content, assessment: [{ ...line!, label: 'Dog tax in a year', text: 'A rate', amount: 1, source: 'then' }] }
  expect(assessmentInGerman(english, german, bylaw)).toEqual([{ ...line!, amount: 1, source: 'then' }])
  expect(line!.label).not.toBe('Dog tax in a year')
})

test('a line that is unknown today keeps the words it was sent with', async () => {
  const town = await foundTown(database)
  const { caseId } = await town.send(keeper)
  const read = await town.asClerk((tx) => readCase(tx, caseId))
  if (!read.ok || !read.value.submission.content) throw new Error('not seen')
  const { content } = read.value.submission
  const german = await town.asClerk((tx) => frozenService(tx, town.version))
  const strange = { id: 'former', label: 'Former line', text: '', amount: 100 }
  expect(assessmentInGerman({ ...content, assessment: [strange] }, german, null)).toEqual([strange])
})
