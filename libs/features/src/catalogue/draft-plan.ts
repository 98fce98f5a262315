import { move, PLAN_VERSION, Refusal, type Plan } from '@signatory/domain';
import { hashOf, PlanEntity, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { requireOwnCode } from './require-own-code.js';

export interface PlanDraft {
  /** What the text means; of a faulty one as far as can be said. */
  readonly plan: Plan;
  /** The text, while something in it keeps it from the members. */
  readonly document?: Readonly<Record<string, unknown>>;
  /** The fence of the draft it was made from; null for a new version. */
  readonly revision: number | null;
  /** The version whose text it begins with. */
  readonly copiedFrom?: number;
  readonly actor: string;
  readonly at: Date;
}

/** Keeps a plan version as a draft, or puts another text in the place of one; a faulty text too, to be worked on. */
@Injectable()
export class DraftPlan {
  constructor(private readonly audit: Audit) {}

  /** Refuses `plan.version-taken` for a version that is there, `command.wrong-state` for one that is no draft any more, `command.stale`, and `request.invalid` for a code of another plan's. */
  async execute(tx: EntityManager, { plan, document, revision, copiedFrom, actor, at }: PlanDraft): Promise<void> {
    const key = { planId: plan.id, n: plan.version };
    const sha256 = hashOf(plan);
    const known = await tx.findOne(PlanVersionEntity, { where: key, lock: { mode: 'pessimistic_write' } });
    if (known && revision === null) throw new Refusal('plan.version-taken', { plan: plan.id, version: plan.version });
    if (!known && revision !== null) throw new Refusal('not-found', { subject: 'plan version' });
    const revised = { revisedBy: actor, revisedAt: at, document: document ?? null };
    const row = { ...key, body: plan, sha256, ...revised };
    if (known && revision !== null) {
      move(PLAN_VERSION, known.state, 'revise', 'secretariat');
      if (known.version !== revision) throw new Refusal('command.stale', { sent: revision, current: known.version });
      await tx.update(PlanVersionEntity, key, {
        // Roles and screens stand on the body: it stays what it last was without faults.
        ...(document ? revised : row),
        version: revision + 1,
      } as Parameters<typeof tx.update>[2]);
    } else {
      await requireOwnCode(tx, { code: plan.id, plan: plan.id, pointer: '/file/plan' });
      await tx
        .createQueryBuilder()
        .insert()
        .into(PlanEntity)
        .values({ id: plan.id, createdAt: at })
        .orIgnore()
        .execute();
      const version = { ...row, state: 'DRAFT', createdAt: at, copiedFrom: copiedFrom ?? null };
      await tx.insert(PlanVersionEntity, version as Parameters<typeof tx.insert<PlanVersionEntity>>[1]);
    }
    const facts = {
      version: plan.version,
      ...(document ? { faulty: true } : { sha256 }),
      ...(copiedFrom === undefined ? {} : { copiedFrom }),
    };
    await this.audit.record(tx, { actor, act: known ? 'plan.revise' : 'plan.draft', subject: plan.id, facts, at });
  }
}
