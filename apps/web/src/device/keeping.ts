import { useSyncExternalStore } from 'react';

let isKeeping = true;
const listeners = new Set<() => void>();

/** Whether this browser keeps what is typed: false from the first time that it did not, until it does again. */
export function useKeepsDrafts(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isKeeping,
  );
}

/** What the last attempt to keep something came to. */
export function tellKeeping(next: boolean): void {
  if (next === isKeeping) return;
  isKeeping = next;
  for (const listener of listeners) listener();
}
