import type { RecusalView } from '@signatory/contract';
import { grantsFor, requireWithin, type Actor, type RecusalKind } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { ReadCycles } from '../catalogue/index.js';

interface Row {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly kind: RecusalKind;
  readonly members: string[];
  readonly pillars: string[];
  readonly reason: string;
  readonly declared: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

// $1 cycle; $2 the person whose own they are, null for everybody's.
const RECUSALS = `
  select r.id, json_build_object('id', p.id, 'name', p.name) as person, r.kind, r.members, r.pillars, r.reason,
    r.declared_at as declared, r.withdrawn_at as "withdrawnAt", coalesce(w.name, r.withdrawn_by) as "withdrawnBy",
    r.withdrawn_reason as "withdrawnReason"
  from recusal r join person p on p.id = r.person_id left join person w on w.id::text = r.withdrawn_by
  where r.cycle_id = $1 and ($2::text is null or r.person_id::text = $2)
  order by r.withdrawn_at is not null, r.declared_at desc, r.id`;

/** What people declared that they do not judge, those in force first. */
@Injectable()
export class ReadRecusals {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** Everybody's for the secretariat, else one's own. @throws Refusal `not-found`, `permission.missing` */
  async execute({ cycle: code, actor, at }: { cycle: string; actor: Actor; at: Date }): Promise<RecusalView[]> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    const scope = { plan: plan.id, cycle: code };
    requireWithin(actor, 'recusal:read', scope, at.toISOString());
    const keeps = grantsFor(actor, 'recusal:withdraw', { ...scope, member: null }, at.toISOString()).length > 0;
    const query = { name: 'recusals', text: RECUSALS };
    const rows = await this.database.readAs<Row>({ actor: actor.id }, query, [cycle.id, keeps ? null : actor.id]);
    return rows.map(({ declared, withdrawnAt, withdrawnBy, withdrawnReason, ...row }) => ({
      ...row,
      declared: declared.toISOString(),
      withdrawn: withdrawnAt && {
        at: withdrawnAt.toISOString(),
        by: withdrawnBy ?? '',
        reason: withdrawnReason ?? '',
      },
    }));
  }
}
