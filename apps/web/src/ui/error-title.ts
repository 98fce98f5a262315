import { useEffect, useSyncExternalStore } from 'react';

let forms = 0;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const count = (step: 1 | -1): void => {
  forms += step;
  for (const listener of listeners) listener();
};

/** A form of the page says that something in it is wrong: the page's title says so first, for as long as it does. */
export function useErrorInTitle(shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    count(1);
    return () => count(-1);
  }, [shown]);
}

/** Whether any form of the page says so. */
export function useFormErrors(): boolean {
  return useSyncExternalStore(subscribe, () => forms > 0);
}
