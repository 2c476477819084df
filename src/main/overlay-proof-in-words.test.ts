import { expect, test } from 'vitest'
import { proveOverlay } from '../catalogue/overlay-proof.ts'
import { shippedCatalogue, twoPageService } from '../catalogue/test-catalogue.ts'
import { changesAlone, townOverlay } from '../catalogue/town-overlay.ts'
import { example } from '../forms/example.ts'
import { parseYamlFile } from '../platform/yaml-file.ts'
import { overlayProofInWords } from './overlay-proof-in-words.ts'

const content = `service: klein
authority: marl
because: Zum Prüfen.
ask:
  - after: name
    question: { id: marke, type: yesNo, label: Hat er eine Marke? }
    en: { label: Has it a tag? }
    answer: true
  - after: wunsch
    question:
      id: nummer
      type: text
      label: Welche Nummer?
      when: marke = true
    en: { label: Which number? }
    answer: MA-12
`

test("what a town's examples do not show of its own questions is told with the line of its file", async () => {
  const { region } = await shippedCatalogue()
  const parsed = parseYamlFile('marl.yaml', content)
  if (!parsed.ok) throw new Error('the file can be read')
  const overlay = changesAlone(townOverlay.parse(parsed.file.content))
  const prove = (answers: object) =>
    proveOverlay(
      'marl',
      twoPageService('klein'),
      overlay,
      [example.parse({ name: 'eins', authority: 'marl', on: '2026-11-23', answers })],
      region,
    )
  const marl = { authority: 'marl', town: 'Marl', file: { file: '/tmp/marl.yaml', name: 'marl.yaml', content }, overlay }
  const proof = prove({ name: 'Zoë' })
  expect(overlayProofInWords(proof, marl, 'de')).toEqual([
    'marl.yaml:14: Die Bedingung der Frage „Welche Nummer?“ (nummer) ist in Marl immer erfüllt.',
  ])
  expect(overlayProofInWords(proof, { ...marl, file: null }, 'en')).toEqual([
    'The condition of the question “Welche Nummer?” (nummer) always holds in Marl.',
  ])
  expect(overlayProofInWords(prove({}), marl, 'en')).toEqual([
    `marl.yaml:1: An example does not come out with the town's changes: "eins (marl)": problems that are not expected: name: required`,
  ])
})
