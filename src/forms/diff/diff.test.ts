import { describe, expect, test } from 'vitest'
import { definition, page } from '../definition.ts'
import { desk, standardProviso } from '../desk.ts'
import { question } from '../question.ts'
import { head, serviceFrom } from '../test-service.ts'
import { diff } from './diff.ts'
import { diffInWords } from './diff-in-words.ts'
import { keyWords } from './key-words.ts'

const pages = `pages:
  - id: halter
    title: Halter
    ask:
      - { id: name, type: text, label: Name, max: 60 }
      - { id: herkunft, type: choice, label: Herkunft, options: { zucht: Zucht, tierheim: Tierheim } }
  - id: hund
    title: Ihr Hund
    ask:
      - { id: rufname, type: text, label: Rufname }
      - { id: alter, type: number, label: Alter, max: 35, optional: true }
      - { id: gechipt, type: yesNo, label: Gechipt? }
  - id: ende
    title: Ende
    ask: [{ id: wahr, type: declaration, label: Erklärung, text: Alles stimmt. }]
checks: [{ at: alter, that: alter < 30, say: So alt wird kein Hund. }, { at: alter, that: alter != 7, say: Nicht sieben. }]
assessment: [{ id: jahr, label: Steuer im Jahr, amount: "1200", unknown: Offen }]
`
const older = serviceFrom(head + pages)

/** What is said when the file is changed so. */
function said(change: (yaml: string) => string, language: 'de' | 'en' = 'de'): readonly string[] {
  const changed = change(head + pages)
  expect(changed, 'the change changes something').not.toBe(head + pages)
  return diffInWords(diff(older, serviceFrom(changed)), language)
}

const replaced = (text: string, by: string) => (yaml: string) => yaml.replace(text, by)

test('nothing changed says nothing', () => expect(diff(older, serviceFrom(head + pages))).toEqual([]))

describe('what changed is told in a sentence', () => {
  const chip = '      - { id: chip, type: text, label: Chipnummer, when: name != null }\n'
  test.each<[string, (yaml: string) => string, string]>([
    [
      'a new question',
      (yaml) => yaml.replace('  - id: ende\n', `${chip.replace(', when: name != null', '')}  - id: ende\n`),
      'fragt auf der Seite „Ihr Hund“ zusätzlich nach: Chipnummer (Pflichtangabe)',
    ],
    [
      'a new question under a condition',
      (yaml) => yaml.replace('  - id: ende\n', `${chip}  - id: ende\n`),
      'fragt auf der Seite „Ihr Hund“ zusätzlich nach: Chipnummer (Pflichtangabe, nur wenn gilt: name != null)',
    ],
    ['a question less', (yaml) => yaml.replace(/.*id: gechipt.*\n/, ''), 'fragt auf der Seite „Ihr Hund“ nicht mehr nach: Gechipt?'],
    ['now required', replaced(', max: 35, optional: true', ', max: 35'), 'ändert die Frage „Alter“: jetzt Pflichtangabe'],
    ['another limit', replaced('max: 35', 'max: 40'), 'ändert die Frage „Alter“: höchstens 40 (bisher 35)'],
    [
      'another label',
      replaced('label: Rufname', 'label: Wie heißt er?'),
      'ändert die Frage „Wie heißt er?“: heißt jetzt „Wie heißt er?“ (bisher „Rufname“)',
    ],
    [
      'another kind of answer',
      replaced('id: gechipt, type: yesNo', 'id: gechipt, type: date'),
      'ändert die Frage „Gechipt?“: ein Tag statt Ja oder Nein',
    ],
    [
      'one more option',
      replaced('tierheim: Tierheim }', 'tierheim: Tierheim, wurf: Wurf }'),
      'bietet bei „Herkunft“ zusätzlich zur Wahl: Wurf',
    ],
    ['an option less', replaced('zucht: Zucht, ', ''), 'bietet bei „Herkunft“ nicht mehr zur Wahl: Zucht'],
    [
      'an option called otherwise',
      replaced('zucht: Zucht', 'zucht: Züchter'),
      'ändert die Antwort „Züchter“ bei „Herkunft“: heißt jetzt „Züchter“ (bisher „Zucht“)',
    ],
    [
      'options in another order',
      replaced('zucht: Zucht, tierheim: Tierheim', 'tierheim: Tierheim, zucht: Zucht'),
      'rückt die Antwort „Zucht“ bei „Herkunft“ hinter „Tierheim“',
    ],
    [
      'a page under a condition',
      replaced('  - id: hund\n', '  - id: hund\n    when: herkunft = "zucht"\n'),
      'ändert die Seite „Ihr Hund“: nur wenn gilt: herkunft = "zucht" (bisher nichts)',
    ],
    [
      'a page less',
      (yaml) => yaml.slice(0, yaml.indexOf('  - id: ende')) + yaml.slice(yaml.indexOf('checks:')),
      'hat die Seite „Ende“ nicht mehr',
    ],
    [
      'a rule that is another',
      replaced('alter < 30', 'alter < 29'),
      'ändert die Regel bei „Alter“: es muss gelten: alter < 29 (bisher alter < 30)',
    ],
    ['a rule less', replaced(', { at: alter, that: alter != 7, say: Nicht sieben. }', ''), 'prüft bei „Alter“ nicht mehr: „Nicht sieben.“'],
    ['an amount', replaced('"1200"', '"1300"'), 'ändert die Zeile „Steuer im Jahr“ unter dem Betrag: rechnet „1300“ (bisher „1200“)'],
    ['the deadline', replaced('pages:', 'dueWithinDays: 14\npages:'), 'ändert die Frist für die Entscheidung in Tagen: 14 (bisher 30)'],
    ['the law', replaced('pages:', 'legalBasis: [§ 1 KAG NRW]\npages:'), 'ändert die Rechtsgrundlage: „§ 1 KAG NRW“ (bisher nichts)'],
  ])('%s', (_, change, expected) =>
    expect(said(change)).toEqual([expected.replace(/rechnet „(\d+)“ \(bisher „(\d+)“\)/, 'rechnet $1 (bisher $2)')]),
  )

  test('in English as well', () => {
    expect(said((yaml) => yaml.replace('  - id: ende\n', `${chip.replace(', when: name != null', '')}  - id: ende\n`), 'en')).toEqual([
      'asks one more question on page “Ihr Hund”: Chipnummer (required)',
    ])
  })
})

test('a page that is put in front is one change, and not one of each behind it', () => {
  const yaml = head + pages
  const [from, to] = [yaml.indexOf('  - id: ende'), yaml.indexOf('checks:')]
  const front = yaml.replace('pages:\n', `pages:\n${yaml.slice(from, to)}`)
  const moved = front.slice(0, front.lastIndexOf('  - id: ende')) + front.slice(front.indexOf('checks:'))
  expect(diffInWords(diff(older, serviceFrom(moved)), 'de')).toEqual(['rückt die Seite „Ende“ an den Anfang'])
})

test('a question on another page is one change', () => {
  const line = '      - { id: rufname, type: text, label: Rufname }\n'
  const change = (yaml: string) => yaml.replace(line, '').replace('  - id: hund\n', `${line}  - id: hund\n`)
  expect(said(change)).toEqual(['fragt „Rufname“ jetzt auf der Seite „Halter“ statt auf der Seite „Ihr Hund“'])
})

test('a new group says it all with its own name', () => {
  const group = '      - { id: orte, type: group, item: Ort, label: Orte, ask: [{ id: ort, type: text, label: Ort }] }\n'
  expect(said((yaml) => yaml.replace('  - id: ende\n', `${group}  - id: ende\n`))).toEqual([
    'fragt auf der Seite „Ihr Hund“ zusätzlich nach: Orte (Pflichtangabe)',
  ])
})

test('long lists name a few and count the rest; other languages count', () => {
  const list = (codes: number) => Array.from({ length: codes }, (_, index) => `a${index}: Rasse ${index}\n`).join('')
  const yaml = `${head}pages: [{ id: hund, title: Hund, ask: [{ id: rasse, type: choice, list: rassen, label: Rasse }] }]\n`
  const [was, is] = [serviceFrom(yaml, { 'lists/rassen.yaml': list(2) }), serviceFrom(yaml, { 'lists/rassen.yaml': list(12) })]
  expect(diffInWords(diff(was, is), 'de')).toEqual([
    'ändert die Liste „rassen“: neu: Rasse 2, Rasse 3, Rasse 4, Rasse 5, Rasse 6 und 5 weitere',
  ])
  const texts = { ...was, texts: { en: { title: 'Test' } } }
  expect(diffInWords(diff(was, texts), 'de')).toEqual(['ändert Texte der Sprache „en“: 1 neu'])
})

test('of a long text only what differs is shown', () => {
  const long = (word: string) =>
    `${'Alles stimmt und ist wahr. '.repeat(8)}Ich ${word} es. ${'Nichts fehlt und nichts ist zu viel. '.repeat(6)}`.trim()
  const [was, is] = ['weiß', 'erkläre'].map((word) => serviceFrom((head + pages).replace('Alles stimmt.', long(word))))
  const [sentence = ''] = diffInWords(diff(was!, is!), 'de')
  expect(sentence).toMatch(/Text „… .*Ich erkläre es\. .* …“ \(bisher „… .*Ich weiß es\. .* …“\)$/)
  expect(sentence.length).toBeLessThan(300)
})

test('what nobody would notice is said to be just that', () => {
  const swapped = said((yaml) => yaml.replace(/checks: \[(\{.*?\}), (\{.*?\})\]/, 'checks: [$2, $1]'))
  expect(swapped).toEqual(['ist nur anders aufgeschrieben; wer den Antrag ausfüllt oder bearbeitet, merkt davon nichts'])
})

test('every key that can be set otherwise has words', () => {
  const others = ['id', 'pages', 'values', 'checks', 'assessment', 'lists', 'blocks', 'desk', 'ask', 'options', 'provisos']
  const keys = [
    ...Object.keys(definition.shape),
    ...Object.keys(page.shape),
    ...question.options.flatMap((kind) => Object.keys(kind.shape)),
    ...Object.keys(desk.shape).map((key) => `desk.${key}`),
    ...Object.keys(standardProviso.shape),
  ].filter((key) => !others.includes(key.replace('desk.', '')))
  expect(keys.filter((key) => keyWords(key, 'question').de === key)).toEqual([])
})
