import { Injectable } from '@nestjs/common';
import { Database, systemReach } from '@signatory/persistence';
import { notifyingOf } from '@signatory/queue';
import type { ReportKey } from '../submissions/index.js';

// Never beyond what was promised, and never for a run that has ended meanwhile.
const TELL = {
  name: 'tell-progress',
  text: `
    with told as (update validation_run set done = least($4, total)
      where cycle_id = $1 and member_code = $2 and id = $3 and state = 'RUNNING' returning id, cycle_id, member_code)
    select ${notifyingOf({ member: 'member_code', cycle: 'cycle_id', key: `'run:' || id` })} from told`,
};

/** Says how many rules of a run are done, to whoever watches it. */
@Injectable()
export class TellProgress {
  constructor(private readonly database: Database) {}

  /** What cannot be said without waiting for a connection is said the next time: the run may hold one. */
  async execute({ cycleId, memberCode }: ReportKey, runId: string, done: number): Promise<void> {
    if (!this.database.hasRoom) return;
    await this.database.writeAs(systemReach([memberCode]), [
      { query: TELL, params: [cycleId, memberCode, runId, done] },
    ]);
  }
}
