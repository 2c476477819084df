import { userInfo } from 'node:os'

/** Who runs this command, for ledgers: the name of the operating system's user, or their number where they have no name. */
export function operatorName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that no name belongs to.
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
