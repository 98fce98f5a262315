import type { DecideApplies as Decisions } from '@signatory/contract';
import { checkDecisions, Refusal, type PlanDecision } from '@signatory/domain';
import { Database, hashOf, PlanVersionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { textOf } from '../catalogue/index.js';
import { enterVersion, versionSubject, type PlanRequest } from './plan-scope.js';

/** Fixes of whom a commitment is asked, and in which words, as the plan's adopters decided: never the member, and never once a cycle of it has opened. */
@Injectable()
export class DecideApplies {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `version.stale`, `plan.in-use`, `request.invalid` with every fault. */
  async execute({
    body,
    revision,
    ...request
  }: PlanRequest & { readonly body: Decisions; readonly revision: number }): Promise<void> {
    const { actor, at } = request;
    await this.database.as({ actor: actor.id }, async (tx) => {
      const version = await enterVersion(tx, request, 'plan:adopt');
      const { planId, n, state } = version;
      if (version.version !== revision)
        throw new Refusal('version.stale', { subject: 'plan version', sent: revision, current: version.version });
      if (state === 'IN_USE' || state === 'SUPERSEDED') throw new Refusal('plan.in-use', { plan: planId, version: n });
      const decisions = body.decisions.map(({ text, ...rest }): PlanDecision => ({
        ...rest,
        text: text && textOf(text),
      }));
      const faults = checkDecisions(version.body, version.adoption?.reservations ?? [], decisions).map((fault) => ({
        ...fault,
        pointer: `/decisions${fault.pointer}`,
      }));
      if (faults.length > 0) throw new Refusal('request.invalid', { faults });
      const decisionsSha256 = decisions.length === 0 ? null : hashOf(decisions);
      const changed = { decisions, decisionsSha256, version: revision + 1 };
      await tx.update(PlanVersionEntity, { planId, n }, changed as Parameters<typeof tx.update>[2]);
      const facts = {
        decisionsSha256,
        decisions: decisions.map(({ member, commitment, kind, ground }) => ({ member, commitment, kind, ground })),
      };
      await this.audit.record(tx, { actor: actor.id, act: 'plan.decide', subject: versionSubject(version), facts, at });
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
    });
  }
}
