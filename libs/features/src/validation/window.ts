import type { CycleEntity } from '@signatory/persistence';
import type { Window } from '@signatory/rules';

/** The reporting window of a cycle; without one, every day is inside. */
export function windowOf({ windowFrom, windowTo }: Pick<CycleEntity, 'windowFrom' | 'windowTo'>): Window {
  return { from: windowFrom ?? '0001-01-01', to: windowTo ?? '9999-12-31' };
}
