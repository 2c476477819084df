import { describe, expect, test } from 'vitest'
import { journey } from './journey.ts'
import { fileProblemInWords, loadFolder, type Service } from './service.ts'
import { contextWith, head } from './test-service.ts'
import { textsOf } from './texts.ts'

const bank = `version: 3
title: Bankverbindung
ask:
  - { id: inhaber, type: text, label: Wem gehört das Konto?, max: 80 }
  - { id: iban, type: iban, label: IBAN, hint: Auf der Karte, say: { notAnIban: "Bitte prüfen Sie sie, {authority.name} braucht sie." } }
  - { id: summe, type: number, label: Summe, optional: true }
  - { id: anteil, type: number, label: Anteil, optional: true, atMost: summe }
checks:
  - { at: anteil, that: "anteil = null or summe != null and summe >= anteil", say: "{anteil} ist mehr als {summe}." }
texts:
  en:
    questions.inhaber.label: Whose account is it?
    questions.iban.label: IBAN
    questions.iban.hint: On the card
    questions.iban.say.notAnIban: Please check it for {authority.name}.
    questions.summe.label: Sum
    questions.anteil.label: Share
    checks.anteil.1: "{anteil} is more than {summe}."
`
const own = {
  title: 'Sample',
  summary: 'For tests',
  'trust.because': 'Tests',
  'before.afterwards': 'Nothing',
  'pages.eins.title': 'One',
  'pages.zwei.title': 'Two',
  'questions.art.label': 'Kind',
}
/** A service with one question, then a page of its own with these entries from line 13 on. */
const service = (entries: string, rest = ''): string =>
  `${head}pages:\n  - { id: eins, title: Eins, ask: [{ id: art, type: number, label: Art }] }\n  - id: zwei\n    title: Zwei\n    ask:\n${entries}${rest}`

function load(main: string, more: Record<string, string> = {}, block = bank): { service: Service | undefined; problems: string[] } {
  const files = { '_blocks/konto.yaml': block, 'probe/service.yaml': main, ...more }
  const { services, problems } = loadFolder(new Map(Object.entries(files)))
  return { service: services[0], problems: problems.map(fileProblemInWords) }
}
const loaded = (entries: string, more: Record<string, string> = {}, rest = ''): Service => {
  const { service: found, problems } = load(service(entries, rest), more)
  if (!found) throw new Error(problems.join('\n'))
  return found
}
const asked = ({ definition }: Service) => definition.pages[1]?.ask ?? []

describe('a block', () => {
  test('brings its questions and checks, and leaves its version behind', () => {
    const { definition } = loaded('      - { block: konto }\n      - { id: danach, type: text, label: Danach }\n')
    expect(definition.pages[1]?.ask.map(({ id }) => id)).toEqual(['inhaber', 'iban', 'summe', 'anteil', 'danach'])
    expect(definition.checks).toEqual([
      { at: 'anteil', that: 'anteil = null or summe != null and summe >= anteil', say: '{anteil} ist mehr als {summe}.' },
    ])
    expect(definition.blocks).toEqual({ konto: { version: 3, digest: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  })
  test('gives another digest when it changed, whatever its version says', () => {
    const before = load(service('      - { block: konto }\n')).service?.definition.blocks['konto']
    const after = load(service('      - { block: konto }\n'), {}, bank.replace('max: 80', 'max: 90')).service?.definition.blocks['konto']
    expect(after?.version).toBe(before?.version)
    expect(after?.digest).not.toBe(before?.digest)
  })
  test('can be asked twice, each time under names of its own', () => {
    const both = loaded('      - { block: konto }\n      - { block: konto, as: rechnung }\n')
    const questions = asked(both)
    expect(questions.map(({ id }) => id).slice(4)).toEqual(['rechnungInhaber', 'rechnungIban', 'rechnungSumme', 'rechnungAnteil'])
    expect(questions[7]).toMatchObject({ atMost: 'rechnungSumme' })
    expect(both.definition.checks[1]).toEqual({
      at: 'rechnungAnteil',
      that: 'rechnungAnteil = null or rechnungSumme != null and rechnungSumme >= rechnungAnteil',
      say: '{rechnungAnteil} ist mehr als {rechnungSumme}.',
    })
    const answers = { art: 1, inhaber: 'A', iban: 'DE02120300000000202051', rechnungInhaber: 'B', rechnungIban: 'DE02120300000000202051' }
    expect(journey(both.compiled, { ...answers, rechnungSumme: 2, rechnungAnteil: 3 }, contextWith()).problems).toMatchObject([
      { field: 'rechnungAnteil', code: 'tooLarge' },
    ])
    expect(journey(both.compiled, { ...answers, rechnungAnteil: 3 }, contextWith()).problems).toMatchObject([
      { field: 'rechnungAnteil', say: '3 ist mehr als nicht bekannt.' },
    ])
  })
  test('is asked under a condition, and its questions changed, by the service', () => {
    const questions = asked(
      loaded(
        '      - block: konto\n        as: a\n        when: art > 1\n        with:\n          iban: { label: "Konto für {art}", hint: Neu, optional: true, requiredWhen: art > 2 }\n          summe: { when: art = 5 }\n',
      ),
    )
    expect(questions[1]).toMatchObject({
      id: 'aIban',
      label: 'Konto für {art}',
      hint: 'Neu',
      optional: true,
      requiredWhen: 'art > 2',
      when: 'art > 1',
    })
    expect(questions[2]).toMatchObject({ id: 'aSumme', when: '(art > 1) and (art = 5)' })
  })
})

describe('the English texts of a block', () => {
  const english = (texts: object) => ({ 'probe/texts/en.yaml': JSON.stringify({ ...own, ...texts }) })
  test('are those of the service, as long as it has none of its own', () => {
    const { texts } = loaded('      - { block: konto, as: a }\n', english({ 'questions.aIban.label': 'Your IBAN' }))
    expect(texts['en']).toMatchObject({
      'questions.aInhaber.label': 'Whose account is it?',
      'questions.aIban.label': 'Your IBAN',
      'checks.aAnteil.1': '{aAnteil} is more than {aSumme}.',
    })
  })
  test('find their check also where the service has one at the same question', () => {
    const { texts, definition } = loaded(
      '      - { block: konto }\n',
      english({ 'checks.anteil.1': 'Mine' }),
      'checks: [{ at: anteil, that: anteil = null or art > 0, say: Meine }]\n',
    )
    expect(texts['en']).toMatchObject({ 'checks.anteil.1': 'Mine', 'checks.anteil.2': '{anteil} is more than {summe}.' })
    expect(textsOf(definition)['checks.anteil.2']).toBe('{anteil} ist mehr als {summe}.')
  })
  test('do not speak for a text that the service changed', () => {
    const entries = '      - { block: konto, with: { iban: { label: Ihr Konto } } }\n'
    expect(load(service(entries), english({})).problems).toEqual(['services/probe/texts/en.yaml:1: lacks the text "questions.iban.label"'])
    expect(load(service(entries), english({ 'questions.iban.label': 'Your account' })).problems).toEqual([])
  })
})

describe('what is wrong names file, line and what was meant', () => {
  const line = 'services/probe/service.yaml:13: '
  test.each<[string, string, string]>([
    ['an unknown block', '      - { block: kono }\n', `${line}uses an unknown block "kono"; did you mean "konto"?`],
    ['an unknown key', '      - { block: konto, wih: { iban: { label: X } } }\n', `${line}unknown key "wih"; did you mean "with"?`],
    [
      'an unknown question',
      '      - { block: konto, with: { ibn: { label: X } } }\n',
      `${line}the block "konto" has no question "ibn"; did you mean "iban"?`,
    ],
    [
      'an id that is taken',
      '      - { block: konto }\n      - { block: konto }\n',
      'services/probe/service.yaml:14: the id "inhaber" is already that of a question on page "zwei"',
    ],
    [
      'a condition on its own page',
      '      - { block: konto, when: iban != null }\n',
      `${line}looks at "iban", which is asked on the same page`,
    ],
    [
      'a condition of one question',
      '      - block: konto\n        with:\n          iban: { requiredWhen: art > 1 }\n',
      'services/probe/service.yaml:15: "iban" must be answered in any case',
    ],
    [
      'what stands behind a block',
      '      - { block: konto }\n      - { id: x, type: txt, label: X }\n',
      'services/probe/service.yaml:14: unknown type of question "txt"',
    ],
  ])('in a service: %s', (_, entries, expected) => expect(load(service(entries)).problems.join('\n')).toContain(expected))

  test.each<[string, (block: string) => string, string]>([
    [
      'an unknown name',
      (block) => block.replace('atMost: summe', 'atMost: sume'),
      'services/_blocks/konto.yaml:7: "sume" names an unknown question "sume"; did you mean "summe"? (character 1)',
    ],
    ['no version', (block) => block.replace('version: 3\n', ''), 'services/_blocks/konto.yaml:1: "version" is missing'],
    [
      'rows',
      (block) => block.replace('type: iban', 'type: group'),
      'services/_blocks/konto.yaml:5: a question of type "group" cannot stand here',
    ],
    [
      'a check at nothing',
      (block) => block.replace('at: anteil', 'at: antel'),
      'services/_blocks/konto.yaml:9: is shown at an unknown question "antel"; did you mean "anteil"?',
    ],
    [
      'a missing text',
      (block) => block.replace(/ {4}questions\.summe\.label.*\n/, ''),
      'services/_blocks/konto.yaml:11: lacks the text "questions.summe.label"',
    ],
    [
      'an unknown text',
      (block) => `${block}    questions.sume.label: Sum\n`,
      'services/_blocks/konto.yaml:19: names an unknown text "questions.sume.label"; did you mean "questions.summe.label"?',
    ],
  ])('in a block: %s', (_, change, expected) => {
    const { problems } = load(service('      - { block: konto }\n'), {}, change(bank))
    expect(problems).toContain(expected)
  })
  test('a file beside the blocks that is none', () => {
    expect(load(service('      - { block: konto }\n'), { '_blocks/liesmich/x.yaml': 'a: b' }).problems).toEqual([
      'services/_blocks/liesmich/x.yaml:1: is not a block; blocks are files like bankverbindung.yaml',
    ])
  })
})
