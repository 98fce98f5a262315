import { systemReach, type Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { PublicWords, readHiddenAddresses } from '../scoring/index.js';
import { actionsAtHand, type CitableAction } from './actions-at-hand.js';

/** What the chapters of a cycle may cite at this instant. */
export interface Citable {
  readonly actions: readonly CitableAction[];
  /** Their ids: a reference to any other is void. */
  readonly standing: ReadonlySet<string>;
  /** Whether an address stands behind evidence, and behind none that is public. */
  isHidden(address: string): boolean;
}

/** As whoever writes may not read it: what is hidden is known to the system alone. */
export function citableNow(database: Database, opened: OpenedCycle): Promise<Citable> {
  return database.as(systemReach(memberCodes(opened.plan)), (tx) => readCitable(tx, opened));
}

/** With a reach over all members. */
export async function readCitable(tx: EntityManager, opened: OpenedCycle): Promise<Citable> {
  const hidden = await readHiddenAddresses(tx, opened.cycle.id);
  const words = new PublicWords(hidden);
  const actions = (await actionsAtHand(tx, opened)).map((action) => ({
    ...action,
    text: words.local(action.member, action.text),
    evidence: words.told(action.member, action.evidence),
  }));
  return {
    actions,
    standing: new Set(actions.map(({ id }) => id)),
    isHidden: (address) => hidden.has(address),
  };
}
