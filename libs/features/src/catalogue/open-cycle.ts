import {
  approvalsAsked,
  checkItemMap,
  CYCLE,
  CYCLE_EVENTS,
  decidePlan,
  isImpartial,
  move,
  PLAN_VERSION,
  Refusal,
  type CycleCommand,
  type CyclePin,
  type Grant,
  type Plan,
  type Recusal,
} from '@signatory/domain';
import { CycleEntity, openObservationPartition, PlanVersionEntity } from '@signatory/persistence';
import { announce } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { In, LessThan, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { GRANTS_OF_PERSON, grantOf } from '../identity/index.js';
import { isBaseline } from './baseline.js';
import { readSteps } from './item-maps.js';

interface Judge {
  readonly person: string;
  readonly role: 'reviewer' | 'adjudicator';
  readonly nationality: string | null;
  /** Of the person, whatever they are for. */
  readonly grants: readonly Grant[];
  readonly members: readonly string[];
  readonly pillars: readonly string[];
  /** Of this cycle. */
  readonly recusals: readonly Recusal[];
}

const JUDGES = `
  select p.id as person, g.role, p.nationality, g.members, g.pillars, ${GRANTS_OF_PERSON} as grants,
    coalesce((select json_agg(json_build_object('cycle', c.code, 'kind', r.kind, 'members', r.members, 'pillars', r.pillars))
      from recusal r join cycle c on c.id = r.cycle_id
      where r.person_id = p.id and r.cycle_id = $2 and r.withdrawn_at is null), '[]') as recusals
  from role_grant g join person p on p.id = g.person_id
  where g.plan_id = $1 and (g.cycle_id is null or g.cycle_id = $2) and g.role in ('reviewer', 'adjudicator')
    and (g.until is null or g.until > $3) and p.disabled_at is null`;

export interface CycleMove {
  /** The cycle's id. */
  readonly id: string;
  /** A person's id, or `system`. */
  readonly actor: string;
  readonly at: Date;
}

/** Moves a cycle through its states; opening pins plan, rules and decisions, and makes room for its figures. */
@Injectable()
export class OpenCycle {
  constructor(private readonly audit: Audit) {}

  /**
   * Refuses `plan.not-adopted`, `plan.migration-open` while it is undecided what became of the items of the version
   * before, and `cycle.reviewers-missing` where a cell lacks two eligible reviewers, or as many as must approve an entry, and, where it
   * is scored, an adjudicator.
   */
  async execute(tx: EntityManager, { id, actor, at }: CycleMove): Promise<void> {
    const { cycle, version } = await this.load(tx, id);
    // Asked first, so that an open cycle is told that it is open and not what it lacked.
    move(CYCLE, cycle.state, 'open', performerOf(actor));
    await this.requireUsable(tx, cycle, version);
    const rows = await tx.query<Judge[]>(JUDGES, [cycle.planId, id, at]);
    const judges = rows.map((row) => ({ ...row, grants: row.grants.map(grantOf) }));
    const missing = listUnjudged(decidePlan(version.body, version.decisions), judges, {
      cycle: cycle.code,
      at: at.toISOString(),
      scored: !isBaseline(cycle),
    });
    if (missing.length > 0)
      throw new Refusal('cycle.reviewers-missing', {
        members: missing.map(({ code: member }) => member).join(', '),
        names: missing.map(({ name }) => name),
      });
    await openObservationPartition(tx, id);
    await this.useVersion(tx, version, { actor, at });
    const pin: CyclePin = { plan: version.sha256, ruleSet: version.sha256, decisions: version.decisionsSha256 };
    const sets = { ruleSet: pin.ruleSet, pin, openingFault: null };
    await this.move(tx, { cycle, command: 'open', actor, at, sets, facts: { pin } });
  }

  /** Brings a cycle of imported scores to its end: it collects nothing. */
  async conclude(tx: EntityManager, { id, actor, at }: CycleMove): Promise<void> {
    const { cycle, version } = await this.load(tx, id);
    await openObservationPartition(tx, id);
    await this.useVersion(tx, version, { actor, at });
    for (const command of ['open', 'close', 'assess', 'conclude'] as const)
      await this.move(tx, { cycle, command, actor, at });
  }

  /** Any other step, with its reason. What its guard asks is asked before, by the command. */
  async step(
    tx: EntityManager,
    { command, reason, id, actor, at }: CycleMove & { command: Exclude<CycleCommand, 'open'>; reason: string | null },
  ): Promise<void> {
    const { cycle } = await this.load(tx, id);
    await this.move(tx, { cycle, command, actor, at, facts: { reason } });
  }

  private async load(tx: EntityManager, id: string): Promise<{ cycle: CycleEntity; version: PlanVersionEntity }> {
    const cycle = await tx.findOne(CycleEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!cycle) throw new Refusal('not-found', { subject: 'cycle' });
    const key = { planId: cycle.planId, n: cycle.planVersion };
    // Locked too: what is decided for single members is fixed from this transaction on.
    const version = await tx.findOneOrFail(PlanVersionEntity, { where: key, lock: { mode: 'pessimistic_write' } });
    return { cycle, version };
  }

  private async requireUsable(tx: EntityManager, cycle: CycleEntity, version: PlanVersionEntity): Promise<void> {
    const { planId: plan, n, state } = version;
    const before = cycle.follows === null ? null : await tx.findOneBy(CycleEntity, { id: cycle.follows });
    // A final goes on with its interim's version, also when another series has moved on to the next.
    const goesOn = before?.planVersion === n;
    if (state !== 'ADOPTED' && state !== 'IN_USE' && !goesOn)
      throw new Refusal('plan.not-adopted', { plan, version: n, state });
    const used = { planId: plan, n: LessThan(n), state: In(['IN_USE', 'SUPERSEDED']) };
    const older = await tx.findOne(PlanVersionEntity, { where: used, order: { n: 'DESC' } });
    if (!older || state !== 'ADOPTED') return;
    // Also over versions that no cycle ever used: each is decided against the one before it.
    for (const step of await readSteps(tx, { plan, from: older.n, to: n })) {
      const open = checkItemMap(step.older, step.newer, step.map).length;
      const { version: from } = step.older;
      if (open > 0) throw new Refusal('plan.migration-open', { plan, from, to: step.newer.version, open });
    }
  }

  /** The version is in use from now on, and the one before is superseded: new series begin on the newest. */
  private async useVersion(
    tx: EntityManager,
    { planId, n, state }: PlanVersionEntity,
    { actor, at }: Pick<CycleMove, 'actor' | 'at'>,
  ): Promise<void> {
    if (state === 'SUPERSEDED' || state === 'IN_USE') return;
    await tx.update(PlanVersionEntity, { planId, n }, { state: move(PLAN_VERSION, state, 'use', 'system') });
    const older = await tx.findBy(PlanVersionEntity, { planId, n: LessThan(n), state: 'IN_USE' });
    for (const each of older) {
      const superseded = move(PLAN_VERSION, each.state, 'supersede', 'system');
      await tx.update(PlanVersionEntity, { planId, n: each.n }, { state: superseded });
      const facts = { by: n };
      await this.audit.record(tx, { actor, act: 'plan.supersede', subject: `${planId}/versions/${each.n}`, facts, at });
    }
  }

  private async move(
    tx: EntityManager,
    {
      cycle,
      command,
      actor,
      at,
      sets = {},
      facts = {},
    }: {
      cycle: CycleEntity;
      command: CycleCommand;
      actor: string;
      at: Date;
      sets?: Partial<Pick<CycleEntity, 'ruleSet' | 'pin' | 'openingFault'>>;
      facts?: Readonly<Record<string, unknown>>;
    },
  ): Promise<void> {
    const from = cycle.state;
    cycle.state = move(CYCLE, from, command, performerOf(actor));
    cycle.version += 1;
    await tx.update(CycleEntity, { id: cycle.id }, { ...sets, state: cycle.state, version: cycle.version });
    await this.audit.record(tx, {
      actor,
      act: `cycle.${command}`,
      subject: cycle.code,
      facts: { from, to: cycle.state, ...facts },
      at,
    });
    const kind = CYCLE_EVENTS[command];
    if (kind) await announce(tx, { kind, cycleId: cycle.id, memberCode: null, facts: {}, at });
  }
}

// Whether a person may give the command was asked by whoever calls this.
function performerOf(actor: string): 'system' | 'secretariat' {
  return actor === 'system' ? 'system' : 'secretariat';
}

/** Members for whom some pillar lacks two reviewers, or as many as must approve, or an adjudicator without a conflict. A plan without indicators needs none. */
function listUnjudged(
  plan: Plan,
  judges: readonly Judge[],
  { scored, ...when }: { readonly cycle: string; readonly at: string; readonly scored: boolean },
): Plan['members'] {
  if (plan.commitments.every(({ indicators }) => indicators.length === 0)) return [];
  const pillars = plan.pillars.length > 0 ? plan.pillars.map(({ code }) => code) : [''];
  const needed = Math.max(
    2,
    ...plan.commitments.flatMap(({ indicators }) => indicators.map((each) => approvalsAsked(plan, each))),
  );
  return plan.members.filter(({ code: member }) =>
    pillars.some((pillar) => {
      const judged = { plan: plan.id, ...when, member, pillar };
      const eligible = judges.filter((judge) => isImpartial(judge, judged, plan.conflictGroups));
      // Two grants of one person are one reviewer.
      const reviewers = new Set(
        eligible
          .filter(
            ({ role, members, pillars: own }) =>
              role === 'reviewer' && members.includes(member) && (own.length === 0 || own.includes(pillar)),
          )
          .map(({ person }) => person),
      );
      const adjudicated = eligible.some(
        ({ role, members }) => role === 'adjudicator' && (members.length === 0 || members.includes(member)),
      );
      return reviewers.size < needed || (scored && !adjudicated);
    }),
  );
}
