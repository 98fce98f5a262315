import { Injectable } from '@nestjs/common';
import { Refusal, type Actor } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { sendAgain, settleFailed } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { lockReport, RequestRun, requireOpenCycle } from '../submissions/index.js';
import { isSentAgain } from './describe-job.js';
import { findJob, type FoundJob } from './find-jobs.js';

interface JobToSend {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Gives a job that was given up another chance. */
@Injectable()
export class SendJobAgain {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly requestRun: RequestRun,
  ) {}

  /** @throws Refusal `not-found` where it is not given up, or not any more, or can only be asked for anew; `permission.missing`, `cycle.not-open`, `cycle.closed` */
  async execute(command: JobToSend): Promise<void> {
    const { id, actor, at } = command;
    const job = await findJob(this.database, { actor, at, permission: 'jobs:send-again', id });
    if (job.cause === null || !isSentAgain(job.name)) throw new Refusal('not-found', { subject: 'job' });
    const { name, member, cycle } = job;
    await this.database.as(systemReach(member === null ? [] : [member]), async (tx) => {
      const isSent = name === 'validation.run' ? await this.validateAgain(tx, job, command) : await sendAgain(tx, id);
      // Somebody else was faster.
      if (!isSent) throw new Refusal('not-found', { subject: 'job' });
      const subject = [cycle ?? 'installation', ...(member === null ? [] : [member])].join('/');
      await this.audit.record(tx, { actor: actor.id, act: 'job.send-again', subject, facts: { job: id, name }, at });
    });
  }

  /**
   * Its run has ended in ERROR, so the job itself would find none at work: another is asked for, over the report as it is
   * now. It is one of a save, which moves nothing: whether the report is to be checked is its focal point's to say.
   */
  private async validateAgain(
    tx: EntityManager,
    { id, cycleId, member }: FoundJob,
    { actor, at }: JobToSend,
  ): Promise<boolean> {
    if (cycleId === null || member === null) return false;
    const opened = await this.catalogue.openById(cycleId);
    requireOpenCycle(opened.cycle, member, at);
    const key = { cycleId, memberCode: member };
    const locked = await lockReport(tx, key);
    if (!locked || !(await settleFailed(tx, id))) return false;
    const { revision } = locked.report;
    await this.requestRun.execute(tx, { opened, key, revision, kind: 'save', actor: actor.id, at });
    return true;
  }
}
