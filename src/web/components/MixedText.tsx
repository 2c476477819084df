import type { Language } from '../context.ts'

/**
 * A text that may quote German where the page speaks another language: what a statute says is never translated. German
 * quotation marks („…“) enclose it, and it says so to the browser, so that it is read aloud rightly (WCAG 2.2, 3.1.2).
 */
export const MixedText = ({ text, language }: { text: string; language: Language }) =>
  language === 'de' ? (
    <>{text}</>
  ) : (
    <>{text.split(/(„[^“]*“)/).map((part) => (part.startsWith('„') ? <span lang="de">{part}</span> : part))}</>
  )
