const listeners = new Set<() => void>();
const waiting: ((given: boolean) => void)[] = [];

/** Requests that the server answers once a code was given again; one dialog asks for all that wait. */
export const stepUp = {
  isAsked: (): boolean => waiting.length > 0,
  /** Resolves with whether a code was given: then the request is sent again. */
  ask: (): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      tell();
    }),
  settle(given: boolean): void {
    for (const answer of waiting.splice(0)) answer(given);
    tell();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function tell(): void {
  for (const listener of listeners) listener();
}
