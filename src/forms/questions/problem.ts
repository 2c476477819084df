/** What can stand against an upload, beside what an answer of files can lack. Their `params` name the file. */
export const uploadCodes = [
  'fileEmpty',
  'fileTooLarge',
  'fileNameUnusable',
  'fileTypeNotAccepted',
  'fileTypeMismatch',
  'fileArchive',
  'fileOffice',
  'fileMacros',
  'fileEncrypted',
  'fileActive',
  'fileBroken',
  'fileMixed',
  'fileTooManyPixels',
  'fileTooManyPages',
  'fileInfected',
  'fileNotTaken',
  'filesTooLarge',
] as const

/** What can stand against a place beside its address: what was drawn of it, and its sizes. */
export const placeCodes = [
  'sizeMissing',
  'sizesDiffer',
  'shapeUnreadable',
  'shapeKindNotAsked',
  'shapeCrossesItself',
  'shapeTooSmall',
  'shapeTooLarge',
  'holeOutside',
  'tooManyShapes',
  'tooManyPoints',
  'outsideAuthority',
  'outsideRegion',
  'anotherCountry',
] as const

/** What can be wrong with an answer. A closed list, so that a table of wordings does not compile when one is missing. */
export const problemCodes = [
  'required',
  'oneAnswerOnly',
  'forbiddenCharacter',
  'notInNames',
  'rightToLeftInNames',
  'tooLong',
  'patternMismatch',
  'notANumber',
  'notAnAmount',
  'tooManyDecimals',
  'tooSmall',
  'tooLarge',
  'incompleteDate',
  'yearNotInFull',
  'notADate',
  'noSuchDate',
  'tooEarly',
  'tooLate',
  'notYesOrNo',
  'notAnOption',
  'tooFew',
  'tooMany',
  'notDeclared',
  'notAnEmail',
  'notAPhone',
  'notAnIban',
  'notAPostalCode',
  'placeMismatch',
  'tooFewRows',
  'tooManyRows',
  'unknownQuestion',
  'checkFailed',
  'notUnderstood',
  'notATime',
  'timeTooEarly',
  'timeTooLate',
  'beginMissing',
  'endMissing',
  'endBeforeBegin',
  'periodTooLong',
  'timeMissing',
  'timesBackwards',
  'rhythmMissing',
  'weekdayMissing',
  'weekdaysOfEveryDay',
  'monthMissing',
  'notAPlate',
  'plateRunTogether',
  'plateTooLong',
  'notAForeignPlate',
  ...placeCodes,
  ...uploadCodes,
  'fileGone',
  'tooManyFiles',
  'tooFewFiles',
] as const

/**
 * The codes and their `params`, which are ready to be shown in the service's language:
 * `tooLong {max}` code points · `notInNames {character}` · `tooManyDecimals {decimals}` · `tooSmall {min}` · `tooLarge {max}`
 * · `incompleteDate {missing: day|month|year}` · `tooEarly {earliest}` · `tooLate {latest}` · `tooFew {min}` · `tooMany {max}`
 * · `placeMismatch {postalCode, places}` · `tooFewRows {min, item}` · `tooManyRows {max, item}` · `unknownQuestion {name}`.
 * `patternMismatch` and `checkFailed` come with the author's words in `say`. `notUnderstood` is a stored answer of the
 * wrong shape.
 * `timeTooEarly {earliest}` · `timeTooLate {latest}` · `periodTooLong {max, days}` days · `timesBackwards {fromTime}` on one
 * day · `monthMissing {missing: fromMonth|toMonth}` · `plateTooLong {max}` characters.
 * · `sizeMissing {needed: length|area}` · `sizesDiffer {drawn, stated}`, both as measures in words · `tooManyShapes {max}` ·
 * `tooManyPoints {max}` · `outsideAuthority {authority, municipality}` names where a place lies instead · `outsideRegion
 * {authority}` where that is not known.
 * Codes that begin with `file` have `{file}`, the file's name, beside: `fileTooLarge {max}` megabytes · `fileTypeNotAccepted
 * {accepted}` · `fileTypeMismatch {ending}` · `fileActive {part: script|launch|address|attachment|media|form}` ·
 * `fileTooManyPixels {max}` millions · `fileTooManyPages {max}`; but `fileGone` has none. `fileNotTaken`: nothing is wrong with
 * it, but it cannot be checked or kept just now. `tooManyFiles {max}` · `tooFewFiles {min}` · `filesTooLarge {max}` megabytes
 * of all files together.
 */
export type ProblemCode = (typeof problemCodes)[number]

export type Params = Readonly<Record<string, string | number>>

/** A problem at one field of a form (`hunde.0.seit.day`), belonging to one question (`seit`). */
export type Problem = {
  readonly field: string
  readonly question: string
  readonly code: ProblemCode
  readonly params: Params
  /** The author's own words, already in the service's language; shown instead of those for the code. */
  readonly say?: string
}

/** A problem as a question's kind sees it: `part` is the field below the question's own, or empty. */
export type PartProblem = { readonly part: string; readonly code: ProblemCode; readonly params: Params }

/** Short for a problem without parameters at the question's own field. */
export const problem = (code: ProblemCode, params: Params = {}, part = ''): PartProblem => ({ part, code, params })
