import { readToldActions, type ToldAction } from '../actions/index.js';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';

/** An action that a chapter may cite: the public is told its words. */
export type CitableAction = ToldAction & { readonly text: NonNullable<ToldAction['text']> };

/**
 * What chapters of a cycle may cite of its actions, with a reach over all members: they are not an editor's to read before
 * their scores are shared, and never what shows them but publicly.
 */
export async function actionsAtHand(tx: EntityManager, { cycle, plan }: OpenedCycle): Promise<CitableAction[]> {
  const told = await readToldActions(tx, cycle.id);
  const order = new Map(memberCodes(plan).map((code, at) => [code, at]));
  return told.filter(isCitable).sort((a, b) => (order.get(a.member) ?? 0) - (order.get(b.member) ?? 0));
}

function isCitable(action: ToldAction): action is CitableAction {
  return action.shared && action.text !== null;
}
