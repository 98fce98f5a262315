import type { WaitingScores } from '@signatory/contract';
import { requirePermission, SCORE, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes, ReadCycles } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

const WAITING = `
  select count(distinct member_code) filter (where state = any ($2::text[]))::int as "toShare",
    count(*) filter (where state = any ($3::text[]))::int as disputed
  from score where cycle_id = $1`;

/** What of a cycle's scores stands still until somebody acts: counts, where the scores themselves are tens of thousands. */
@Injectable()
export class CountWaiting {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute({ actor, cycle: code, at }: { actor: Actor; cycle: string; at: Date }): Promise<WaitingScores> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    const scope = { plan: plan.id, cycle: code };
    requirePermission(actor, 'score:share', { ...scope, member: null }, at.toISOString());
    const { share, adjudicate } = SCORE.transitions;
    const [counts] = await this.database.readAs<WaitingScores>(
      actorReach(actor, scope, memberCodes(plan), at),
      { name: 'waiting-scores', text: WAITING },
      [cycle.id, share.from, adjudicate.from],
    );
    return counts ?? { toShare: 0, disputed: 0 };
  }
}
