/** Plain text as paragraphs: a blank line parts them, lines that begin with a hyphen are a list. Never markup. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .trim()
      .split(/\n\s*\n/)
      .map((paragraph) => {
        const lines = paragraph.split('\n').map((line) => line.trim())
        return lines.every((line) => line.startsWith('- ')) ? (
          <ul>
            {lines.map((line) => (
              <li>{line.slice(2)}</li>
            ))}
          </ul>
        ) : (
          <p>{lines.join(' ')}</p>
        )
      })}
  </>
)
