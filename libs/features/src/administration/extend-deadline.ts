import type { GrantExtension as Extension } from '@signatory/contract';
import { Refusal, requirePermission, type Actor, faultWords, itemWords } from '@signatory/domain';
import { Database, ExtensionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { GrantExtension, memberCodes, memberValue, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { currentSubmission, filedLate, MarkMissed } from '../submissions/index.js';

export interface ExtendDeadlineCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly body: Extension;
  readonly at: Date;
}

/** Gives one member a later deadline, which may not pass the cycle's cut-off. */
@Injectable()
export class ExtendDeadline {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly grantExtension: GrantExtension,
    private readonly markMissed: MarkMissed,
  ) {}

  /** Refuses `request.invalid` for a member that is none, `extension.refused` for an end that is no extension or a report that was accepted in time, and `cycle.not-open`. */
  async execute({ actor, cycle: code, body, at }: ExtendDeadlineCommand): Promise<void> {
    const opened = await this.cycles.open(code, actor, at);
    const { cycle, plan } = opened;
    requirePermission(actor, 'cycle:manage', { plan: plan.id, cycle: code, member: body.member }, at.toISOString());
    if (cycle.state !== 'OPEN') throw new Refusal('cycle.not-open', { cycle: code, state: cycle.state });
    const members = memberCodes(plan);
    const deadlineAt = new Date(body.deadline);
    const faults = [
      ...(members.includes(body.member)
        ? []
        : [{ pointer: '/member', words: itemWords('members', body.member, members) }]),
      ...(cycle.deadlineAt && deadlineAt <= cycle.deadlineAt
        ? [
            {
              pointer: '/deadline',
              words: faultWords('extension.deadline', { instant: cycle.deadlineAt.toISOString() }),
            },
          ]
        : []),
      ...(cycle.cutOffAt && deadlineAt > cycle.cutOffAt
        ? [
            {
              pointer: '/deadline',
              words: faultWords('extension.cut-off', { instant: cycle.cutOffAt.toISOString() }),
            },
          ]
        : []),
    ];
    if (faults.length > 0) {
      const isOfEnd = faults.every(({ pointer }) => pointer === '/deadline');
      throw new Refusal(isOfEnd ? 'extension.refused' : 'request.invalid', { faults });
    }
    await this.database.as(actorReach(actor, { plan: plan.id, cycle: cycle.code }, members, at), async (tx) => {
      const { member, reason } = body;
      // Extensions are numbered: two at the same time are counted one after the other.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`extension ${cycle.id} ${member}`]);
      await refuseAccepted(tx, opened, member);
      await refuseEarlier(tx, opened, member, deadlineAt);
      await this.grantExtension.execute(tx, {
        cycle: { id: cycle.id, code },
        member,
        deadlineAt,
        reason,
        actor: actor.id,
        at,
      });
      await notifyChanged(tx, { member, cycle: cycle.id, keys: ['report'] });
    });
    // What the old deadline made a missed report is none any more; the recurring job would say so within a minute.
    await this.markMissed.executeFor(opened, at);
  }
}

/** What came in time and is accepted has no deadline any more; of what came late an extension may still take that back. */
async function refuseAccepted(tx: EntityManager, { cycle, plan }: OpenedCycle, member: string): Promise<void> {
  const submission = await currentSubmission(tx, { cycleId: cycle.id, memberCode: member });
  if (submission?.state !== 'ACCEPTED') return;
  const [{ late } = { late: null }] = await tx.query<{ late: boolean | null }[]>(
    `select ${filedLate('$1', '$2')} as late`,
    [cycle.id, member],
  );
  if (late) return;
  const words = faultWords('extension.accepted', { member: memberValue(plan, member) });
  throw new Refusal('extension.refused', { faults: [{ pointer: '/member', words }] });
}

/** A member that was given until Friday relies on it: what was extended is extended further, and never taken back. */
async function refuseEarlier(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  member: string,
  deadlineAt: Date,
): Promise<void> {
  const [latest] = await tx.find(ExtensionEntity, {
    where: { cycleId: cycle.id, memberCode: member },
    order: { n: 'DESC' },
    take: 1,
  });
  if (!latest || deadlineAt > latest.deadlineAt) return;
  const values = { member: memberValue(plan, member), instant: latest.deadlineAt.toISOString() };
  const words = faultWords('extension.earlier', values);
  throw new Refusal('extension.refused', { faults: [{ pointer: '/deadline', words }] });
}
