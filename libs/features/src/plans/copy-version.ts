import type { AdoptedPlanView } from '@signatory/contract';
import { decidePlan, Refusal, faultWords } from '@signatory/domain';
import { Database, hashOf, PlanVersionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { PlanKeeper } from '../administration/index.js';
import { DraftPlan } from '../catalogue/index.js';
import { enterVersion, type PlanRequest } from './plan-scope.js';

/** Begins the next version of a plan as a draft with the text of one that is there. */
@Injectable()
export class CopyVersion {
  constructor(
    private readonly database: Database,
    private readonly draftPlan: DraftPlan,
    private readonly keeper: PlanKeeper,
  ) {}

  /**
   * What adopters decided for single members stands in the copy's text: nobody is asked again what was not asked of them.
   * Refuses `not-found`, `permission.missing`, `plan.version-taken`, and `request.invalid` for a number that is not above all others.
   */
  async execute({ next, ...request }: PlanRequest & { readonly next: number }): Promise<AdoptedPlanView> {
    const { actor, at, plan: id, n: copiedFrom } = request;
    const plan = await this.database.as({ actor: actor.id }, async (tx) => {
      const { body, decisions } = await enterVersion(tx, request, 'plan:adopt');
      const copy = { ...decidePlan(body, decisions), version: next };
      await this.keeper.bring(tx, { plan: id, actor, at }, async () => {
        const newest = await tx.findOneOrFail(PlanVersionEntity, { where: { planId: id }, order: { n: 'DESC' } });
        // One that is there is refused as taken.
        if (next < newest.n) throw new Refusal('request.invalid', { faults: [tooLow(newest.n)] });
        await this.draftPlan.execute(tx, { plan: copy, revision: null, copiedFrom, actor: actor.id, at });
      });
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
      return copy;
    });
    return { id, version: next, sha256: hashOf(plan), problems: [], faults: 0 };
  }
}

function tooLow(newest: number) {
  return {
    pointer: '/version',
    words: faultWords('plan.newest', { newest }),
  };
}
