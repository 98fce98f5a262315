import { Refusal, requireImpartial, requirePermission, type Actor } from '@signatory/domain';
import type { SetFinding as Finding } from '@signatory/contract';
import { AssessorFindingEntity, Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach, readLanguage } from '../identity/index.js';

export interface SetFindingCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  /** The indicator's code. */
  readonly indicator: string;
  readonly body: Finding;
  readonly at: Date;
}

/** What an assessor found of an indicator that no member answers. Earlier findings are kept. */
@Injectable()
export class SetFinding {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  async execute({ actor, cycle: code, member, indicator, body, at }: SetFindingCommand): Promise<void> {
    const { cycle, plan } = await this.catalogue.open(code);
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    const commitment = plan.commitments.find(({ indicators }) =>
      indicators.some((candidate) => candidate.code === indicator),
    );
    const found = commitment?.indicators.find((candidate) => candidate.code === indicator);
    if (!commitment || !found?.assessor || !reach.reviews?.includes(member))
      throw new Refusal('not-found', { subject: 'finding' });
    const pillar = commitment.pillar ? { pillar: commitment.pillar } : {};
    const scope = { plan: plan.id, cycle: code, member, ...pillar };
    const { standsInFor } = requirePermission(actor, 'score:give', scope, at.toISOString());
    requireImpartial(actor, { ...scope, at: at.toISOString() }, plan.conflictGroups);
    await this.database.as(reach, async (tx) => {
      const key = { cycleId: cycle.id, memberCode: member, indicatorId: found.id };
      // Of two findings in the same instant the second must count the first.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`finding ${cycle.id}/${member}/${found.id}`]);
      const n = (await tx.countBy(AssessorFindingEntity, key)) + 1;
      await tx.insert(AssessorFindingEntity, {
        ...key,
        n,
        value: body.value,
        rationale: body.rationale,
        language: body.language ?? (await readLanguage(tx, actor.id)),
        actor: actor.id,
        at,
      });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'finding.set',
        subject: `${code}/${member}/${indicator}`,
        facts: { value: body.value, reason: body.rationale, ...(standsInFor && { standsInFor }) },
        at,
      });
      await notifyChanged(tx, { member, cycle: cycle.id, keys: ['scores'], judged: true });
    });
  }
}
