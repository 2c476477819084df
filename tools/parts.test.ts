import { expect, test } from 'vitest'
import { countPart, runPart, runProgram } from './parts.ts'

const node = (text: string) => [process.execPath, '-e', text]
const counts = (passed: number, failed: number) => () => ({ passed, failed })
const ended = { code: 0, output: '', isTimedOut: false }

test('a part that ended well counts what it counted', () => {
  expect(countPart({ count: counts(12, 0) }, ended)).toEqual({ passed: 12, failed: 0 })
  expect(countPart({}, ended)).toEqual({ passed: 1, failed: 0 })
})

test('a part that failed, broke off, hung or tested nothing has failed', () => {
  expect(countPart({ count: counts(11, 2) }, { ...ended, code: 1 })).toEqual({ passed: 11, failed: 2 })
  expect(countPart({ count: counts(12, 0) }, { ...ended, code: 1 })).toEqual({ passed: 12, failed: 1 })
  expect(countPart({ count: counts(12, 0) }, { ...ended, isTimedOut: true })).toEqual({ passed: 12, failed: 1 })
  expect(countPart({ count: counts(0, 0) }, ended)).toEqual({ passed: 0, failed: 1 })
  expect(countPart({}, { ...ended, code: null })).toEqual({ passed: 0, failed: 1 })
})

test('a part that hangs is ended, and all that it started', async () => {
  const began = Date.now()
  const hanging = await runProgram({ command: ['/bin/sh', '-c', 'sleep 60 & sleep 60'], seconds: 0.2 })
  expect(hanging).toMatchObject({ isTimedOut: true })
  expect(Date.now() - began).toBeLessThan(5000)
})

test('what a failing part said is printed, what a passing one said is not', async () => {
  let printed = ''
  const print = (text: string) => void (printed += text)
  expect(await runPart({ name: 'good', command: node('console.log("chatter")'), seconds: 20 }, print)).toEqual({ passed: 1, failed: 0 })
  expect(printed).toMatch(/^ok +good: 1 passed, 0 failed/)
  expect(await runPart({ name: 'bad', command: node('console.error("the reason"); process.exit(3)'), seconds: 20 }, print)).toEqual({
    passed: 0,
    failed: 1,
  })
  expect(printed).toContain('the reason')
  expect(printed).not.toContain('chatter')
  expect(await runPart({ name: 'absent', command: ['/no/such/program'], seconds: 20 }, print)).toEqual({ passed: 0, failed: 1 })
})
