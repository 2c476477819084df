import { describe, expect, test } from 'vitest'
import { deskCase } from '../../../../test/desk-case.ts'
import { permitService, petition } from '../../../../test/permits.ts'
import type { Answers } from '../../../forms/question.ts'
import type { DeskCase } from './decision-form.ts'
import { permitForms } from './permit-form.ts'

const special = {
  ...permitService,
  desk: {
    ...permitService.desk!,
    permitBy: [{ when: 'art = "zelt"', title: 'Zelterlaubnis', law: ['§ 9 Zeltgesetz'] }],
    feeBasis: { strom: 'Stromtarif' },
    provisos: [
      ...permitService.desk!.provisos!,
      { id: 'zelt', kind: 'obligation' as const, label: 'Zelt', text: 'Sichern Sie es.', when: 'art = "zelt"', suggest: true },
    ],
  },
}

const proposed = (from: DeskCase): Answers => permitForms.proposed('granted', from)
const offered = (from: DeskCase): unknown => {
  const question = permitForms.formOf('granted', from).questions.get('uebliche')?.question
  return question?.type === 'choices' ? question.options?.map(({ code }) => code) : null
}

describe('what the service tells about a case', () => {
  const [tent, bench] = [deskCase({ ...petition, art: 'zelt' }, special), deskCase(petition, special)]

  test('gives the provisions, and the provisos that are offered and ticked', () => {
    expect(proposed(tent)).toMatchObject({ rechtsgrundlagen: '§ 9 Zeltgesetz', uebliche: ['zelt'] })
    expect(proposed(bench)).toMatchObject({ rechtsgrundlagen: '§ 1 Aufstellgesetz' })
    expect(proposed(bench)).not.toHaveProperty('uebliche')
    expect([offered(tent), offered(bench)]).toEqual([
      ['sauber', 'ende', 'zelt'],
      ['sauber', 'ende'],
    ])
  })

  test('names the basis of a fee only where its line counts', () => {
    const lit = { ...special, assessment: special.assessment.map((line) => (line.id === 'strom' ? { ...line, amount: '300' } : line)) }
    expect(proposed(deskCase({ ...petition, art: 'zelt' }, lit))).toMatchObject({ gebuehrGrundlage: 'Stromtarif' })
    expect(proposed(bench)).not.toHaveProperty('gebuehrGrundlage')
  })
})
