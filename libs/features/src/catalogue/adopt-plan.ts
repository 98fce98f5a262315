import { Refusal, type Plan } from '@signatory/domain';
import { hashOf, PlanEntity, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { requireOwnCode } from './require-own-code.js';

/** Keeps a plan version that was adopted before it came here: its file names date, place and document. It never changes from then on. */
@Injectable()
export class AdoptPlan {
  constructor(private readonly audit: Audit) {}

  /** Repeating it with the same content changes nothing; other content is refused (`plan.version-taken`), and a code of another plan's (`request.invalid`). */
  async execute(tx: EntityManager, { plan, actor, at }: { plan: Plan; actor: string; at: Date }): Promise<void> {
    const sha256 = hashOf(plan);
    const known = await tx.findOneBy(PlanVersionEntity, { planId: plan.id, n: plan.version });
    if (known && (known.sha256 !== sha256 || known.adoption === null))
      throw new Refusal('plan.version-taken', { plan: plan.id, version: plan.version });
    if (known) return;
    await requireOwnCode(tx, { code: plan.id, plan: plan.id, pointer: '/file/plan' });
    await tx.createQueryBuilder().insert().into(PlanEntity).values({ id: plan.id, createdAt: at }).orIgnore().execute();
    const adoption = { ...plan.adopted, reservations: [] };
    const version = { planId: plan.id, n: plan.version, body: plan, sha256, state: 'ADOPTED', createdAt: at, adoption };
    // The driver's type for jsonb is narrower than what it takes.
    await tx.insert(PlanVersionEntity, version as Parameters<typeof tx.insert<PlanVersionEntity>>[1]);
    await this.audit.record(tx, {
      actor,
      act: 'plan.adopt',
      subject: plan.id,
      facts: { version: plan.version, sha256 },
      at,
    });
  }
}
