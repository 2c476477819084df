/** Who may open a file, over HTTP: its holder and the desk that works on it; one line for each who may not. */
import { beforeAll, describe, expect, test } from 'vitest'
import { deleteContents } from '../../src/cases/deletion.ts'
import type { Answers } from '../../src/forms/question.ts'
import { transact } from '../../src/platform/database.ts'
import { onePage, picture } from '../sample-files.ts'
import type { Visit, Visitor } from '../visitor.ts'
import { caseAtDesk, messageOf, tokenOf } from './ways.ts'
import { answersWithoutFiles } from '../sample-answers.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')
const elsewhere = () => portal.town('marl')

let holder: Visitor
let neighbour: Visitor
let staff: Record<'own' | 'otherOffice' | 'otherTown' | 'nobody', Visitor>
/** Below which the pages of the draft lie, and the file in it; and those of a neighbour who has sent as well. */
let mine = { draft: '', file: '' }
let theirs = { draft: '', file: '' }
/** Address of the case at the desk. */
let caseAddress = ''

async function sent(answers: Answers): Promise<{ visitor: Visitor; draft: string; file: string; reference: string }> {
  const { visitor, draft } = await portal.draftOf('gelsenkirchen', 'musterdienst', answers)
  const page = `${draft}/dateien`
  const photos = await Promise.all(
    ['Seite 1.jpg', 'Seite 2.jpg'].map(async (name) => ({ field: 'plaene.upload', name, bytes: await picture() })),
  )
  await visitor.postFiles(page, { _csrf: tokenOf(await visitor.get(page)) }, [
    { field: 'plaene.upload', name: 'Lageplan.pdf', bytes: onePage() },
    ...photos,
  ])
  const file = /\/datei\/([0-9a-f-]{36})/.exec((await visitor.get(page)).text)?.[1] ?? ''
  const review = await visitor.get(`${draft}/pruefen`)
  const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
  const reference = /class="portal-code[^"]*"[^>]*>([^<]+)</.exec(receipt.text)?.[1] ?? ''
  return { visitor, draft, file, reference }
}

beforeAll(async () => {
  const answers = await answersWithoutFiles()
  const [one, other] = [await sent(answers), await sent(answers)]
  ;[holder, neighbour] = [one.visitor, other.visitor]
  mine = one
  theirs = other
  staff = {
    own: await portal.clerk('gelsenkirchen.ordnung'),
    otherOffice: await portal.clerk('gelsenkirchen.steuern'),
    otherTown: await portal.clerk('marl.steuern'),
    nobody: portal.newVisitor(),
  }
  caseAddress = await caseAtDesk(staff.own, home(), one.reference)
})

const isTheFile = ({ status, text }: Visit): boolean => status === 200 && text === onePage().toString()

describe('a file that was sent', () => {
  test('is opened by its holder, and by the clerk of the office that works on it', async () => {
    expect(isTheFile(await holder.get(`${mine.draft}/datei/${mine.file}`))).toBe(true)
    const page = await staff.own.get(caseAddress)
    expect(messageOf(page)).toMatch(/Lageplan\.pdf \(1 KB\) \(nicht auf Viren geprüft\)/)
    const answer = await staff.own.get(`${caseAddress}/datei/${mine.file}`)
    expect(isTheFile(answer)).toBe(true)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=Lageplan.pdf')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  test('with others that are photographs of one document is one PDF at the desk', async () => {
    const page = await staff.own.get(caseAddress)
    const href = /href="([^"]*nachweis[^"]*)"[^>]*>Alle 2 Bilder als ein PDF/.exec(page.text)?.[1] ?? ''
    const answer = await staff.own.get(new URL(href, home()).href)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(answer.text.slice(0, 5)).toBe('%PDF-')
  })

  test.each([
    ['a neighbour who holds another draft', () => neighbour, () => `${mine.draft}/datei/${mine.file}`],
    ['a neighbour under an address of their own', () => neighbour, () => `${theirs.draft}/datei/${mine.file}`],
    ['its holder, under the address of another draft', () => holder, () => `${theirs.draft}/datei/${mine.file}`],
    ['its holder in another town', () => holder, () => `${mine.draft.replace('gelsenkirchen', 'marl')}/datei/${mine.file}`],
    ['a clerk of another office', () => staff.otherOffice, () => `${caseAddress}/datei/${mine.file}`],
    ['a clerk of another town', () => staff.otherTown, () => `${caseAddress.replace(home(), elsewhere())}/datei/${mine.file}`],
    ['the clerk, as if the draft were theirs', () => staff.own, () => `${mine.draft}/datei/${mine.file}`],
    ['the clerk, under another case', () => staff.own, () => `${caseAddress}/datei/${theirs.file}`],
    ['somebody who only knows the address', () => portal.newVisitor(), () => `${mine.draft}/datei/${mine.file}`],
  ])('is not there for %s', async (_, who, address) => {
    const answer = await who().get(address())
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('%PDF')
  })

  test('sends whoever is not signed in at the desk to the sign-in', async () => {
    for (const path of [`/datei/${mine.file}`, '/nachweis/plaene.pdf'])
      expect((await staff.nobody.get(caseAddress + path)).status).toBe(302)
  })

  test.each([
    '/nachweis/plaene.pdf',
    '/nachweis/belegdatei.pdf',
    '/nachweis/plaene',
    '/nachweis/__proto__.pdf',
    '/datei/x',
    '/datei/__proto__',
  ])('is not there at the desk of another office or town, nor where there is none: %s', async (path) => {
    expect((await staff.otherOffice.get(caseAddress + path)).status).toBe(404)
    expect((await staff.otherTown.get(caseAddress.replace(home(), elsewhere()) + path)).status).toBe(404)
    if (path !== '/nachweis/plaene.pdf') expect((await staff.own.get(caseAddress + path)).status).toBe(404)
  })

  test('is not changed by its holder any more', async () => {
    const page = `${mine.draft}/dateien`
    const form = { _csrf: tokenOf(await holder.get(`${home()}/status`)) }
    const upload = { field: 'plaene.upload', name: 'neu.pdf', bytes: onePage() }
    for (const answer of [
      await holder.postFiles(page, form, [upload]),
      await holder.postFiles(page, { ...form, _discard: mine.file }, []),
      await holder.postFiles(`${page}/dateien?frage=plaene`, form, [upload]),
      await holder.post(`${mine.draft}/dateien/entfernen`, { ...form, _discard: mine.file }),
    ])
      expect([303, 404]).toContain(answer.status)
    expect(isTheFile(await holder.get(`${mine.draft}/datei/${mine.file}`))).toBe(true)
    expect((await staff.own.get(caseAddress)).text).not.toContain('neu.pdf')
  })

  test('is not taken out by a neighbour', async () => {
    const other = await portal.draftOf('gelsenkirchen', 'musterdienst', {})
    const form = { _csrf: tokenOf(await neighbour.get(`${home()}/status`)) }
    for (const draft of [mine.draft, theirs.draft, other.draft])
      await neighbour.post(`${draft}/dateien/entfernen`, { ...form, _discard: mine.file })
    expect(isTheFile(await holder.get(`${mine.draft}/datei/${mine.file}`))).toBe(true)
  })
})

test('a case whose contents were deleted shows no files and gives none', async () => {
  const caseId = caseAddress.split('/').at(-1)!
  await transact(portal.database.worker, { authority: 'gelsenkirchen', actor: { kind: 'system' } }, (tx) => deleteContents(tx, caseId))
  expect((await staff.own.get(caseAddress)).text).not.toContain('Lageplan.pdf')
  expect((await staff.own.get(`${caseAddress}/datei/${mine.file}`)).status).toBe(404)
  expect((await staff.own.get(`${caseAddress}/nachweis/plaene.pdf`)).status).toBe(404)
  expect((await holder.get(`${mine.draft}/datei/${mine.file}`)).status).toBe(404)
})
