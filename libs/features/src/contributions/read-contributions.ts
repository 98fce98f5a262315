import { Injectable } from '@nestjs/common';
import type { AskableContributorView, ContributionView } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { Catalogue, indexPlan, type OpenedCycle } from '../catalogue/index.js';
import { enterReport, type ReportRequest } from '../submissions/index.js';
import { describeContribution, readContributions } from './contribution-rows.js';

export interface ContributorRow {
  readonly id: string;
  readonly name: string;
  /** Of the role by which they give their part: null without an end. */
  readonly until: Date | null;
}

/** Who may be asked, also beyond the pillars of the role: to ask for a part is to give it. $1 plan, $2 member, $3 at, $4 cycle. */
const CONTRIBUTORS = `
  select p.id::text as id, p.name, case when bool_and(g.until is not null) then max(g.until) end as until
  from person p join role_grant g on g.person_id = p.id
  where g.role = 'contributor' and g.plan_id = $1 and $2 = any (g.members) and (g.until is null or g.until > $3)
    and (g.cycle_id is null or g.cycle_id = $4) and p.disabled_at is null
  group by p.id, p.name order by name, id`;

/** Whom of a report's contributors can be asked, and when the last of the roles by which they can ends. */
export function readAskable(
  database: Database,
  { cycle, plan }: OpenedCycle,
  { member, at }: Pick<ReportRequest, 'member' | 'at'>,
): Promise<ContributorRow[]> {
  return database.readPublic<ContributorRow>(CONTRIBUTORS, [plan.id, member, at, cycle.id]);
}

/** The parts of a report that agencies were asked for: all of them for the focal points, the own ones for a contributor. */
@Injectable()
export class ReadContributions {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async list(request: ReportRequest): Promise<ContributionView[]> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'contribution:read');
    const only = scope.grant.role === 'contributor' ? { contributor: request.actor.id } : {};
    const rows = await this.database.as(scope.reach, (tx) => readContributions(tx, { scope, at: request.at }, only));
    const { byId } = indexPlan(opened.plan);
    return rows.flatMap((row) => {
      const code = byId.get(row.indicatorId)?.indicator.code;
      return code === undefined ? [] : [describeContribution(code, row, scope, request.at)];
    });
  }

  /** Whom the focal points can ask. @throws Refusal `not-found`, `permission.missing` */
  async contributors(request: ReportRequest): Promise<AskableContributorView[]> {
    const opened = await this.catalogue.open(request.cycle);
    enterReport(opened, request, 'contribution:manage');
    const people = await readAskable(this.database, opened, request);
    return people.map(({ until, ...person }) => ({ ...person, until: until?.toISOString() ?? null }));
  }
}
