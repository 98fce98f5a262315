import { Inject, Injectable } from '@nestjs/common';
import { Database, systemReach } from '@signatory/persistence';
import { enqueue } from '@signatory/queue';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import type { ReportKey } from '../submissions/index.js';
import { HostTurns } from './host-turns.js';
import { LINKS, type LinkSettings } from './link-settings.js';

const DAY_MS = 86_400_000;
// Of cycles whose reports are written or judged; a report that is being looked after already is left out.
const DUE = `
  select distinct e.cycle_id as "cycleId", e.member_code as "memberCode"
  from (
    select e.cycle_id, e.member_code, e.url, l.checked_at from evidence e left join link_check l
      on l.cycle_id = e.cycle_id and l.member_code = e.member_code and l.evidence_id = e.id
    where e.until_revision is null
    union all
    select e.cycle_id, e.member_code, e.url, l.checked_at from action_evidence e
      join action a on a.cycle_id = e.cycle_id and a.member_code = e.member_code and a.id = e.action_id and a.state <> 'WITHDRAWN'
      left join action_link_check l on l.cycle_id = e.cycle_id and l.member_code = e.member_code and l.action_id = e.action_id and l.n = e.n
  ) e join cycle c on c.id = e.cycle_id
  where c.state in ('OPEN', 'CLOSED', 'ASSESSMENT') and e.url is not null and (e.checked_at is null or e.checked_at < $1)
    and not exists (select from outbox o where o.name = 'evidence.check-links' and o.done_at is null and o.failed is null
      and o.member_code = e.member_code and o.payload ->> 'cycleId' = e.cycle_id::text)
  limit 200`;

/** Sees to it that links are asked for again from time to time, and those at last that could not be until now. */
@Injectable()
export class RecheckLinks {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly turns: HostTurns,
    @Inject(LINKS) private readonly settings: LinkSettings,
  ) {}

  /** Answers how many reports have links to be asked for. */
  async execute(at: Date): Promise<number> {
    if (!this.settings.enabled) return 0;
    await this.turns.forget();
    const members = new Set((await this.catalogue.list()).flatMap(({ plan }) => memberCodes(plan)));
    const before = new Date(at.getTime() - this.settings.everyDays * DAY_MS);
    const due = await this.database.readAs<ReportKey>(systemReach([...members]), DUE, [before]);
    for (const { cycleId, memberCode } of due)
      await this.database.as(systemReach([memberCode]), (tx) =>
        enqueue(tx, 'evidence.check-links', { cycleId, memberCode }, memberCode),
      );
    return due.length;
  }
}
