import type { CycleView } from '@signatory/contract';
import {
  CYCLE,
  move,
  Refusal,
  requirePermission,
  requireTyped,
  type Actor,
  type CycleCommand,
} from '@signatory/domain';
import { CycleEntity, Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { memberCodes, OpenCycle, ReadCycles } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { IS_UNSETTLED } from '../scoring/index.js';

type Step = Exclude<CycleCommand, 'open'>;

export interface CycleStep {
  readonly actor: Actor;
  /** The cycle's code. */
  readonly cycle: string;
  readonly command: Step;
  readonly version: number;
  readonly reason: string | null;
  /** The cycle's code, as whoever archives it gave it. */
  readonly confirm: string | null;
  readonly at: Date;
}

/** What must be settled before a step, counted over the whole cycle ($1). */
const WORK: Readonly<Partial<Record<Step, string>>> = {
  assess: `select count(*)::int as open from (select distinct on (member_code) state from submission where cycle_id = $1
      order by member_code, version desc) last where state in ('SUBMITTED', 'UNDER_REVIEW')`,
  conclude: `select count(*)::int as open from score where cycle_id = $1 and ${IS_UNSETTLED}`,
  // A case that was reopened has reports and scores in work, which nobody could bring to an end.
  archive: `select count(*)::int as open from (
      select id from release where cycle_id = $1 and state in ('REQUESTED', 'SIGNED_OFF', 'SILENCE', 'OBJECTED', 'EMBARGOED')
      union all select id from correction_case where cycle_id = $1 and state in ('OPEN', 'REOPENED')) work`,
};

/** Closes, assesses, concludes or archives a cycle. */
@Injectable()
export class StepCycle {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly openCycle: OpenCycle,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `request.invalid` for another code, `command.stale`, `command.wrong-state`, `command.reason-needed`, `cycle.work-open`. */
  async execute({ actor, cycle: code, command, version, reason, confirm, at }: CycleStep): Promise<CycleView> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    requirePermission(actor, 'cycle:manage', { plan: plan.id, cycle: code, member: null }, at.toISOString());
    await this.database.as(actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at), async (tx) => {
      const { id } = cycle;
      const head = await tx.findOneOrFail(CycleEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      move(CYCLE, head.state, command, 'secretariat');
      // No step leads back from it.
      if (command === 'archive') requireTyped(confirm, code);
      if (head.version !== version) throw new Refusal('command.stale', { sent: version, current: head.version });
      if (command === 'close' && head.cutOffAt && at < head.cutOffAt && reason === null)
        throw new Refusal('command.reason-needed', { command });
      await requireSettled(tx, command, id);
      await this.openCycle.step(tx, { command, id, reason, actor: actor.id, at });
      await notifyChanged(tx, { member: null, cycle: cycle.id, keys: ['cycles'] });
    });
    return this.cycles.cycle(code, actor, at);
  }
}

async function requireSettled(tx: EntityManager, command: Step, cycleId: string): Promise<void> {
  const work = WORK[command];
  if (!work) return;
  const [{ open } = { open: 0 }] = await tx.query<{ open: number }[]>(work, [cycleId]);
  if (open > 0) throw new Refusal('cycle.work-open', { command, open });
}
