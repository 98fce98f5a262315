import { Injectable } from '@nestjs/common';
import type { RunView } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Catalogue } from '../catalogue/index.js';
import { describeRun, enterReport, seesDrafts } from '../submissions/index.js';
import { findRun } from './run-access.js';
import { secondsLeft } from './seconds-left.js';
import { WatchWorker } from './watch-worker.js';

/** How far a run is: what the live events point to, and what a client without them polls. */
@Injectable()
export class ReadRun {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly watchWorker: WatchWorker,
  ) {}

  /** @throws Refusal `not-found` */
  async execute(request: { readonly id: string; readonly actor: Actor; readonly at: Date }): Promise<RunView> {
    const { run, opened, key } = await findRun(this.database, this.catalogue, request);
    const scope = enterReport(opened, { ...request, member: key.memberCode }, 'report:read');
    if (!seesDrafts(scope) && run.revision > (run.standsAt ?? -1)) throw new Refusal('not-found', { subject: 'run' });
    return describeRun(run, run.reportRevision, {
      position: run.position,
      secondsLeft: secondsLeft(run, request.at),
      noWorker: run.endedAt === null && !(await this.watchWorker.execute(request.at)).atWork,
    });
  }
}
