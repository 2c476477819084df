/** The rooms and their order, read from every import. */
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Import, importsOf, sourceFiles, specifiersIn } from './imports.ts'

// From left to right; rooms of the same line are strangers.
const order = [
  ['platform'],
  ['network'],
  ['identity'],
  ['forms'],
  ['catalogue'],
  ['cases'],
  ['payments', 'delivery'],
  ['insight'],
  ['web'],
  ['main'],
  ['main.ts'],
]
const formsMayUse = ['money.ts', 'result.ts', 'clock.ts', 'digest.ts', 'closest.ts', 'yaml-file.ts'].map((name) => `src/platform/${name}`)

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const files = sourceFiles('src')
const imports = importsOf(files)
const productive = imports.filter(({ from }) => !isTest(from))

const roomOf = (path: string): string | undefined => /^src\/([^/]+)/.exec(path)?.[1]
const rankOf = (room: string): number => order.findIndex((rooms) => rooms.includes(room))
const shown = ({ from, to }: Import): string => `${from} imports ${to}`

/** Whether the rooms allow this import. */
function isAllowed({ from, to }: Import): boolean {
  const [here, there] = [roomOf(from), roomOf(to)]
  if (here === undefined || there === undefined || here === there) return true
  return rankOf(there) < rankOf(here)
}

/** The first cycle that is found, as the files along it; null when there is none. */
function cycleIn(all: readonly Import[]): string[] | null {
  const next = Map.groupBy(all, ({ from }) => from)
  const finished = new Set<string>()
  const walk = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (finished.has(file)) return null
    for (const { to } of next.get(file) ?? []) {
      const cycle = walk(to, [...path, file])
      if (cycle) return cycle
    }
    finished.add(file)
    return null
  }
  for (const file of next.keys()) {
    const cycle = walk(file, [])
    if (cycle) return cycle
  }
  return null
}

describe('the rooms', () => {
  test('are read at all', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(productive.filter(({ to }) => to.startsWith('src/')).length).toBeGreaterThan(30)
  })

  test('are the ones that the design names', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => rankOf(room ?? '') < 0)).toEqual([])
  })

  test('import themselves and rooms to their left only', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(shown)).toEqual([])
  })

  test('have no cycles, not even between types', () => {
    expect(cycleIn(productive)).toBeNull()
  })

  test('have no barrels', () => {
    expect(files.filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([])
  })

  test('forms is pure: of the platform it knows money, results, days, digests and how files are read strictly, and nothing else of ours', () => {
    const reaching = productive.filter(
      ({ from, to }) =>
        roomOf(from) === 'forms' &&
        (to.startsWith('src/')
          ? roomOf(to) !== 'forms' && !formsMayUse.includes(to)
          : /^(node:(?!crypto$)|pg$|kysely$|fastify|preact)/.test(to)),
    )
    expect(reaching.map(shown)).toEqual([])
  })

  test('do not import data, tools or tests', () => {
    const outside = imports.filter(({ from, to }) => /^(services|networks|standins|tools|test|migrations)\//.test(to) && !isTest(from))
    expect(outside.map(shown)).toEqual([])
  })
})

describe('the check itself', () => {
  test('sees every way to import', () => {
    const text = `import a from './a.ts'\nimport type { B } from './b.ts'\nimport './c.ts'\nconst d = await import('./d.ts')\nexport * from './e.ts'\nexport { f } from "./f.ts"\ndeclare module '../g.ts' {}\n/** import x from './no.ts' */\n  // import './no.ts'\nimport {\n  h,\n} from './h.ts'`
    expect(specifiersIn(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', '../g.ts', './h.ts'])
  })

  test('would refuse an import to the right, between strangers, and a cycle', () => {
    expect(isAllowed({ from: 'src/forms/journey.ts', to: 'src/cases/submit.ts' })).toBe(false)
    expect(isAllowed({ from: 'src/payments/pay.ts', to: 'src/delivery/send.ts' })).toBe(false)
    expect(isAllowed({ from: 'src/cases/submit.ts', to: 'src/forms/journey.ts' })).toBe(true)
    expect(
      cycleIn([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
        { from: 'c', to: 'b' },
      ]),
    ).toEqual(['b', 'c', 'b'])
    expect(
      cycleIn([
        { from: 'a', to: 'b' },
        { from: 'a', to: 'c' },
        { from: 'b', to: 'c' },
      ]),
    ).toBeNull()
  })
})
