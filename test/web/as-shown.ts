/** What a browser would post of a page as it stands: what is typed, chosen and ticked in its last form. */
import { attributesIn } from '../../src/web/components/html-reading.ts'
import type { Fields, Visit } from '../visitor.ts'

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const controls = /<textarea\b([^>]*)>([^<]*)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>|<input\b((?:"[^"]*"|[^">])*)>/g

/** The fields of the form that holds a field of this name, with its token and hidden fields. */
export function asShown({ text, address }: Visit, holding: string): Fields {
  const form = text.split(/<form\b/).find((part) => part.includes(`name="${holding}"`))
  if (form === undefined) throw new Error(`${address} has no form with a field ${holding}`)
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string): void => {
    if (name !== undefined) (fields[name] ??= []).push(value)
  }
  for (const [, area, typed = '', select, options = '', input] of form.split('</form>')[0]!.matchAll(controls)) {
    if (area !== undefined) add(attributesIn(area)['name'], plain(typed))
    else if (select !== undefined) {
      const chosen = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, tag = '']) => attributesIn(tag)).find((tag) => 'selected' in tag)
      add(attributesIn(select)['name'], chosen?.['value'] ?? '')
    } else {
      const { name, type, value = '', ...rest } = attributesIn(input ?? '')
      if ((type !== 'radio' && type !== 'checkbox') || 'checked' in rest) add(name, value)
    }
  }
  return fields
}
