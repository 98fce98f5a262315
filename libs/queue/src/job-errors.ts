/** Thrown by a handler for what no retry can cure; the job is marked as failed at once. */
export class CannotSucceed extends Error {
  override readonly name: string = 'CannotSucceed';
}

/** It worked for longer than its limit. What it still does in the background finds its state changed, and writes nothing. */
export class OutOfTime extends CannotSucceed {
  constructor(seconds: number) {
    super(`it worked for more than ${seconds} seconds`);
  }
}

/** Those that worked on it vanished, again and again: it may be what kills them. */
export class WorkersLost extends CannotSucceed {}
