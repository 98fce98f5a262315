const listeners = new Set<() => void>();
let waiting: ((given: boolean) => void)[] = [];

/** Requests that the server answers once a code was given again; one dialog asks for all that wait. */
export const stepUp = {
  isAsked: (): boolean => waiting.length > 0,
  /** Resolves with whether a code was given: then the request is sent again. */
  ask(): Promise<boolean> {
    return new Promise((resolve) => change([...waiting, resolve]));
  },
  settle(given: boolean): void {
    const answered = waiting;
    change([]);
    for (const answer of answered) answer(given);
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function change(next: typeof waiting): void {
  waiting = next;
  for (const listener of listeners) listener();
}
