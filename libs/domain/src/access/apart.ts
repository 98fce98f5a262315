import { Refusal } from '../refusal.js';
import type { Permission } from './permission-table.js';
import { grantsWithin, type CycleScope } from './permissions.js';
import type { Actor } from './role.js';

const SCORES: readonly Permission[] = ['score:give', 'score:adjudicate'];
const WRITES: readonly Permission[] = ['chapter:edit'];

/**
 * Whoever scores in a cycle does not write its chapters, and an editor never scores: two people, whatever roles one of them
 * was given. @throws Refusal `same-person`
 */
export function requireApart(actor: Actor, act: Permission, { plan, cycle }: CycleScope, at: string): void {
  const others = act === 'chapter:edit' ? SCORES : WRITES;
  if (others.some((permission) => grantsWithin(actor, permission, { plan, cycle }, at).length > 0))
    throw new Refusal('same-person', act === 'chapter:edit' ? SCORED : WROTE);
}

const SCORED = { first: 'giveScore', second: 'editChapter' } as const;
const WROTE = { first: 'editChapter', second: 'giveScore' } as const;
