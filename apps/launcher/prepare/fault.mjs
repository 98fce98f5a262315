/** A failure that the reader can act on: its message is printed alone, without a stack. */
export class Fault extends Error {}
