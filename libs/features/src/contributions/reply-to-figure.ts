import { Injectable } from '@nestjs/common';
import type { ReplyToFigure as Reply } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, OutsideFigureEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { enterReport, lockOrMakeReport, subjectOf, type ReportRequest } from '../submissions/index.js';

export interface ReplyCommand extends ReportRequest {
  /** The outside figure's id. */
  readonly figure: string;
  readonly reply: Reply;
}

/** The member confirms an outside figure, or contests it with a reason; both stand, and no answer changes by it. */
@Injectable()
export class ReplyToFigure {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute(command: ReplyCommand): Promise<void> {
    const { figure, reply, actor, at } = command;
    const scope = enterReport(await this.catalogue.open(command.cycle), command, 'outside:reply');
    const { key } = scope;
    await this.database.as(scope.reach, async (tx) => {
      await lockOrMakeReport(tx, key);
      const found = await tx.findOneBy(OutsideFigureEntity, { ...key, id: figure });
      if (!found) throw new Refusal('not-found', { subject: 'outside figure' });
      await tx.query(
        `insert into outside_reply (cycle_id, member_code, figure_id, n, kind, reason, actor, at)
         select $1, $2, $3, coalesce(max(n), 0) + 1, $4, $5, $6, $7 from outside_reply
         where cycle_id = $1 and member_code = $2 and figure_id = $3`,
        [key.cycleId, key.memberCode, figure, reply.kind, reply.reason ?? null, actor.id, at],
      );
      const facts = { figure, kind: reply.kind };
      await this.audit.record(tx, { actor: actor.id, act: 'outside.reply', subject: subjectOf(scope), facts, at });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['outside'] });
    });
  }
}
