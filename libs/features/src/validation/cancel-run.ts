import { Injectable } from '@nestjs/common';
import type { RunView } from '@signatory/contract';
import { move, Refusal, VALIDATION_RUN, type Actor } from '@signatory/domain';
import { Database, ValidationRunEntity } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { endRun, enterReport, lockReport, MoveSubmission, subjectOf } from '../submissions/index.js';
import { ReadRun } from './read-run.js';
import { findRun } from './run-access.js';

/** Cancels a run; a report that waited for it is a draft again. */
@Injectable()
export class CancelRun {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
    private readonly readRun: ReadRun,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, `command.wrong-state` once it has ended */
  async execute(request: { readonly id: string; readonly actor: Actor; readonly at: Date }): Promise<RunView> {
    const { run, opened, key } = await findRun(this.database, this.catalogue, request);
    const scope = enterReport(opened, { ...request, member: key.memberCode }, 'report:check');
    const { actor, at } = request;
    await this.database.as(scope.reach, async (tx) => {
      const locked = await lockReport(tx, key);
      const found = await tx.findOneBy(ValidationRunEntity, { ...key, id: run.id });
      if (!locked || !found) throw new Refusal('not-found', { subject: 'run' });
      move(VALIDATION_RUN, found.state, 'cancel', scope.grant.role);
      await endRun(tx, found, at);
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'run.cancel',
        subject: subjectOf(scope),
        facts: { run: run.id },
        at,
      });
      if (locked.submission?.state !== 'VALIDATING') return;
      await this.moveSubmission.execute(tx, {
        scope,
        submission: locked.submission,
        command: 'abandon',
        performer: scope.grant.role,
        actor: actor.id,
        at,
      });
    });
    return this.readRun.execute(request);
  }
}
