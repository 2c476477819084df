/** Who may decide on a permit, over HTTP: one line for each role. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Fields, Visitor } from '../visitor.ts'
import { asShown } from './as-shown.ts'
import { applyForPermit } from './musterdienst.ts'
import { caseAtDesk, lookUp, messageOf, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')
const elsewhere = () => portal.town('marl')

let applied: Visitor
/** The case at the desk of Gelsenkirchen. */
let permit = ''
let staff: Record<'own' | 'taxOffice' | 'otherTown' | 'nobody', Visitor>

/** Posts with a token that counts, so that only the permission can refuse. */
async function post(visitor: Visitor, address: string, fields: Fields = {}) {
  const form = await visitor.get(`${new URL(address).origin}${/^\/[a-z-]+/.exec(new URL(address).pathname)![0]}/status`)
  return visitor.post(address, { _csrf: tokenOf(form), _version: '1', ...fields })
}

describe('the decision on a permit', () => {
  beforeAll(async () => {
    staff = {
      own: await portal.clerk('gelsenkirchen.ordnung'),
      taxOffice: await portal.clerk('gelsenkirchen.steuern'),
      otherTown: await portal.clerk('marl.steuern'),
      nobody: portal.newVisitor(),
    }
    const { visitor, sent: petition } = await applyForPermit(portal)
    applied = visitor
    await lookUp(applied, home(), petition)
    permit = (await caseAtDesk(staff.own, home(), petition.reference)).split('/').at(-1)!
    await post(staff.own, `${home()}/amt/vorgang/${permit}/beginnen`)
  })
  const at = (town: string): string => `${town}/amt/vorgang/${permit}/entscheidung?art=refused`
  const free = { anhoerung: 'entbehrlich', anhoerungEntbehrlich: 'Es war alles gesagt.', gebuehrErhoben: 'no', begruendung: 'Zu eng.' }

  test.each([
    ['the tax office of the same town', 'taxOffice', home, 404, 404],
    ['another town', 'otherTown', elsewhere, 404, 404],
    ['nobody in particular', 'nobody', home, 302, 401],
  ] as const)('is not taken by %s', async (_, who, town, shown, taken) => {
    expect((await staff[who].get(at(town()))).status).toBe(shown)
    expect((await post(staff[who], at(town()), { ...free, _version: '2', _step: 'erlassen' })).status).toBe(taken)
    expect((await post(staff[who], at(town()).replace(/\/entscheidung.*/, '/frage'), { question: 'Wer fragt?' })).status).toBe(taken)
  })

  test('is not taken by who applied, nor by its office without a token', async () => {
    expect((await post(applied, at(home()), { ...free, _version: '2', _step: 'erlassen' })).status).toBe(401)
    const form = await staff.own.get(at(home()))
    const { _csrf, ...fields } = asShown(form, 'rechtsgrundlagen')
    expect((await staff.own.post(at(home()), { ...fields, ...free, _step: 'erlassen' })).status).toBe(403)
    expect(messageOf(await applied.get(`${home()}/status/vorgang`))).toContain('In Bearbeitung')
  })

  test('is taken by its office', async () => {
    const form = await staff.own.get(at(home()))
    expect(form.status).toBe(200)
    const taken = await staff.own.post(at(home()), { ...asShown(form, 'rechtsgrundlagen'), ...free, _step: 'erlassen' })
    expect(taken.status).toBe(303)
    expect(messageOf(await applied.get(`${home()}/status/vorgang`))).toContain('Abgelehnt')
  })
})
