import { useEffect, useRef } from 'react';
import { usePreference } from './preferences.js';

export type Shortcuts = Readonly<Record<string, () => void>>;

/** Single keys, where the person switched them on: never where something is typed or chosen from a list, and never beside another key. Each is also a button. */
export function useShortcuts(keys: Shortcuts): void {
  const [isOn] = usePreference('shortcuts');
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const inField =
        target instanceof Element &&
        target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, dialog');
      // Enter presses whatever has the focus; only where it would press nothing is it a shortcut.
      const presses = key === 'Enter' && target instanceof Element && target.closest('a, button, summary');
      const act = current.current[key];
      if (!act || inField || presses || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
}
