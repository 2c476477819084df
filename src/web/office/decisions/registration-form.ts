/** How the desk asks for the answer to a registration. */
import { deskOf } from '../../../cases/decide.ts'
import type { RegistrationDecision, RegistrationProblem } from '../../../cases/procedures/registration/registration-decision.ts'
import type { CompiledService } from '../../../forms/compiled.ts'
import type { StandardHint } from '../../../forms/desk.ts'
import type { Answers } from '../../../forms/question.ts'
import { compileForm, type DecisionForms, type DecisionName, type DeskCase } from './decision-form.ts'
import { proseProblems } from './prose-problems.ts'

type Kind = RegistrationDecision['kind']

const names: Record<Kind, DecisionName> = {
  acknowledged: {
    title: 'Anzeige bestätigen',
    outcome: 'Anzeige bestätigt',
    lead: 'Sie bestätigen, dass die Anzeige da und vollständig ist. Erlaubt wird damit nichts.',
  },
  returned: {
    title: 'Als unvollständig abschließen',
    outcome: 'Als unvollständig abgeschlossen',
    lead: 'Es fehlt etwas, und auf eine Rückfrage kam es nicht. Fehlt nur wenig, stellen Sie bitte erst eine Rückfrage.',
  },
  notNeeded: {
    title: 'Keine Anzeige nötig',
    outcome: 'Keine Anzeige nötig',
    lead: 'Das muss niemand anzeigen, oder nicht bei Ihnen. Das ist zu begründen.',
  },
}

const hintsOf = (from: DeskCase): readonly StandardHint[] => deskOf(from)?.hints ?? []

const words = { hint: 'Steht wörtlich im Schreiben. Bitte freundlich und verständlich.', max: 4000 }

function questionsOf(kind: Kind, hints: readonly StandardHint[]): object[] {
  switch (kind) {
    case 'acknowledged':
      return [
        ...(hints.length === 0
          ? []
          : [
              {
                id: 'hinweise',
                type: 'choices',
                label: 'Übliche Hinweise',
                hint: 'Was Sie ankreuzen, steht wörtlich im Schreiben.',
                options: hints.map(({ id, label, text }) => ({ code: id, label: `${label}: ${text}` })),
                optional: true,
              },
            ]),
        { id: 'eigene', type: 'longText', label: hints.length === 0 ? 'Hinweise' : 'Weitere Hinweise', ...words, optional: true },
      ]
    case 'returned':
      return [{ id: 'fehlt', type: 'longText', label: 'Was fehlt?', ...words }]
    case 'notNeeded':
      return [{ id: 'begruendung', type: 'longText', label: 'Begründung', ...words }]
  }
}

// A compiled service never changes, and its forms are kept as long as it is: one for each set of hints that suits a case.
const forms = new WeakMap<CompiledService, Map<string, CompiledService>>()

function formOf(kind: Kind, from: DeskCase): CompiledService {
  const known = forms.get(from.service) ?? new Map<string, CompiledService>()
  forms.set(from.service, known)
  const hints = hintsOf(from)
  const key = [kind, ...hints.map(({ id }) => id)].join(' ')
  const form = known.get(key) ?? compileForm(names[kind], questionsOf(kind, hints), {})
  known.set(key, form)
  return form
}

/** The answers of a form as a decision: the hints that were ticked, in the order in which the service offers them, then what was written. */
function read(kind: Kind, answers: Answers, from: DeskCase): RegistrationDecision {
  const textOf = (id: string): string => String(answers[id] ?? '')
  switch (kind) {
    case 'acknowledged': {
      const ticked = (answers['hinweise'] ?? []) as readonly string[]
      const offered = hintsOf(from).filter(({ id }) => ticked.includes(id))
      return { kind, hints: [...offered.map(({ text }) => text), ...(textOf('eigene') === '' ? [] : [textOf('eigene')])] }
    }
    case 'returned':
      return { kind, missing: textOf('fehlt') }
    case 'notNeeded':
      return { kind, reasons: textOf('begruendung') }
  }
}

/** The hints that the service ticks beforehand, as it does for this case. */
function proposed(kind: Kind, from: DeskCase): Answers {
  const suggested = hintsOf(from).filter(({ suggest }) => suggest === true)
  return kind === 'acknowledged' && suggested.length > 0 ? { hinweise: suggested.map(({ id }) => id) } : {}
}

export const registrationForms: DecisionForms<RegistrationDecision, RegistrationProblem> = {
  names,
  problems: {
    ...proseProblems('hint', 'eigene', { missing: 'Bitte schreiben Sie den Hinweis.', name: 'Der Hinweis' }),
    ...proseProblems('missing', 'fehlt', { missing: 'Bitte schreiben Sie, was fehlt.', name: 'Die Angabe, was fehlt,' }),
    ...proseProblems('reasons', 'begruendung', {
      missing: 'Bitte begründen Sie, warum keine Anzeige nötig ist.',
      name: 'Die Begründung',
    }),
  },
  formOf,
  conditional: {},
  proposed,
  read,
  notes: () => [],
  // Nothing is charged for it.
  showsAssessment: () => false,
  // Nobody is heard before an answer that takes nothing from them.
  hearing: null,
}
