import { systemReach, type Database } from '@signatory/persistence';
import { readToldActions, type ToldAction } from '../actions/index.js';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';

/** An action that a chapter may cite: the public is told its words. */
export type CitableAction = ToldAction & { readonly text: NonNullable<ToldAction['text']> };

/**
 * What chapters of a cycle may cite of its actions. Actions are not an editor's to read before their scores are shared, and
 * never what shows them but publicly: so the question is asked with the system's reach.
 */
export async function actionsAtHand(database: Database, { cycle, plan }: OpenedCycle): Promise<CitableAction[]> {
  const told = await database.as(systemReach(memberCodes(plan)), (tx) => readToldActions(tx, cycle.id));
  const order = new Map(memberCodes(plan).map((code, at) => [code, at]));
  return told.filter(isCitable).sort((a, b) => (order.get(a.member) ?? 0) - (order.get(b.member) ?? 0));
}

export function isCitable(action: ToldAction): action is CitableAction {
  return action.shared && action.text !== null;
}

/** Their ids: a reference to any other is void. */
export async function standingActions(database: Database, opened: OpenedCycle): Promise<ReadonlySet<string>> {
  return new Set((await actionsAtHand(database, opened)).map(({ id }) => id));
}
