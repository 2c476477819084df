import { describe, expect, test } from 'vitest'
import type { Definition } from './definition.ts'
import { conflictInWords, settledInWords } from './merge-in-words.ts'
import { mergeOverlay } from './merge-overlay.ts'
import { placeOf } from './overlay-changes.ts'
import { overlay } from './overlay.ts'
import { dogs } from './test-service.ts'

const ofGladbeck = overlay.parse({
  dueWithinDays: { master: 30, ours: 14 },
  texts: { 'pages.hund.title': { master: 'Hund', ours: 'Ihr Hund', en: 'Your dog' } },
  omit: [{ question: 'telefon', label: 'Telefon' }],
  ask: [{ after: 'rufname', question: { id: 'marke', type: 'text', label: 'Marke', optional: true }, en: { label: 'Tag' } }],
})

/** The master after somebody wrote in it. */
function changed(change: (definition: Definition) => void): Definition {
  const copy = structuredClone(dogs.definition)
  change(copy)
  return copy
}
const pageOf = ({ pages }: Definition, id: string) => pages.find((page) => page.id === id)!
const question = (definition: Definition, id: string) => definition.pages.flatMap(({ ask }) => ask).find((asked) => asked.id === id)!

const mergedWith = (master: Definition) => {
  const merge = mergeOverlay(ofGladbeck, master)
  const subject = { town: 'Gladbeck', master }
  return {
    carried: merge.carried.map(placeOf),
    settled: merge.settled.map((change) => settledInWords(change, subject, 'de')),
    conflicts: merge.conflicts.map((conflict) => conflictInWords(conflict, subject, 'de')),
    english: merge.conflicts.map((conflict) => conflictInWords(conflict, subject, 'en')),
  }
}

const all = ['dueWithinDays', 'texts.pages.hund.title', 'omit.telefon', 'ask.marke']
const without = (place: string) => all.filter((one) => one !== place)

test('a new version that touches nothing of the town carries everything over', () => {
  const master = changed((definition) => {
    definition.title = 'Anmelden'
    question(definition, 'herkunft').label = 'Woher?'
  })
  expect(mergedWith(master)).toMatchObject({ carried: all, settled: [], conflicts: [] })
})

test('what the master now says itself is settled', () => {
  const master = changed((definition) => {
    pageOf(definition, 'hund').title = 'Ihr Hund'
    definition.dueWithinDays = 14
    pageOf(definition, 'hund').ask.push({ id: 'marke', type: 'text', label: 'Marke', optional: true, max: 200, name: false })
  })
  expect(mergedWith(master)).toMatchObject({
    carried: ['omit.telefon'],
    conflicts: [],
    settled: [
      'Frist für die Entscheidung: Der gemeinsame Dienst nimmt sich jetzt selbst 14 Tage.',
      'Seite „Ihr Hund“, Überschrift: Der gemeinsame Dienst sagt jetzt selbst „Ihr Hund“.',
      'Frage „Marke“, die Gladbeck zusätzlich stellt: Der gemeinsame Dienst stellt sie jetzt selbst.',
    ],
  })
})

describe('what both have changed is reported with both sides', () => {
  test.each<[string, string, (definition: Definition) => void, string, string]>([
    [
      'a text',
      'texts.pages.hund.title',
      (definition) => (pageOf(definition, 'hund').title = 'Der Hund'),
      'Seite „Der Hund“, Überschrift: Der gemeinsame Dienst sagt jetzt „Der Hund“ (bisher „Hund“); Gladbeck sagt „Ihr Hund“.',
      'page “Der Hund”, heading: The joint service now says “Der Hund” (before: “Hund”); Gladbeck says “Ihr Hund”.',
    ],
    [
      'a deadline',
      'dueWithinDays',
      (definition) => (definition.dueWithinDays = 45),
      'Frist für die Entscheidung: Der gemeinsame Dienst sagt jetzt 45 Tage (bisher 30 Tage); Gladbeck sagt 14 Tage.',
      'Time to decide: The joint service now says 45 days (before: 30 days); Gladbeck says 14 days.',
    ],
    [
      'a question that means something else by now',
      'omit.telefon',
      (definition) => (question(definition, 'telefon').label = 'Handynummer für den Notfall'),
      'Frage „Telefon“, die Gladbeck weglässt: Der gemeinsame Dienst fragt jetzt „Handynummer für den Notfall“ (bisher „Telefon“). Soll Gladbeck auch das weglassen?',
      'Question “Telefon”, which Gladbeck leaves out: The joint service now asks “Handynummer für den Notfall” (before: “Telefon”). Shall Gladbeck leave that out as well?',
    ],
    [
      'a question that must be answered now',
      'omit.telefon',
      (definition) => ((question(definition, 'telefon') as { optional: boolean }).optional = false),
      'Frage „Telefon“, die Gladbeck weglässt: Der gemeinsame Dienst braucht jetzt eine Antwort; nur freiwillige Fragen können wegbleiben.',
      'Question “Telefon”, which Gladbeck leaves out: The joint service now needs an answer; only optional questions can be left out.',
    ],
    [
      'a question that is all that its page asks by now',
      'omit.telefon',
      (definition) => {
        const [name] = pageOf(definition, 'halter').ask.splice(0, 1)
        pageOf(definition, 'hund').ask.push(name!)
      },
      'Frage „Telefon“, die Gladbeck weglässt: Danach stünde auf ihrer Seite keine Frage mehr.',
      'Question “Telefon”, which Gladbeck leaves out: Its page would then ask nothing.',
    ],
    [
      'a question that an expression needs by now',
      'omit.telefon',
      (definition) => definition.checks.push({ at: 'seit', that: 'telefon != null', say: 'Wir rufen Sie an.' }),
      'Frage „Telefon“, die Gladbeck weglässt: Damit wäre der gemeinsame Dienst fehlerhaft: "telefon != null" names an unknown question "telefon" (character 1).',
      'Question “Telefon”, which Gladbeck leaves out: The joint service would be wrong with it: "telefon != null" names an unknown question "telefon" (character 1).',
    ],
    [
      'an id that the master uses otherwise by now',
      'ask.marke',
      (definition) => pageOf(definition, 'ende').ask.unshift({ id: 'marke', type: 'yesNo', label: 'Hat er eine Marke?', optional: false }),
      'Frage „Marke“, die Gladbeck zusätzlich stellt: Ihre Kennung gehört im gemeinsamen Dienst jetzt zu „Hat er eine Marke?“.',
      'Question “Marke”, which Gladbeck asks in addition: In the joint service its id now belongs to “Hat er eine Marke?”.',
    ],
    [
      'a place that is gone, with the one that was probably meant',
      'ask.marke',
      (definition) => {
        const name = question(definition, 'rufname') as { id: string }
        name.id = 'rufnamen'
        definition.pages = definition.pages.filter(({ id }) => id !== 'tierheim')
        definition.checks = []
      },
      'Frage „Marke“, die Gladbeck zusätzlich stellt: Die Frage „rufname“, nach der sie stehen soll, gibt es im gemeinsamen Dienst nicht. Gemeint ist vielleicht „rufnamen“.',
      'Question “Marke”, which Gladbeck asks in addition: The question “rufname”, after which it is to stand, is not in the joint service. Perhaps “rufnamen” is meant.',
    ],
    [
      'a question that is gone, or never was there',
      'omit.telefon',
      (definition) => pageOf(definition, 'halter').ask.splice(1, 1),
      'Frage „Telefon“, die Gladbeck weglässt: Diese Frage gibt es im gemeinsamen Dienst nicht. Stellt er sie nicht mehr, nehmen Sie den Eintrag heraus (master).',
      'Question “Telefon”, which Gladbeck leaves out: This question is not in the joint service. If it no longer asks it, take the entry out (master).',
    ],
    [
      'a text that is gone',
      'texts.pages.hund.title',
      (definition) => (pageOf(definition, 'hund').id = 'tier'),
      'Seite „hund“, Überschrift: Das gibt es im gemeinsamen Dienst nicht (bisher „Hund“); Gladbeck sagt „Ihr Hund“.',
      'page “hund”, heading: This is not in the joint service (before: “Hund”); Gladbeck says “Ihr Hund”.',
    ],
  ])('%s', (_, place, change, german, english) => {
    const seen = mergedWith(changed(change))
    expect(seen.conflicts).toEqual([german])
    expect(seen.english).toEqual([english])
    expect(seen.carried).toEqual(without(place))
    expect(seen.settled).toEqual([])
  })
})

test('a change that another one needs is judged together with it', () => {
  const changes = overlay.parse({
    texts: { 'questions.wahr.label': { master: 'Erklärung', ours: 'Erklärung zu {marke}', en: 'Declaration about {marke}' } },
    ask: [{ after: 'rufname', question: { id: 'marke', type: 'text', label: 'Marke' }, en: { label: 'Tag' } }],
  })
  expect(mergeOverlay(changes, dogs.definition).carried.map(placeOf)).toEqual(['texts.questions.wahr.label', 'ask.marke'])
  const taken = changed((definition) =>
    pageOf(definition, 'ende').ask.unshift({ id: 'marke', type: 'yesNo', label: 'Hat er eine Marke?', optional: false }),
  )
  expect(mergeOverlay(changes, taken).conflicts.map(({ change, why }) => [placeOf(change), why])).toEqual([
    ['texts.questions.wahr.label', 'doesNotFit'],
    ['ask.marke', 'taken'],
  ])
})

test('a slip in the path of a text is told with the path that was probably meant', () => {
  const slip = overlay.parse({ texts: { 'pages.hnd.title': { master: 'Hund', ours: 'Ihr Hund', en: 'Your dog' } } })
  const [conflict] = mergeOverlay(slip, dogs.definition).conflicts
  expect(conflictInWords(conflict!, { town: 'Gladbeck', master: dogs.definition }, 'de')).toMatch(
    /Gemeint ist vielleicht „pages\.hund\.title“\.$/,
  )
})

test('nobody who changes nothing has a conflict', () => {
  const nothing = overlay.parse({})
  expect(mergeOverlay(nothing, dogs.definition)).toEqual({ merged: nothing, carried: [], settled: [], conflicts: [] })
})
