/** A failure that the reader can act on: its message says what is wrong and the cure, and is printed without a stack. */
export class LaunchFault extends Error {
  override readonly name = 'LaunchFault';
}
