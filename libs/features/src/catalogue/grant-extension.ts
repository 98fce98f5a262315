import { ExtensionEntity } from '@signatory/persistence';
import { announce } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

export interface ExtensionGrant {
  readonly cycle: { readonly id: string; readonly code: string };
  readonly member: string;
  readonly deadlineAt: Date;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/** A later deadline for one member, with its reason and its grantor. */
@Injectable()
export class GrantExtension {
  constructor(private readonly audit: Audit) {}

  async execute(tx: EntityManager, { cycle, member, deadlineAt, reason, actor, at }: ExtensionGrant): Promise<void> {
    const n = (await tx.countBy(ExtensionEntity, { cycleId: cycle.id, memberCode: member })) + 1;
    await tx.insert(ExtensionEntity, {
      cycleId: cycle.id,
      memberCode: member,
      n,
      deadlineAt,
      reason,
      grantedBy: actor,
      grantedAt: at,
    });
    const facts = { deadline: deadlineAt.toISOString(), reason };
    await this.audit.record(tx, { actor, act: 'extension.grant', subject: `${cycle.code}/${member}`, facts, at });
    await announce(tx, {
      kind: 'deadline.extended',
      cycleId: cycle.id,
      memberCode: member,
      facts: { deadline: deadlineAt.toISOString() },
      at,
    });
  }
}
