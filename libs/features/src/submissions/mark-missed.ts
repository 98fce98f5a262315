import { Injectable } from '@nestjs/common';
import { Database, systemReach } from '@signatory/persistence';
import { announce, notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { FILED_AT } from './lateness.js';

// A member's own deadline: an extension never makes it earlier than everybody's.
const DUE = `greatest(x.deadline_at, $3::timestamptz)`;
const EXTENDED = `left join lateral (select deadline_at from extension where cycle_id = $1 and member_code = m.code
  order by n desc limit 1) x on true`;

const CAME = `exists (select from submission s where s.cycle_id = $1 and s.member_code = m.code and s.submitted_at is not null)`;

/**
 * Whoever certifies at this very instant is waited for. A statement sees what was committed as it began: only the next one sees
 * what came while this one waited.
 */
const AWAIT = `
  select from report r join unnest($2::text[]) as m (code) on m.code = r.member_code ${EXTENDED}
  where r.cycle_id = $1 and r.missed_at is null and ${DUE} < $4::timestamptz and not ${CAME}
  order by r.member_code for no key update of r`;

/** Without a submission at the deadline, or its extension, the report has missed it: a fact with a time, not a state. */
const MARK = `
  insert into report (cycle_id, member_code, missed_at)
  select $1, m.code, ${DUE} from unnest($2::text[]) as m (code) ${EXTENDED}
  where ${DUE} < $4 and not ${CAME}
  on conflict (cycle_id, member_code) do update set missed_at = excluded.missed_at where report.missed_at is null
  returning member_code as member, missed_at`;

/**
 * "Missed" is written at deadline plus extension. Where that instant lies ahead again, because an extension was granted or
 * the deadline moved, nothing is missed yet; nor is it where a version came by then, which was sent in time and waited for its
 * turn. The fact is taken back, and the trail keeps that it had been written.
 */
const TAKE_BACK = `
  with back as (select m.code, r.missed_at from unnest($2::text[]) as m (code) ${EXTENDED}
    join report r on r.cycle_id = $1 and r.member_code = m.code where (r.missed_at < ${DUE} and ${DUE} >= $4)
      or (r.missed_at is not null and exists (select from submission s where s.cycle_id = $1 and s.member_code = m.code
        and s.submitted_at <= ${DUE})))
  update report r set missed_at = null from back where r.cycle_id = $1 and r.member_code = back.code
  returning r.member_code as member, back.missed_at`;

/** A submission is late by the deadline there is: where that has moved beyond it, it came in time, and the trail keeps both. */
const TAKE_BACK_LATE = `
  with due as (select m.code, ${DUE} as at from unnest($2::text[]) as m (code) ${EXTENDED})
  update submission s set late = false from due
  where s.cycle_id = $1 and s.member_code = due.code and s.late and ${FILED_AT} <= due.at
  returning s.member_code as member, s.version, s.submitted_at, due.at as deadline`;

@Injectable()
export class MarkMissed {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** Marks the reports of every open cycle; repeating it changes nothing. */
  async execute(at: Date): Promise<void> {
    for (const opened of await this.catalogue.list()) await this.executeFor(opened, at);
  }

  /** The same for one cycle, at once when its dates have changed. */
  async executeFor(opened: OpenedCycle, at: Date): Promise<void> {
    if (opened.cycle.state === 'OPEN' && opened.cycle.deadlineAt !== null)
      await this.mark(opened, opened.cycle.deadlineAt, at);
  }

  private async takeBackLate(
    tx: EntityManager,
    { id, code }: OpenedCycle['cycle'],
    { members, deadline, at }: { readonly members: readonly string[]; readonly deadline: Date; readonly at: Date },
  ): Promise<void> {
    const [rows] = await tx.query<[Late[], number]>(TAKE_BACK_LATE, [id, members, deadline]);
    for (const { member, version, submitted_at, deadline } of rows) {
      const facts = { version, submittedAt: submitted_at.toISOString(), deadline: deadline.toISOString() };
      await this.audit.record(tx, {
        actor: 'system',
        act: 'submission.late-taken-back',
        subject: `${code}/${member}`,
        facts,
        at,
      });
      await notifyChanged(tx, { member, cycle: id, keys: ['report', 'overview'] });
    }
  }

  private async mark({ cycle, plan }: OpenedCycle, deadline: Date, at: Date): Promise<void> {
    const members = memberCodes(plan);
    await this.database.as(systemReach(members), async (tx) => {
      const params = [cycle.id, members, deadline, at];
      await tx.query(AWAIT, params);
      await this.takeBackLate(tx, cycle, { members, deadline, at });
      const missed = await tx.query<Missed[]>(MARK, params);
      // An update answers its rows with their number.
      const [takenBack] = await tx.query<[Missed[], number]>(TAKE_BACK, params);
      for (const [act, rows] of [['report.missed', missed] as const, ['report.missed-taken-back', takenBack] as const])
        for (const { member, missed_at } of rows) {
          const facts = { missedAt: missed_at.toISOString() };
          await this.audit.record(tx, { actor: 'system', act, subject: `${cycle.code}/${member}`, facts, at });
          await notifyChanged(tx, { member, cycle: cycle.id, keys: ['report'] });
        }
      for (const { member: memberCode, missed_at } of missed) {
        const facts = { deadline: missed_at.toISOString() };
        await announce(tx, { kind: 'deadline.missed', cycleId: cycle.id, memberCode, facts, at });
      }
    });
  }
}

interface Late {
  readonly member: string;
  readonly version: number;
  readonly submitted_at: Date;
  readonly deadline: Date;
}

interface Missed {
  readonly member: string;
  readonly missed_at: Date;
}
