/** Texts shorter than this are shown whole. */
const SHORT = 120
/** So many words are left on each side of what differs. */
const WORDS_AROUND = 5

/** Long texts that differ in little, each cut to what differs with a few words around it: nobody compares three paragraphs. */
export function differingParts(texts: readonly string[]): readonly string[] {
  if (texts.length < 2 || texts.every((text) => text.length <= SHORT)) return texts
  const words = texts.map((text) => text.split(' '))
  const shortest = Math.min(...words.map(({ length }) => length))
  const first = words[0] ?? []
  const isCommon = (at: (list: readonly string[]) => string | undefined): boolean => words.every((list) => at(list) === at(first))
  let before = 0
  while (before < shortest && isCommon((list) => list[before])) before += 1
  let after = 0
  while (after < shortest - before && isCommon((list) => list.at(-1 - after))) after += 1
  const from = Math.max(0, before - WORDS_AROUND)
  const until = Math.max(0, after - WORDS_AROUND)
  return words.map((list) => [...(from > 0 ? ['…'] : []), ...list.slice(from, list.length - until), ...(until > 0 ? ['…'] : [])].join(' '))
}
