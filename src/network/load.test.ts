import { beforeAll, describe, expect, test } from 'vitest'
import { readFolder } from './folder.ts'
import { describeProblem, readNetwork, type NetworkExtension } from './load.ts'
import { catalogueFilesAreOthers } from './test-network.ts'

let files: Map<string, string>
beforeAll(async () => {
  files = await readFolder(new URL('../../networks/emscher-lippe', import.meta.url).pathname)
})

/** What the loader says when one file of the region is written differently. */
function problemsWith(changes: Record<string, string | null>, extension: NetworkExtension = catalogueFilesAreOthers): string[] {
  const changed = new Map(files)
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) changed.delete(name)
    else changed.set(name, content)
  }
  const read = readNetwork(changed, extension)
  return read.ok ? [] : read.problems.map(describeProblem)
}

const edited = (name: string, from: string | RegExp, to: string): Record<string, string> => {
  const before = files.get(name)!
  const after = before.replace(from, to)
  if (after === before) throw new Error(`nothing to edit in ${name}`)
  return { [name]: after }
}

/** The line (from 1) on which a text stands in a file of the region. */
const lineOf = (name: string, text: string): number =>
  files
    .get(name)!
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

describe('a wrong file is refused, naming file, line and what is wrong', () => {
  const marl = 'authorities/marl.yaml'

  test('the region as it ships has no problem', () => {
    expect(problemsWith({})).toEqual([])
  })

  test('an unknown key, with the one that was meant', () => {
    const line = lineOf(marl, 'referencePrefix')
    expect(problemsWith(edited(marl, 'referencePrefix', 'referencePrefx'))).toContain(
      `${marl}:${line}:1: unknown key "referencePrefx"; did you mean "referencePrefix"?`,
    )
  })

  test('a missing value, at the record that lacks it', () => {
    expect(problemsWith(edited(marl, /^ags: .*\n/m, ''))).toContain(`${marl}:1:1: "ags" is missing`)
  })

  test('a value of the wrong shape, at its own line', () => {
    const line = lineOf(marl, 'bar:')
    expect(problemsWith(edited(marl, /bar: "#......"/, 'bar: blue'))).toEqual([
      expect.stringMatching(new RegExp(`^${marl}:${line}:3: "look\\.bar": `)),
    ])
  })

  test('a problem deep inside a list', () => {
    const line = lineOf('postal-codes.yaml', '45701')
    expect(problemsWith(edited('postal-codes.yaml', '"45701"', '"4570"'))).toEqual([
      `postal-codes.yaml:${line}:5: "code": is not a postal code of five digits`,
    ])
  })

  test('the same key twice', () => {
    expect(problemsWith(edited(marl, 'kind: town', 'kind: town\nkind: city'))).toEqual([
      expect.stringMatching(/^authorities\/marl\.yaml:5:\d+: the key "[^"]+" is there twice/),
    ])
  })

  test('a tab', () => {
    expect(problemsWith(edited(marl, 'kind: town', 'kind:\ttown'))).toEqual(['authorities/marl.yaml:4:6: holds a tab; indent with blanks'])
  })

  test('anchors and aliases, by which a small file could grow to gigabytes', () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'
    const problems = problemsWith({ 'network.yaml': bomb })
    expect(problems.some((problem) => problem.startsWith('network.yaml:2') && problem.includes('alias'))).toBe(true)
    expect(problems.some((problem) => problem.startsWith('network.yaml:1') && problem.includes('anchor'))).toBe(true)
  })

  test('a tag, a broken bracket, two documents, an empty and a huge file', () => {
    expect(problemsWith(edited(marl, 'kind: town', 'kind: !!binary town'))).not.toEqual([])
    expect(problemsWith(edited(marl, 'districts: [', 'districts: [['))).not.toEqual([])
    expect(problemsWith({ 'topics.yaml': '- id: a\n---\n- id: b\n' })).not.toEqual([])
    expect(problemsWith({ 'topics.yaml': '# nothing\n' })).toEqual(['topics.yaml:1:1: is empty'])
    expect(problemsWith({ 'topics.yaml': `# ${'x'.repeat(250_001)}` })).toEqual(['topics.yaml:1:1: is larger than 250000 characters'])
  })

  test('a list where one record belongs, and the other way round', () => {
    expect(problemsWith({ 'topics.yaml': 'id: umwelt\n' })).toEqual(['topics.yaml:1:1: must hold a list ("- …")'])
    expect(problemsWith({ [marl]: '- id: marl\n' })).not.toEqual([])
  })

  test('a file whose name says nothing of what it holds', () => {
    expect(problemsWith({ 'notes.yaml': 'a: 1\n' })).toEqual([
      'notes.yaml:1: is no file of a network; its name says nothing of what it holds',
    ])
  })

  test('an address that a browser must not follow', () => {
    expect(problemsWith(edited(marl, 'url: https://www.marl.de', 'url: "javascript:alert(1)"'))).not.toEqual([])
  })

  test('a day that is in no calendar', () => {
    expect(problemsWith(edited('legal-remedies.yaml', 'from: 2020-01-01', 'from: 2020-02-31'))).toEqual([
      expect.stringContaining('legal-remedies.yaml:5:'),
    ])
  })
})

describe('what only shows between files', () => {
  test('an authority may not be called like a word of the portal', () => {
    const name = 'authorities/suche.yaml'
    const problems = problemsWith({
      'authorities/datteln.yaml': null,
      [name]: files.get('authorities/datteln.yaml')!.replace('id: datteln', 'id: suche'),
    })
    expect(problems).toContain(`${name}:1:1: "suche" is a word of the portal's own addresses; choose another id`)
  })

  test('a file lies where its content says', () => {
    const content = files.get('authorities/datteln.yaml')!
    expect(problemsWith({ 'authorities/datteln.yaml': null, 'authorities/dateln.yaml': content })).toContain(
      'authorities/dateln.yaml:1:1: must lie in authorities/datteln.yaml, or name what its path says',
    )
  })

  test('two authorities cannot share the letters of their references', () => {
    expect(problemsWith(edited('authorities/marl.yaml', 'referencePrefix: MA', 'referencePrefix: HE'))).toEqual([
      expect.stringContaining('"HE" is there twice'),
    ])
  })

  test('names that lead nowhere are refused with the one that was meant', () => {
    expect(problemsWith(edited('adoptions.yaml', 'authority: herten', 'authority: hertn'))).toContainEqual(
      expect.stringContaining('there is no authority "hertn"; did you mean "herten"?'),
    )
    expect(problemsWith(edited('adoptions.yaml', 'office: steuern', 'office: steurn'))).toContainEqual(
      expect.stringContaining('there is no office of bottrop "steurn"; did you mean "steuern"?'),
    )
    expect(problemsWith(edited('authorities/marl.yaml', 'itProvider: gkd-recklinghausen', 'itProvider: gkd'))).toContainEqual(
      expect.stringContaining('there is no partner "gkd"'),
    )
    expect(problemsWith(edited('authorities/marl.yaml', 'district: kreis-recklinghausen', 'district: bottrop'))).toContainEqual(
      expect.stringContaining('there is no Kreis "bottrop"'),
    )
    expect(problemsWith(edited('staff.yaml', 'offices: [ordnung]', 'offices: [bauhof]'))).toContainEqual(
      expect.stringContaining('"bauhof"'),
    )
    expect(problemsWith(edited('bylaws/hundesteuer/marl.yaml', 'source: 24vest', 'source: 24west'))).toContainEqual(
      expect.stringContaining('there is no source "24west" in this file'),
    )
  })

  test('postal codes of a town and of the list must agree', () => {
    expect(problemsWith(edited('authorities/herten.yaml', '"45699", ', ''))).toEqual([
      expect.stringContaining('45699 is missing; postal-codes.yaml has it'),
    ])
    expect(problemsWith(edited('authorities/herten.yaml', '"45699", ', '"45699", "44575", '))).toEqual([
      expect.stringContaining('44575 does not lie in Herten by postal-codes.yaml'),
    ])
    expect(problemsWith(edited('large-customer-codes.yaml', '44573', '44575'))).toEqual([
      expect.stringContaining('44575 is a postal code of streets as well'),
    ])
  })

  const bottrop = 'bylaws/hundesteuer/bottrop.yaml'

  test('periods of a bylaw value must not overlap', () => {
    expect(problemsWith(edited(bottrop, 'to: 2024-12-31', 'to: 2025-01-31'))).toEqual([
      expect.stringContaining('begins on 2025-01-01, while the period before ends on 2025-01-31'),
    ])
  })

  test('nor leave a day without an answer', () => {
    expect(problemsWith(edited(bottrop, 'to: 2024-12-31', 'to: 2024-12-30'))).toEqual([
      expect.stringContaining('leaves a gap: the period before ends on 2024-12-30'),
    ])
  })

  test('nor follow a period without an end', () => {
    expect(problemsWith(edited(bottrop, 'to: 2024-12-31\n        ', ''))).toEqual([
      expect.stringContaining('follows a period without an end'),
    ])
  })

  test('an amount in euro has at most two decimals', () => {
    expect(problemsWith(edited('bylaws/hundesteuer/marl.yaml', '109.80', '109.805'))).toEqual([
      expect.stringContaining('at most two decimals'),
    ])
  })

  test('a list has as many values as it says that there are entries', () => {
    expect(problemsWith(edited('bylaws/sondernutzung/bottrop.yaml', '[1.70, 1.40, 1.10]', '[1.70, 1.40]'))).toEqual([
      expect.stringContaining('is not a list of 3'),
    ])
  })

  test('two records of the same name', () => {
    expect(problemsWith(edited('partners.yaml', 'id: krzn', 'id: gkd-el'))).toContainEqual(
      expect.stringContaining('partner "gkd-el" is there twice'),
    )
  })

  test('a network without its authorities is none', () => {
    expect(problemsWith({ 'network.yaml': null })).toContainEqual('network.yaml:1: the network has no network')
  })
})
