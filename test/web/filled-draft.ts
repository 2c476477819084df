/** A draft of a dog's registration that is filled in up to its review, and the claim that something leaves it as it was. */
import { beforeAll, expect } from 'vitest'
import type { Visit, Visitor } from '../visitor.ts'
import { begin, filled, goOnTo, keeper, messageOf } from './ways.ts'
import type { WholePortal } from './whole-portal.ts'

/** Fills in a draft in Gelsenkirchen before the tests of a file. `remarks`: the address of the page with the free text. */
export function filledDraft(portal: WholePortal) {
  const home = (): string => portal.town('gelsenkirchen')
  const mine = { visitor: undefined as unknown as Visitor, draft: '', remarks: '' }

  beforeAll(async () => {
    mine.visitor = portal.newVisitor()
    const page = await goOnTo(mine.visitor, await begin(mine.visitor, home()), 'anmerkung')
    mine.remarks = page.address
    mine.draft = (await goOnTo(mine.visitor, page, 'pruefen')).address.replace(/\/pruefen$/, '')
  })

  const reviewed = async (): Promise<string> => messageOf(await mine.visitor.get(`${mine.draft}/pruefen`))

  return {
    home,
    mine,
    reviewed,
    /** Does something to the draft; what was saved must be the same afterwards. */
    async expectUntouched(what: () => Promise<Visit>): Promise<Visit> {
      const before = await reviewed()
      expect(before).toContain('Müller-Šimšić')
      const answer = await what()
      expect(await reviewed()).toBe(before)
      return answer
    },
    /** The fields of the page with the free text, with this text in it. */
    withRemark: async (anmerkung: string): Promise<Record<string, string>> => ({
      ...filled(await mine.visitor.get(mine.remarks), keeper),
      anmerkung,
    }),
  }
}
