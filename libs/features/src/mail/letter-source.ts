import { plainText, type LocalText, type Plan } from '@signatory/domain';
import { PlanVersionEntity, type MailFacts } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { Catalogue, OpenedCycle } from '../catalogue/index.js';

/** What a letter is of: a cycle, a plan version before any cycle, or an access token of its reader. */
export type LetterSource =
  | Pick<OpenedCycle, 'cycle' | 'plan'>
  | { readonly cycle: null; readonly plan: Plan }
  | { readonly cycle: null; readonly plan: null; readonly token: string };

/** Refuses `not-found`. */
export async function readSource(
  catalogue: Catalogue,
  tx: EntityManager,
  { cycle, plan, token }: Pick<MailFacts, 'cycle' | 'plan' | 'token'>,
): Promise<LetterSource> {
  if (cycle !== null) return catalogue.openById(cycle);
  if (token !== undefined) return { cycle: null, plan: null, token };
  const { body } = await tx.findOneByOrFail(PlanVersionEntity, { planId: plan?.id ?? '', n: plan?.version ?? 0 });
  return { cycle: null, plan: body };
}

/** Sources that are read once: letters of one of them have the same. */
export function sourceKey({ cycle, plan, token }: Pick<MailFacts, 'cycle' | 'plan' | 'token'>): string {
  return cycle ?? (token === undefined ? `${plan?.id}@${plan?.version}` : `token ${token}`);
}

/** What a letter names: the cycle, the plan, or the token as its owner called it, in a language that nobody said. */
export function titleOf(source: LetterSource): LocalText {
  return source.plan === null ? plainText(source.token, 'und') : (source.cycle ?? source.plan).title;
}
