export interface Repetition {
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  readonly onError: (error: Error) => void;
}

export interface Repeating {
  /** Works at once, or once more after the work at hand. */
  now(): void;
  /** Waits for the work at hand. */
  close(): Promise<void>;
}

/** Does the work now and every so often, never twice at a time. An error is reported, and the next turn comes. */
export function repeat({ everyMs, work, onError }: Repetition): Repeating {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  const run = async (): Promise<void> => {
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
      }
    } while (again && !closed);
  };

  const now = (): void => {
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    running = run().finally(() => (running = undefined));
  };

  const timer = setInterval(now, everyMs);
  now();
  return {
    now,
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}
