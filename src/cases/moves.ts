/**
 * The life of a case as one table: which move leads from which state to which, and who may make it. The desk draws its
 * buttons from it and the server refuses by it, so a move that is missing here does not exist.
 */

/** Where a case stands. `decided` and `withdrawn` are final. */
export type CaseState = 'received' | 'inProgress' | 'waitingForApplicant' | 'decided' | 'withdrawn'

export type CaseMove = 'startWork' | 'askApplicant' | 'receiveReply' | 'decide' | 'withdraw'

/** Who acts on a case: the keeper who sent it, or a clerk of the competent office. */
export type CaseActor = 'applicant' | 'clerk'

/** The states in order of a case's life, for lists and filters. */
export const caseStates = ['received', 'inProgress', 'waitingForApplicant', 'decided', 'withdrawn'] as const satisfies readonly CaseState[]

/** From state and move to the next state. */
export const moves = {
  received: { startWork: 'inProgress', withdraw: 'withdrawn' },
  inProgress: { askApplicant: 'waitingForApplicant', decide: 'decided', withdraw: 'withdrawn' },
  // Whoever does not answer in time is decided upon all the same.
  waitingForApplicant: { receiveReply: 'inProgress', decide: 'decided', withdraw: 'withdrawn' },
  decided: {},
  withdrawn: {},
} as const satisfies Record<CaseState, Partial<Record<CaseMove, CaseState>>>

/** Who may make a move at all. A reply counts whoever records it: it may also come by telephone or letter. */
export const actorsOf = {
  startWork: ['clerk'],
  askApplicant: ['clerk'],
  receiveReply: ['applicant', 'clerk'],
  decide: ['clerk'],
  withdraw: ['applicant'],
} as const satisfies Record<CaseMove, readonly CaseActor[]>

/** The state after a move, or null when this actor cannot make it from here. */
export function stateAfter(state: CaseState, move: CaseMove, actor: CaseActor): CaseState | null {
  const next: Partial<Record<CaseMove, CaseState>> = moves[state]
  const allowed: readonly CaseActor[] = actorsOf[move]
  return allowed.includes(actor) ? (next[move] ?? null) : null
}

/** The moves that an actor can make from a state, in the order in which the desk offers them. */
export const movesOpenTo = (state: CaseState, actor: CaseActor): CaseMove[] =>
  (Object.keys(actorsOf) as CaseMove[]).filter((move) => stateAfter(state, move, actor) !== null)
