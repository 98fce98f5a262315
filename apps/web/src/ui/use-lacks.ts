import { useState, type SyntheticEvent } from 'react';
import { flushSync } from 'react-dom';
import { useErrorInTitle } from './error-title.js';
import { leadToHalfTyped } from './half-typed.js';

/** What an act still lacks, by the fields of its form. */
export interface Lacks<Field extends string> {
  /** What is said at a field: nothing before somebody asked for the act. */
  at(field: Field): string | null;
  /** Does the act; where something is missing, says it at each field and goes to the first instead. */
  ask(event: SyntheticEvent<HTMLElement>, act: () => void): void;
}

const REGION = 'form, fieldset, .form, .justify, details, li, section';

/** A button that is pressed too early says what is missing: one that is only dead leaves whoever presses it to guess. */
export function useLacks<Field extends string>(missing: Readonly<Record<Field, string | false>>): Lacks<Field> {
  const [asked, setAsked] = useState(false);
  const lacks = Object.values(missing).some(Boolean);
  useErrorInTitle(asked && lacks);
  return {
    at: (field) => (asked && missing[field]) || null,
    ask: (event, act) => {
      event.preventDefault();
      const region = event.currentTarget.closest(REGION);
      // The fields say so first: the focus goes to what is said.
      flushSync(() => setAsked(lacks));
      if (!lacks) return leadToHalfTyped(region) ? undefined : act();
      const said = region?.querySelector<HTMLElement>('[aria-invalid="true"], .lack');
      const chosen = said?.matches('.lack') && said.closest('fieldset')?.querySelector('input');
      (chosen || said)?.focus();
    },
  };
}

/** Whether words are too few to say anything. */
export const isShort = (words: string, least = 3): boolean => words.trim().length < least;
