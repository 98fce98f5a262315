import type { WaitingScores } from '@signatory/contract';
import { coveredMembers, requireWithin, SCORE, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes, ReadCycles } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { CONFIRMED, IS_GIVEN_AGAIN, IS_UNEXPLAINED, IS_UNSETTLED } from './settled-states.js';

const WAITING = `
  select member_code as member, count(*) filter (where state = any ($3::text[]))::int as "toShare",
    count(*) filter (where ${IS_UNEXPLAINED})::int as unexplained, count(*) filter (where state = any ($4::text[]))::int as disputed,
    count(*) filter (where state = 'SHARED' and reply_due_at is not null)::int as shared,
    min(reply_due_at) filter (where state = 'SHARED') as "replyDue",
    count(*) filter (where ${IS_GIVEN_AGAIN})::int as again,
    count(*) filter (where ${IS_UNSETTLED})::int as unsettled, count(*) filter (where state = any ($5::text[]))::int as confirmed
  from score where cycle_id = $1 and member_code = any ($2::text[])
    and (state = any ($3::text[] || $4::text[] || $5::text[]) or ${IS_UNSETTLED}) group by member_code order by member_code`;

interface Row extends Omit<WaitingScores, 'replyDue'> {
  readonly replyDue: Date | null;
}

/** What of a cycle's scores stands still until somebody acts: counts, where the scores themselves are tens of thousands. */
@Injectable()
export class CountWaiting {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** Members of whom nothing waits and nothing is confirmed are left out. @throws Refusal `not-found`, `permission.missing` */
  async execute({ actor, cycle: code, at }: { actor: Actor; cycle: string; at: Date }): Promise<WaitingScores[]> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    const scope = { plan: plan.id, cycle: code };
    const grants = requireWithin(actor, 'score:share', scope, at.toISOString());
    const members = new Set(grants.flatMap((grant) => coveredMembers(grant, memberCodes(plan))));
    const { share, adjudicate } = SCORE.transitions;
    const rows = await this.database.readAs<Row>(
      actorReach(actor, scope, memberCodes(plan), at),
      { name: 'waiting-scores', text: WAITING },
      [cycle.id, [...members], share.from, adjudicate.from, CONFIRMED],
    );
    return rows.map(({ replyDue, ...counts }) => ({ ...counts, replyDue: replyDue?.toISOString() ?? null }));
  }
}
