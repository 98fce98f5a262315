import { Injectable } from '@nestjs/common';
import { move, Refusal, REPORT_IMPORT, VALIDATION_RUN, type Actor } from '@signatory/domain';
import { Database, ReportImportEntity, systemReach, ValidationRunEntity } from '@signatory/persistence';
import { cancelJob, completeJob, notifyChanged, type QueueWatch } from '@signatory/queue';
import { In, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { endRun, lockReport, MoveSubmission } from '../submissions/index.js';
import { cancelledIn, stateOf } from './describe-job.js';
import { findJob, type FoundJob } from './find-jobs.js';
import { whoIsAtWork } from './read-jobs.js';

interface JobToCancel {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Ends a job before its time: a run or an import with its own state, any other while it waits. */
@Injectable()
export class CancelJob {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, `command.wrong-state` for one that is at work, ended, or of no such kind */
  async execute(command: JobToCancel, watch: Pick<QueueWatch, 'atWork'>): Promise<void> {
    const { actor, at } = command;
    const job = await findJob(this.database, { ...command, permission: 'jobs:cancel' });
    const atWork = await whoIsAtWork(watch);
    const allowed = cancelledIn(job.name, atWork !== null);
    const state = stateOf(job, atWork);
    const wrong = new Refusal('command.wrong-state', {
      command: 'cancel',
      subject: 'job',
      state,
      allowed: allowed.join(', '),
    });
    if (!allowed.includes(state)) throw wrong;
    const { name, member, cycle } = job;
    await this.database.as(systemReach(member === null ? [] : [member]), async (tx) => {
      if (!(await this.end(tx, job, command))) throw wrong;
      const subject = [cycle ?? 'installation', ...(member === null ? [] : [member])].join('/');
      await this.audit.record(tx, { actor: actor.id, act: 'job.cancel', subject, facts: { job: job.id, name }, at });
    });
  }

  private async end(tx: EntityManager, job: FoundJob, command: JobToCancel): Promise<boolean> {
    if (job.name === 'validation.run') return this.endRunOf(tx, job, command);
    if (job.name === 'report.import') return endImport(tx, job, command);
    return cancelJob(tx, job.id);
  }

  /** The machines know the system here: whoever keeps the queue steers it, and is named in the trail. */
  private async endRunOf(tx: EntityManager, job: FoundJob, { actor, at }: JobToCancel): Promise<boolean> {
    const { cycleId, member } = job;
    if (cycleId === null || member === null) return false;
    const key = { cycleId, memberCode: member };
    const locked = await lockReport(tx, key);
    const active = In([...VALIDATION_RUN.transitions.cancel.from]);
    const run = await tx.findOneBy(ValidationRunEntity, { ...key, state: active });
    if (!(await completeJob(tx, job.id))) return false;
    if (run) await endRun(tx, run, at);
    if (locked?.submission?.state !== 'VALIDATING') return true;
    await this.moveSubmission.execute(tx, {
      scope: { opened: await this.catalogue.openById(cycleId, tx), key },
      submission: locked.submission,
      command: 'abandon',
      performer: 'system',
      actor: actor.id,
      at,
    });
    return true;
  }
}

async function endImport(tx: EntityManager, job: FoundJob, { at }: JobToCancel): Promise<boolean> {
  const { cycleId, member, payload } = job;
  if (cycleId === null || member === null) return false;
  const key = { cycleId, memberCode: member, id: String(payload['importId']) };
  const found = await tx.findOne(ReportImportEntity, { where: key, lock: { mode: 'pessimistic_write' } });
  if (!(await completeJob(tx, job.id))) return false;
  if (!found || !REPORT_IMPORT.transitions.cancel.from.includes(found.state)) return true;
  const state = move(REPORT_IMPORT, found.state, 'cancel', 'system');
  await tx.update(ReportImportEntity, key, { state, endedAt: at });
  await notifyChanged(tx, { member, cycle: cycleId, keys: [`import:${found.id}`] });
  return true;
}
