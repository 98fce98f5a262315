import { Injectable } from '@nestjs/common';
import { Database, systemReach } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';

/** Without a submission at the deadline, or its extension, the report has missed it: a fact with a time, not a state. */
const MARK = `
  insert into report (cycle_id, member_code, missed_at)
  select $1, m.code, coalesce(x.deadline_at, $3::timestamptz)
  from unnest($2::text[]) as m (code)
  left join lateral (select deadline_at from extension where cycle_id = $1 and member_code = m.code order by n desc limit 1) x on true
  where coalesce(x.deadline_at, $3::timestamptz) < $4
    and not exists (select from submission s where s.cycle_id = $1 and s.member_code = m.code and s.submitted_at is not null)
  on conflict (cycle_id, member_code) do update set missed_at = excluded.missed_at where report.missed_at is null
  returning member_code as member, missed_at`;

@Injectable()
export class MarkMissed {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** Marks the reports of every open cycle; repeating it changes nothing. */
  async execute(at: Date): Promise<void> {
    for (const opened of await this.catalogue.list())
      if (opened.cycle.state === 'OPEN' && opened.cycle.deadlineAt !== null)
        await this.mark(opened, opened.cycle.deadlineAt, at);
  }

  private async mark({ cycle, plan }: OpenedCycle, deadline: Date, at: Date): Promise<void> {
    const members = memberCodes(plan);
    await this.database.as(systemReach(members), async (tx) => {
      const missed = await tx.query<{ member: string; missed_at: Date }[]>(MARK, [cycle.id, members, deadline, at]);
      for (const { member, missed_at } of missed) {
        const facts = { missedAt: missed_at.toISOString() };
        await this.audit.record(tx, {
          actor: 'system',
          act: 'report.missed',
          subject: `${cycle.code}/${member}`,
          facts,
          at,
        });
        await notifyChanged(tx, { member, keys: ['report'] });
      }
    });
  }
}
