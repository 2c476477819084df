/** The name that somebody's machine gave a file: shown to people and offered at download, never a path of ours. */

/** As people count them. Most file systems take 255 bytes, and an ending may be added. */
const MOST_CHARACTERS = 150
const MOST_SHOWN = 60

// Line and paragraph separators break a page apart; marks of direction and other unseen ones (Cf) make "gpj.exe" look like "exe.jpg".
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\uFFFD\p{Noncharacter_Code_Point}]/u
const forbiddenEverywhere = new RegExp(forbidden, 'gu')

/** Names that mean a device to Windows, whatever ending follows. */
const ofDevice = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(\.|$)/i

/** A name in its one form, without dots at its end, which Windows leaves away; or null when it cannot be a file's name: empty, hidden, too long, a path, a device, or with unseen characters. */
export function readFileName(given: string): string | null {
  if (!given.isWellFormed()) return null
  const name = given
    .normalize('NFC')
    .trim()
    .replace(/[. ]+$/, '')
  const isPath = /[/\\]|^\p{L}:/u.test(name)
  // A leading dot hides a file, and `..` is a folder; a name of dots and blanks alone is none.
  const isHidden = name.startsWith('.') || !/[\p{L}\p{N}]/u.test(name)
  return isPath || isHidden || ofDevice.test(name) || forbidden.test(name) || [...name].length > MOST_CHARACTERS ? null : name
}

/** Any name as it may stand in a message: what cannot be shown replaced, and not without end. */
export function shownName(given: string): string {
  const characters = [...given.toWellFormed().replaceAll(forbiddenEverywhere, '\u25A1').trim()]
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN - 1).join('')}…` : characters.join('')
}

/** What follows the last dot, in small letters, where that is an ending: "Lageplan Nr.5" has none. Null without one. */
export const endingOf = (name: string): string | null => /\.(?=[a-z0-9]*[a-z])([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? null
