import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'

/** How far along a journey a page is. The number of steps may change with the answers; the words stay true. */
export const Progress = ({ step, of, language }: { step: number; of: number; language: Language }) => (
  <div class="kern-progress">
    <label class="kern-label kern-label--small" for="progress">
      {t(language).progress(step, of)}
    </label>
    <progress id="progress" value={step} max={of} />
  </div>
)
