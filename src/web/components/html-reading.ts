/** Reads rendered HTML in tests: just enough to ask which controls there are and what is said about them. */

/** An element's attributes by name; one without a value is an empty text. */
export type Attributes = Readonly<Record<string, string>>

/** What stands inside a tag; a quoted value may hold a `>`. */
const inside = String.raw`(?:"[^"]*"|[^">])*`

/** The attributes of a tag, given as what stands inside of it. */
export const attributesIn = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [
      name!,
      (value ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
    ]),
  )

/** All inputs, selects, textareas and buttons, in order. */
export const controlsIn = (html: string): Attributes[] =>
  [...html.matchAll(new RegExp(String.raw`<(?:input|select|textarea|button)\b${inside}>`, 'g'))].map(([tag]) => attributesIn(tag))

export const elementWithId = (html: string, id: string): Attributes | undefined =>
  [...html.matchAll(new RegExp(String.raw`<[a-z0-9]+\b${inside}>`, 'g'))]
    .map(([tag]) => attributesIn(tag))
    .find((attributes) => attributes.id === id)

/** The text that `aria-describedby` of an element adds up to. Throws when it names something that is not there. */
export function described(html: string, { 'aria-describedby': ids = '' }: Attributes): string {
  return ids
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => {
      const start = html.indexOf(`id="${id}"`)
      if (start < 0) throw new Error(`nothing has the id ${id}`)
      const end = /<\/(?:p|div)>/.exec(html.slice(start))!.index
      return html.slice(start, start + end).replace(/^[^>]*>|<[^>]+>/g, '')
    })
    .join(' ')
}
