import type { ShownQuestion } from '../../../forms/read-page.ts'

/** What was reckoned from earlier answers: shown, never typed. */
export const ComputedField = ({ question }: { question: Extract<ShownQuestion, { type: 'computed' }> }) => (
  <dl class="portal-computed" id={question.id}>
    <dt class="kern-label">{question.label}</dt>
    <dd class="portal-computed__value">{question.value}</dd>
    {question.hint !== undefined && <dd class="kern-hint">{question.hint}</dd>}
  </dl>
)
