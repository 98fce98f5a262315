import type { LocalText, Plan } from '@signatory/domain';
import { PlanVersionEntity, type MailFacts } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { Catalogue, OpenedCycle } from '../catalogue/index.js';

/** What a letter is of: a cycle, or a plan version before any cycle. */
export type LetterSource = Pick<OpenedCycle, 'cycle' | 'plan'> | { readonly cycle: null; readonly plan: Plan };

/** Refuses `not-found`. */
export async function readSource(
  catalogue: Catalogue,
  tx: EntityManager,
  { cycle, plan }: Pick<MailFacts, 'cycle' | 'plan'>,
): Promise<LetterSource> {
  if (cycle !== null) return catalogue.openById(cycle);
  const { body } = await tx.findOneByOrFail(PlanVersionEntity, { planId: plan?.id ?? '', n: plan?.version ?? 0 });
  return { cycle: null, plan: body };
}

/** What a letter names: the cycle, or the plan. */
export function titleOf({ cycle, plan }: LetterSource): LocalText {
  return (cycle ?? plan).title;
}
