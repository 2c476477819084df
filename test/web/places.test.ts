/** Places in a form, through the whole portal: what is drawn or described, and what must be refused. */
import { beforeAll, describe, expect, test } from 'vitest'
import { writeShapes } from '../../src/forms/geometry/shape.ts'
import { squareAround } from '../../src/forms/geometry/test-shapes.ts'
import { importBorders } from '../../src/network/import-borders.ts'
import { readRegion } from '../../src/network/store.ts'
import { borderAt } from '../../src/network/test-borders.ts'
import { transact } from '../../src/platform/database.ts'
import { controlsIn } from '../../src/web/components/html-reading.ts'
import type { Visit, Visitor } from '../visitor.ts'
import { caseAtDesk, messageOf, tokenOf } from './ways.ts'
import { portalUnderTest } from './whole-portal.ts'
import { sampleAnswers } from '../sample-answers.ts'

const portal = portalUnderTest()
const home = () => portal.town('gelsenkirchen')

let visitor: Visitor
let address = ''
beforeAll(async () => {
  const begun = await portal.draftOf('gelsenkirchen', 'musterdienst', await sampleAnswers())
  ;({ visitor } = begun)
  address = `${begun.draft}/orte`
})

const ebertstrasse = {
  'stelle.street': 'Ebertstraße',
  'stelle.houseNumber': '11',
  'stelle.postalCode': '45879',
  'stelle.place': 'Gelsenkirchen',
}
const centre = [7.0968, 51.5087] as const
const drawn = writeShapes([squareAround(centre, 10)])

/** What a browser posts from the page of places with these fields. */
async function post(fields: Readonly<Record<string, string>>, to: Visitor = visitor): Promise<Visit> {
  const page = await to.get(address)
  return to.post(address, { _csrf: tokenOf(page), 'weitereStellen.rows': '1', ...fields })
}

const valueIn = (page: Visit, name: string): string | undefined => controlsIn(page.text).find((control) => control.name === name)?.value

describe('a place', () => {
  test('that is drawn is taken, and shown as a sketch before sending', async () => {
    expect((await post({ ...ebertstrasse, 'stelle.shapes': drawn })).status).toBe(303)
    const page = await visitor.get(address)
    expect(valueIn(page, 'stelle.shapes')).toContain('"type":"GeometryCollection"')
    // Without a script, a drawing from before can be kept or dropped.
    expect(messageOf(page)).toMatch(/Diese Zeichnung verwenden \(1 Fläche, (99,\d|100|100,\d) m²\)/)
    const review = await visitor.get(address.replace('/orte', '/pruefen'))
    const again = await visitor.follow(review)
    expect(again.status).toBe(200)
    expect(again.text).toMatch(/<svg role="img" aria-label="Lageskizze: Ebertstraße 11"/)
  })

  test('that is described is taken without any drawing', async () => {
    expect((await post({ ...ebertstrasse, 'stelle.length': '4,5', 'stelle.width': '2', 'stelle.side': 'near' })).status).toBe(303)
    expect(messageOf(await visitor.get(address.replace('/orte', '/pruefen')))).toContain('Länge × Breite: 4,5 m × 2 m Fläche: 9 m²')
  })

  test('shows no empty box where no script runs: the map waits to be taken', async () => {
    const { text } = await visitor.get(address)
    expect(text).toContain('<script type="module" src="/assets/')
    expect([...text.matchAll(/<div class="portal-map"[^>]*>/g)].map(([tag]) => tag.includes(' hidden'))).toEqual([true, true, true])
    expect(text).not.toMatch(/<[^>]+\sstyle=/)
  })

  test('is asked by a page that alone gets the script', async () => {
    expect((await visitor.get(address.replace('/orte', '/texte'))).text).not.toContain('<script')
  })
})

const ring = (...places: [number, number][]) => JSON.stringify({ type: 'Polygon', coordinates: [places] })

describe('a drawing that', () => {
  test.each([
    [
      'crosses itself',
      ring([7.0968, 51.5087], [7.097, 51.5089], [7.097, 51.5087], [7.0968, 51.5089], [7.0968, 51.5087]),
      'überkreuzen sich',
    ],
    ['lies in another country', ring([2.35, 48.86], [2.351, 48.86], [2.351, 48.861], [2.35, 48.86]), 'liegt nicht in Deutschland'],
    ['lies at the other end of the country', writeShapes([squareAround([13.4, 52.5], 10)]), 'liegt außerhalb des Gebiets'],
    ['is nothing that was drawn', '{"type":"Polygon","coordinates":', 'können wir nicht lesen'],
    ['holds markup', '"><script>alert(1)</script>', 'können wir nicht lesen'],
    [
      'has more points than anybody draws',
      JSON.stringify({ type: 'LineString', coordinates: Array.from({ length: 3000 }, (_, index) => [7 + index / 1e5, 51.5]) }),
      'zu viele Punkte. Bis zu 500',
    ],
    [
      'is a line where an area is asked for',
      JSON.stringify({
        type: 'LineString',
        coordinates: [
          [7.0968, 51.5087],
          [7.0969, 51.5087],
        ],
      }),
      'nicht gefragt',
    ],
  ])('%s is refused with its reason; what was typed and drawn stays', async (_what, shapes, words) => {
    const answer = await post({ ...ebertstrasse, 'stelle.shapes': shapes, 'weitereStellen.0.zweck': 'Infostand' })
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain(words)
    expect(answer.text).toContain('href="#stelle.shapes"')
    expect(valueIn(answer, 'stelle.street')).toBe('Ebertstraße')
    expect(valueIn(answer, 'weitereStellen.0.zweck')).toBe('Infostand')
    expect(answer.text).not.toContain('<script>alert')
    expect(valueIn(answer, 'stelle.shapes')?.replaceAll('&gt;', '>')).toBe(shapes)
  })

  test('has 100,000 points is refused with its reason; what was typed stays, and the server goes on', async () => {
    await post({ ...ebertstrasse, 'stelle.length': '4', 'stelle.width': '2' })
    const before = messageOf(await visitor.get(address.replace('/orte', '/pruefen')))
    const shapes = JSON.stringify({
      type: 'LineString',
      coordinates: Array.from({ length: 100_000 }, (_, index) => [7 + index / 1e7, 51.5]),
    })
    const answer = await post({ ...ebertstrasse, 'stelle.shapes': shapes, 'weitereStellen.0.zweck': 'Infostand' })
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain('Ihre Zeichnung hat zu viele Punkte')
    expect(valueIn(answer, 'stelle.street')).toBe('Ebertstraße')
    expect(valueIn(answer, 'weitereStellen.0.zweck')).toBe('Infostand')
    expect(messageOf(await visitor.get(address.replace('/orte', '/pruefen')))).toBe(before)
    expect((await post({ ...ebertstrasse, 'stelle.shapes': drawn })).status).toBe(303)
  })

  test('is wrong in one row of a group is told there', async () => {
    const answer = await post({
      ...ebertstrasse,
      'stelle.shapes': drawn,
      'weitereStellen.rows': '2',
      'weitereStellen.0.zweck': 'Infostand',
      'weitereStellen.0.wo.street': 'Ebertstraße',
      'weitereStellen.0.wo.postalCode': '45879',
      'weitereStellen.0.wo.place': 'Gelsenkirchen',
      'weitereStellen.1.zweck': 'Bühne',
      'weitereStellen.1.wo.street': 'Ebertstraße',
      'weitereStellen.1.wo.postalCode': '45879',
      'weitereStellen.1.wo.place': 'Gelsenkirchen',
      'weitereStellen.1.wo.shapes': 'x',
    })
    expect(answer.status).toBe(422)
    expect([...answer.text.matchAll(/<a href="#([^"]+)"/g)].map(([, field]) => field)).toContain('weitereStellen.1.wo.shapes')
  })

  test('is dropped where its box was unticked', async () => {
    await post({ ...ebertstrasse, 'stelle.shapes': drawn })
    expect((await post(ebertstrasse)).status).toBe(422)
    expect((await post({ ...ebertstrasse, 'stelle.length': '3', 'stelle.width': '2' })).status).toBe(303)
    expect(valueIn(await visitor.get(address), 'stelle.shapes')).toBe('')
  })
})

describe('with borders', () => {
  const gelsenkirchen = borderAt('05513000', 7.05, 51.45)
  const herten = borderAt('05562020', 7.15, 51.45)

  /** The same portal after an operator has loaded borders. */
  async function withBorders(): Promise<Visitor> {
    const everywhere = { authority: null, actor: { kind: 'system' } } as const
    await transact(portal.database.owner, everywhere, (tx) => importBorders(tx, [gelsenkirchen, herten]))
    const region = await transact(portal.database.application, everywhere, readRegion)
    const another = portal.newVisitor(await portal.another({ region: () => region }))
    const id = /entwurf\/([^/]+)/.exec(address)?.[1] ?? ''
    another.setCookie(home(), `entwurf-${id}`, visitor.cookie(address, `entwurf-${id}`) ?? '', '/gelsenkirchen')
    return another
  }

  test('a drawing in the next town is told which one it is, and where to apply', async () => {
    const clerkless = await withBorders()
    const answer = await post({ ...ebertstrasse, 'stelle.shapes': writeShapes([squareAround([7.2, 51.5], 10)]) }, clerkless)
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain(
      'Diese Stelle liegt in Herten. Bitte stellen Sie Ihren Antrag im Portal von Herten; hier entscheidet: Stadt Gelsenkirchen.',
    )
    expect((await post({ ...ebertstrasse, 'stelle.shapes': drawn }, clerkless)).status).toBe(303)
  })

  test('the map is told where to read the border of this town, and whom to name', async () => {
    const another = await withBorders()
    const { text } = await another.get(address)
    const [, href = ''] = /data-border="([^"]+)"/.exec(text) ?? []
    expect(href).toMatch(/^\/gelsenkirchen\/karte\/grenze\.json\?v=[0-9a-f]{12}$/)
    expect(text).toContain('data-attribution="Beispiel"')
    expect(text).toContain('data-centre="7.0968,51.5087"')
    const border = await another.get(new URL(href, portal.base).href)
    expect([border.status, border.headers.get('content-type')]).toEqual([200, 'application/geo+json; charset=utf-8'])
    expect(JSON.parse(border.text)).toMatchObject({
      features: [{ properties: { ags: '05513000' }, geometry: { coordinates: gelsenkirchen.polygons } }],
    })
  })

  test('a town without one has none to read', async () => {
    expect((await (await withBorders()).get(`${portal.town('marl')}/karte/grenze.json`)).status).toBe(404)
    expect((await visitor.get(`${portal.base}/karte/grenze.json`)).status).toBe(404)
  })
})

describe('a place that was sent', () => {
  test('is drawn at the desk of the office that decides, and in the copy', async () => {
    await post({ ...ebertstrasse, 'stelle.shapes': drawn })
    const review = await visitor.get(address.replace('/orte', '/pruefen'))
    const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
    const [reference = ''] = /[A-Z]{2}(-[0-9A-Z]{4}){2}-[0-9A-Z]/.exec(messageOf(receipt)) ?? []
    const clerk = await portal.clerk('gelsenkirchen.ordnung')
    const shown = await clerk.get(await caseAtDesk(clerk, home(), reference))
    expect(messageOf(shown)).toMatch(/Zeichnung auf der Karte: 1 Fläche/)
    expect(shown.text).toMatch(/<svg role="img" aria-label="Lageskizze: Ebertstraße 11"/)
    const copy = await visitor.get(receipt.address.replace(/beleg$/, 'kopie.pdf'))
    expect([copy.status, copy.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  })
})
