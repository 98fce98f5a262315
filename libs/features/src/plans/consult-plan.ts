import { move, PLAN_VERSION, Refusal, faultWords } from '@signatory/domain';
import { Database, hashOf, PlanVersionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { PlanLint } from '../administration/index.js';
import { enterVersion, requireRevision, versionSubject, type PlanRequest } from './plan-scope.js';

export interface ConsultPlanCommand extends PlanRequest {
  readonly until: Date;
  readonly revision: number;
}

/** Puts a draft to the members: until an instant their focal points comment on it. */
@Injectable()
export class ConsultPlan {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly lint: PlanLint,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `command.stale`, `command.wrong-state`, `request.invalid` for an end that has passed, and `plan.faulty` with what keeps the text from the members. */
  async execute({ until, revision, ...request }: ConsultPlanCommand): Promise<void> {
    const { actor, at } = request;
    if (until <= at) {
      const fault = {
        pointer: '/until',
        words: faultWords('plan.consultation-over'),
      };
      throw new Refusal('request.invalid', { faults: [fault] });
    }
    await this.database.as({ actor: actor.id }, async (tx) => {
      const version = await enterVersion(tx, request, 'plan:adopt');
      requireRevision(version, revision);
      const state = move(PLAN_VERSION, version.state, 'consult', 'secretariat');
      const { planId, n } = version;
      const sound = await this.soundText(version);
      await tx.update(PlanVersionEntity, { planId, n }, {
        ...sound,
        state,
        consultationUntil: until,
        consultedAt: at,
        version: revision + 1,
      } as Parameters<typeof tx.update>[2]);
      const facts = { until: until.toISOString(), sha256: sound.sha256 ?? version.sha256 };
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'plan.consult',
        subject: versionSubject(version),
        facts,
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
    });
  }

  /** What stands in the place of a text that was faulty when it was saved: the lint may have learnt since that it is not. */
  private async soundText({
    document,
    planId,
  }: PlanVersionEntity): Promise<Partial<Pick<PlanVersionEntity, 'body' | 'sha256' | 'document'>>> {
    if (document === null) return {};
    const { plan, faults } = await this.lint.draft({ ...document });
    if (faults.length > 0) throw new Refusal('plan.faulty', { plan: planId, faults });
    return { body: plan, sha256: hashOf(plan), document: null };
  }
}
