import type { SuspendRule as Suspending } from '@signatory/contract';
import { Refusal, requirePermission, RULES_RUN, type Actor, type SubmissionState } from '@signatory/domain';
import { CycleEntity, Database, RuleSuspensionEntity } from '@signatory/persistence';
import { enqueue, notifyChanged } from '@signatory/queue';
import { dependenciesOf } from '@signatory/rules';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { memberCodes, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { actorReach, readLanguage } from '../identity/index.js';
import { lockReport, MoveSubmission, RequestRun } from '../submissions/index.js';

export interface SuspendRuleCommand {
  readonly actor: Actor;
  /** The cycle's code. */
  readonly cycle: string;
  /** The rule's code. */
  readonly rule: string;
  readonly command: 'suspend' | 'reinstate';
  readonly body: Suspending;
  readonly at: Date;
}

/** What was certified stands with the checks it was certified by: a report that is returned is checked anew by itself. */
const WORKED_ON: readonly SubmissionState[] = ['DRAFT', 'VALIDATING', 'READY', 'BLOCKED'];
/** What a check has said of the report, and what certification asks, must not part. */
const CHECKED: readonly SubmissionState[] = ['READY', 'BLOCKED'];

/**
 * Suspends a rule of a cycle that is at fault, or lifts that: the rules themselves are fixed, so that nobody else could help
 * members whom one of them keeps from submitting. Every report that is worked on is checked anew; one that had been checked moves
 * with it, so that it is ready where it can be certified, and blocked where it cannot.
 */
@Injectable()
export class SuspendRule {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
    private readonly requestRun: RequestRun,
  ) {}

  /** Refuses `not-found` for a rule that the cycle has not, `permission.missing`, and `command.wrong-state` where somebody else was first. */
  async execute(asked: SuspendRuleCommand): Promise<void> {
    const { actor, cycle: code, rule, command, body, at } = asked;
    const opened = await this.cycles.open(code, actor, at);
    const { cycle, plan } = opened;
    requirePermission(actor, 'cycle:manage', { plan: plan.id, cycle: code, member: null }, at.toISOString());
    if (!dependenciesOf(plan).has(rule)) throw new Refusal('not-found', { subject: 'rule' });
    const members = memberCodes(plan);
    // Beside its own: the runs of every member begin anew.
    const reach = { ...actorReach(actor, { plan: plan.id, cycle: code }, members, at), writes: members };
    await this.database.as(reach, async (tx) => {
      const { id } = cycle;
      // Whoever is second waits here, and is told so.
      const { state } = await tx.findOneOrFail(CycleEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!RULES_RUN.includes(state))
        throw new Refusal('command.wrong-state', { command, subject: 'cycle', state, allowed: RULES_RUN.join(', ') });
      await this.write(tx, id, { ...asked, language: body.language ?? (await readLanguage(tx, actor.id)) });
      const facts = { reason: body.reason };
      await this.audit.record(tx, {
        actor: actor.id,
        act: `rule.${command}`,
        subject: `${code}/rules/${rule}`,
        facts,
        at,
      });
      for (const member of members) await this.checkAgain(tx, opened, member, asked);
      await notifyChanged(tx, { member: null, cycle: id, keys: ['suspensions', 'cycleRules'] });
    });
  }

  private async write(
    tx: EntityManager,
    cycleId: string,
    { command, rule, actor, at, body: { reason }, language }: SuspendRuleCommand & { readonly language: string },
  ): Promise<void> {
    const held = await tx.findOneBy(RuleSuspensionEntity, { cycleId, rule, reinstatedAt: IsNull() });
    if (Boolean(held) === (command === 'suspend'))
      throw new Refusal('command.wrong-state', {
        command,
        subject: 'rule',
        state: held ? 'suspended' : 'in force',
        allowed: held ? 'in force' : 'suspended',
      });
    if (!held) {
      const suspension = { cycleId, rule, reason, language, suspendedBy: actor.id, suspendedAt: at };
      await tx.insert(RuleSuspensionEntity, suspension);
      return;
    }
    await tx.update(
      RuleSuspensionEntity,
      { id: held.id },
      { reinstatedBy: actor.id, reinstatedAt: at, reinstatedReason: reason, reinstatedLanguage: language },
    );
  }

  private async checkAgain(
    tx: EntityManager,
    opened: OpenedCycle,
    memberCode: string,
    { rule, at }: SuspendRuleCommand,
  ): Promise<void> {
    const key = { cycleId: opened.cycle.id, memberCode };
    const locked = await lockReport(tx, key);
    if (!locked) return;
    const { report, submission } = locked;
    // What members report of each other is compared when their reports stand.
    if (rule.startsWith('mirror.')) await enqueue(tx, 'report.compare', key, memberCode);
    if (!WORKED_ON.includes(submission?.state ?? 'DRAFT')) return;
    const { revision } = report;
    const isChecked = submission !== null && CHECKED.includes(submission.state);
    const bySystem = { performer: 'system', actor: 'system', at } as const;
    if (isChecked)
      await this.moveSubmission.execute(tx, { scope: { opened, key }, submission, command: 'check', ...bySystem });
    const kind = isChecked ? 'check' : 'save';
    await this.requestRun.repeat(tx, { opened, key, revision, kind, actor: 'system', at });
    await notifyChanged(tx, { member: memberCode, cycle: key.cycleId, keys: ['report'], draft: true });
  }
}
