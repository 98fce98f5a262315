import type { ChangeCalendar as Calendar, CycleView } from '@signatory/contract';
import { Refusal, requirePermission, type Actor, type CycleState, type Fault, faultWords } from '@signatory/domain';
import { CycleEntity, Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { memberCodes, ReadCycles, requireBaselineFirst } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { MarkMissed } from '../submissions/index.js';

export interface ChangeCalendarCommand {
  readonly actor: Actor;
  /** The cycle's code. */
  readonly cycle: string;
  /** The version it was made from. */
  readonly version: number;
  readonly body: Calendar;
  readonly at: Date;
}

/** Changes a cycle's dates, as far as its state allows: what members were promised is not taken back. */
@Injectable()
export class ChangeCalendar {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly audit: Audit,
    private readonly markMissed: MarkMissed,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `version.stale`, `command.wrong-state`, `request.invalid` with each date that is fixed, `cycle.not-first`. */
  async execute({ actor, cycle: code, version, body, at }: ChangeCalendarCommand): Promise<CycleView> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    requirePermission(actor, 'cycle:manage', { plan: plan.id, cycle: code, member: null }, at.toISOString());
    await this.database.as(actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at), async (tx) => {
      const { id } = cycle;
      const head = await tx.findOneOrFail(CycleEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (head.version !== version)
        throw new Refusal('version.stale', { subject: 'cycle', sent: version, current: head.version });
      requireChangeable(head.state);
      const faults = faultsOf(head, body);
      if (faults.length > 0) throw new Refusal('request.invalid', { faults });
      const { window } = body;
      await requireBaselineFirst(tx, {
        planId: head.planId,
        code,
        phase: head.phase,
        windowFrom: window.from,
        windowTo: window.to,
      });
      const { reason, ...calendar } = body;
      await tx.update(CycleEntity, { id }, { ...columnsOf(body), openingFault: null, version: version + 1 });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'cycle.reschedule',
        subject: code,
        facts: { reason, calendar },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: cycle.id, keys: ['cycles'] });
    });
    await this.markMissed.executeFor(await this.cycles.open(code, actor, at), at);
    return this.cycles.cycle(code, actor, at);
  }
}

const CHANGEABLE: readonly CycleState[] = ['DESIGN', 'OPEN', 'CLOSED', 'ASSESSMENT'];

function requireChangeable(state: CycleState): void {
  if (CHANGEABLE.includes(state)) return;
  const allowed = CHANGEABLE.join(', ');
  throw new Refusal('command.wrong-state', { command: 'reschedule', subject: 'cycle', state, allowed });
}

function columnsOf({ window, opens, deadline, cutOff, reviewDeadline, automatic, reminders }: Calendar) {
  return {
    windowFrom: window.from,
    windowTo: window.to,
    opensAt: new Date(opens),
    deadlineAt: new Date(deadline),
    cutOffAt: new Date(cutOff),
    reviewDeadlineAt: reviewDeadline === null ? null : new Date(reviewDeadline),
    automatic,
    reminders,
  };
}

function faultsOf(head: CycleEntity, body: Calendar): Fault[] {
  const { state } = head;
  if (state === 'DESIGN') return [];
  const fixed = (pointer: string, before: string | null | undefined, after: string): Fault[] =>
    before === after ? [] : [{ pointer, words: faultWords('calendar.fixed', { before: before ?? '–' }) }];
  const onlyLater = (pointer: string, before: Date | null, after: string): Fault[] => {
    if (before?.getTime() === Date.parse(after)) return [];
    if (state !== 'OPEN') return fixed(pointer, before?.toISOString(), after);
    return before && before.getTime() > Date.parse(after)
      ? [{ pointer, words: faultWords('calendar.promised', { instant: before.toISOString() }) }]
      : [];
  };
  return [
    ...fixed('/window/from', head.windowFrom, body.window.from),
    ...fixed('/window/to', head.windowTo, body.window.to),
    ...fixed('/opens', head.opensAt?.toISOString(), new Date(body.opens).toISOString()),
    ...onlyLater('/deadline', head.deadlineAt, body.deadline),
    ...onlyLater('/cutOff', head.cutOffAt, body.cutOff),
  ];
}
