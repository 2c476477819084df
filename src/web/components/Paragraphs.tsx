import type { Language } from '../context.ts'
import { MixedText } from './MixedText.tsx'

/** Plain text as paragraphs: a blank line parts them, lines that begin with a hyphen are a list. Never markup. */
export const Paragraphs = ({ text, language }: { text: string; language: Language }) => (
  <>
    {text
      .trim()
      .split(/\n\s*\n/)
      .map((paragraph) => {
        const lines = paragraph.split('\n').map((line) => line.trim())
        return lines.every((line) => line.startsWith('- ')) ? (
          <ul>
            {lines.map((line) => (
              <li>
                <MixedText text={line.slice(2)} language={language} />
              </li>
            ))}
          </ul>
        ) : (
          <p>
            <MixedText text={lines.join(' ')} language={language} />
          </p>
        )
      })}
  </>
)
