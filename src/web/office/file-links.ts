/** How the desk shows the files of a case: as links, with a word where no virus scanner looked at one. */
import type { Evidence } from '../../cases/evidence.ts'
import { picturesOf } from '../../cases/evidence-pages.ts'
import { fileAnswersIn } from '../../forms/files.ts'
import type { Answers } from '../../forms/question.ts'
import type { DescribedAnswer } from '../../forms/review.ts'
import { linesWithFiles } from '../components/file-lines.ts'
import type { SummaryLine } from '../components/SummaryList.tsx'

/** Makes the lines of an answer. `href`: the address of a path below the case. */
export function fileLinks(
  answers: Answers | undefined,
  evidence: readonly Evidence[],
  href: (path: string) => string,
): (entry: DescribedAnswer) => readonly SummaryLine[] {
  const scanned = new Set(evidence.filter(({ isScanned }) => isScanned).map(({ id }) => id))
  const together = fileAnswersIn(answers).filter((answer) => picturesOf(answer).length > 1)
  return (entry) => {
    const ids = new Set(entry.files?.map(({ id }) => id))
    return [
      ...linesWithFiles(entry, 'de', ({ id }) => ({
        href: href(`datei/${id}`),
        note: scanned.has(id) ? undefined : '(nicht auf Viren geprüft)',
      })),
      ...together
        .filter(({ files }) => files.some(({ id }) => ids.has(id)))
        .map((answer) => ({ text: `Alle ${picturesOf(answer).length} Bilder als ein PDF`, href: href(`nachweis/${answer.path}.pdf`) })),
    ]
  }
}
