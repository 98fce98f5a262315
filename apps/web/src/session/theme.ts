import { deviceNotes } from '../device/notes.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED = 'signatory-theme';

/** The theme chosen on this device; `system` follows the device's own. */
export function storedTheme(): Theme {
  const stored = deviceNotes.read(STORED);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

/** Shows a theme and keeps the choice on this device, where its browser lets it. */
export function applyTheme(theme: Theme): void {
  deviceNotes.write(STORED, theme);
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset['theme'] = theme;
}
