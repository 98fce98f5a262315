import type { ExtensionView } from '@signatory/contract';
import { coveredMembers, requireWithin, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes, ReadCycles } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

interface Row {
  readonly member: string;
  readonly n: number;
  readonly deadline: Date;
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: Date;
}

const EXTENSIONS = `
  select x.member_code as member, x.n, x.deadline_at as deadline, x.reason, coalesce(p.name, x.granted_by) as "grantedBy",
    x.granted_at as "grantedAt"
  from extension x left join person p on p.id::text = x.granted_by
  where x.cycle_id = $1 and x.member_code = any ($2::text[]) order by x.granted_at desc, x.member_code, x.n desc`;

/** The extensions that a secretariat keeps in a cycle, each with its reason and its grantor, the newest first. */
@Injectable()
export class ReadExtensions {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute({ cycle: code, actor, at }: { cycle: string; actor: Actor; at: Date }): Promise<ExtensionView[]> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    const scope = { plan: plan.id, cycle: code };
    const grants = requireWithin(actor, 'cycle:manage', scope, at.toISOString());
    const members = memberCodes(plan);
    const covered = [...new Set(grants.flatMap((grant) => coveredMembers(grant, members)))];
    const query = { name: 'extensions', text: EXTENSIONS };
    const rows = await this.database.readAs<Row>(actorReach(actor, scope, members, at), query, [cycle.id, covered]);
    return rows.map(({ deadline, grantedAt, ...row }) => ({
      ...row,
      deadline: deadline.toISOString(),
      grantedAt: grantedAt.toISOString(),
    }));
  }
}
