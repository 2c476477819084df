/**
 * Vehicle registration plates. A German one is the district (one to three letters), one or two letters and up to four
 * digits, eight characters at most, the E of an electric or the H of a historic vehicle counted in (Anlage 2 and §§ 9 to
 * 11 FZV). Vehicles of authorities and of dealers have digits only after the district.
 */
import { normalise } from './characters.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { problem } from './problem.ts'

/** What stands between the parts of a plate, as people type it: blanks, hyphens, dashes, dots. */
const gap = String.raw`[\s.:·\-‐‑–—]`
const ordinary = new RegExp(`^([A-ZÄÖÜ]{1,3})${gap}+([A-Z]{1,2})${gap}*([1-9]\\d{0,3})${gap}*([EH]?)$`)
const withoutLetters = new RegExp(`^([A-ZÄÖÜ]{1,3})${gap}+(\\d{1,6})$`)
/** District and letters in one: "GEAB 123" may be GE-AB or GEA-B. */
const runTogether = new RegExp(`^[A-ZÄÖÜ]{2,5}${gap}*\\d{1,4}${gap}*[EH]?$`)

const MOST_CHARACTERS = 8

const foreign =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9](?:[ -]?[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9]){1,11}$/u

export const vehiclePlateKind: Kind<'vehiclePlate', string> = {
  codes: ['notAPlate', 'plateRunTogether', 'plateTooLong', 'notAForeignPlate'],
  parts: () => [''],
  read(question, fields) {
    const typed = normalise(fields.get(''))
    if (typed === '') return unanswered
    const plate = typed.toUpperCase()
    const [whole, district = '', letters = '', digits = '', suffix = ''] = ordinary.exec(plate) ?? []
    if (whole !== undefined) {
      return (district + letters + digits + suffix).length > MOST_CHARACTERS
        ? wrong(problem('plateTooLong', { max: MOST_CHARACTERS }))
        : answered(`${district}-${letters} ${digits}${suffix}`)
    }
    if (question.foreign) {
      const ofOther = plate.replaceAll(new RegExp(`${gap}*([\\-‐‑–—])${gap}*`, 'g'), '-').replaceAll(/[\s.:·]+/g, ' ')
      return foreign.test(ofOther) ? answered(ofOther) : wrong(problem('notAForeignPlate'))
    }
    const official = withoutLetters.exec(plate)
    if (official) return answered(`${official[1]}-${official[2]}`)
    return wrong(problem(runTogether.test(plate) ? 'plateRunTogether' : 'notAPlate'))
  },
  isShape: (_, value): value is string => typeof value === 'string',
  write: (_, answer) => ({ '': answer }),
  show: (_, answer) => [answer],
}
