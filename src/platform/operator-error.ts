/**
 * Something that the person who runs the program can mend: a port that is taken, a disk that is read-only, a wrong
 * variable. The message is one sentence that says what to do; the command prints it alone, without a stack.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
