import { useSyncExternalStore } from 'react';
import { deviceNotes } from '../device/notes.js';

const listeners = new Set<() => void>();

/** What a person switched on for this device: single keys, which are off until then, and going on after a decision, which is on. */
export const PREFERENCES = { shortcuts: 'off', advance: 'on' } as const;
export type Preference = keyof typeof PREFERENCES;
const storedAs = (name: Preference): string => `signatory-review-${name}`;

export function usePreference(name: Preference): [boolean, (on: boolean) => void] {
  const isOn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (deviceNotes.read(storedAs(name)) ?? PREFERENCES[name]) === 'on',
  );
  const set = (on: boolean): void => {
    deviceNotes.write(storedAs(name), on ? 'on' : 'off');
    for (const listener of listeners) listener();
  };
  return [isOn, set];
}
