import { decidePlan, requirePermission, Refusal, type Actor, type MatrixFile } from '@signatory/domain';
import { CycleEntity, Database, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { CreateCycle, memberCodes, OpenCycle, type CycleDesign } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { fitMatrix, ImportScores, type MatrixMismatch } from '../scoring/index.js';

export interface ImportCycleCommand {
  readonly actor: Actor;
  readonly file: MatrixFile;
  /** A cycle that collects nothing: its scores are the file's, which its source names. */
  readonly design: Omit<CycleDesign, 'opensAt' | 'deadlineAt' | 'cutOffAt' | 'reviewDeadlineAt'>;
  readonly at: Date;
}

/** A published score matrix becomes a concluded cycle of a plan, in one transaction or not at all: trends begin with real years. */
@Injectable()
export class ImportCycle {
  constructor(
    private readonly database: Database,
    private readonly createCycle: CreateCycle,
    private readonly openCycle: OpenCycle,
    private readonly importScores: ImportScores,
  ) {}

  /**
   * Answers what does not fit between file and plan, and then has written nothing; null where it is done.
   * Refuses `not-found` for a plan version that is not there or not the actor's, `permission.missing`, `cycle.code-taken`
   * and `cycle.phase-taken`.
   */
  async execute({ actor, file, design, at }: ImportCycleCommand): Promise<MatrixMismatch | null> {
    if (!actor.grants.some(({ plan }) => plan === design.plan)) throw new Refusal('not-found', { subject: 'plan' });
    const scope = { plan: design.plan, cycle: null };
    requirePermission(actor, 'cycle:manage', { ...scope, member: null }, at.toISOString());
    requirePermission(actor, 'score:import', { ...scope, member: null }, at.toISOString());
    const version = await this.database.dataSource.manager.findOneBy(PlanVersionEntity, {
      planId: design.plan,
      n: design.planVersion,
    });
    if (!version) throw new Refusal('not-found', { subject: 'plan version' });
    const plan = decidePlan(version.body, version.decisions);
    const mismatch = fitMatrix(plan, file);
    if (mismatch.unknownMembers.length + mismatch.unknownCommitments.length > 0) return mismatch;
    await this.database.as(actorReach(actor, scope, memberCodes(plan), at), async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('cycle.create'))`);
      const dates = { opensAt: null, deadlineAt: null, cutOffAt: null, reviewDeadlineAt: null };
      const id = await this.createCycle.execute(tx, { design: { ...design, ...dates }, actor: actor.id, at });
      await this.openCycle.conclude(tx, { id, actor: actor.id, at });
      const cycle = await tx.findOneByOrFail(CycleEntity, { id });
      const opened = { cycle, plan, planSha256: version.sha256 };
      await this.importScores.execute(tx, opened, { file, actor: actor.id, at });
    });
    return null;
  }
}
