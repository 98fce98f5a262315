import { useState } from 'react';
import { useKept } from './use-kept.js';

/**
 * A form whose fields stay while its writer looks at other screens (see `useKept`). `none` is the form as nobody has touched it:
 * one that is so again keeps nothing, and closing the window is not asked about.
 */
export function useKeptForm<Draft extends object>(key: readonly unknown[], none: Draft) {
  const text = useKept<Draft>(key);
  const draft = text.kept ?? none;
  const [wasBegun] = useState(text.kept !== null);
  return {
    ...text,
    draft,
    /** Something was kept as the form came: one that is folded is found open then. */
    wasBegun,
    set: (part: Partial<Draft>): void => {
      const next = { ...draft, ...part };
      text.put(JSON.stringify(next) === JSON.stringify(none) ? null : next);
    },
  };
}
