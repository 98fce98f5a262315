import type { ContributionView, EvidenceFile, SaveEntry as Answer } from '@signatory/contract';
import { commandsIn, CONTRIBUTION, Refusal, type ContributionState } from '@signatory/domain';
import { ContributionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { PlacedIndicator } from '../catalogue/index.js';
import type { ReportScope } from '../submissions/index.js';

/** A contribution as PostgreSQL joins it with its contributor. */
export interface ContributionRow {
  readonly indicatorId: string;
  readonly contributor: string;
  readonly name: string;
  readonly agency: string;
  readonly state: ContributionState;
  readonly version: number;
  readonly note: string | null;
  readonly until: Date;
  readonly answer: Answer | null;
  readonly files: readonly EvidenceFile[];
  readonly reason: string | null;
  readonly changedAt: Date;
  readonly gone: boolean;
}

// $1 cycle, $2 member, $3 indicator (null for all), $4 contributor (null for all), $5 plan, $6 at.
const ROWS = `
  select c.indicator_id as "indicatorId", c.contributor, coalesce(p.name, c.contributor) as name, c.agency, c.state, c.version,
    c.note, c.until, c.answer, c.reason, c.changed_at as "changedAt",
    p.disabled_at is not null or not exists (select from role_grant g where g.person_id = p.id and g.role = 'contributor'
      and c.member_code = any (g.members) and g.plan_id = $5 and (g.cycle_id is null or g.cycle_id = c.cycle_id)
      and (g.until is null or g.until > $6)) as gone,
    coalesce((select json_agg(json_build_object('sha256', b.sha256, 'size', b.size, 'mediaType', b.media_type, 'name', b.name, 'scan', b.scan, 'virus', b.virus) order by b.name, b.sha256)
      from blob b where b.member_code = c.member_code
        and b.sha256 in (select piece ->> 'file' from jsonb_array_elements(c.answer -> 'evidence') piece)), '[]') as files
  from contribution c left join person p on p.id::text = c.contributor
  where c.cycle_id = $1 and c.member_code = $2 and ($3::text is null or c.indicator_id = $3)
    and ($4::text is null or c.contributor = $4)
  order by c.indicator_id, c.asked_at, c.contributor`;

export function readContributions(
  tx: EntityManager,
  { scope: { key, opened }, at }: { readonly scope: ReportScope; readonly at: Date },
  only: { readonly indicatorId?: string; readonly contributor?: string },
): Promise<ContributionRow[]> {
  const { cycleId, memberCode } = key;
  const { indicatorId = null, contributor = null } = only;
  return tx.query(ROWS, [cycleId, memberCode, indicatorId, contributor, opened.plan.id, at]);
}

/** The contribution that a command is about, under lock. Refuses `not-found`. */
export async function lockContribution(
  tx: EntityManager,
  { key }: ReportScope,
  placed: PlacedIndicator,
  contributor: string,
): Promise<ContributionEntity> {
  const found = await tx.findOne(ContributionEntity, {
    where: { ...key, indicatorId: placed.indicator.id, contributor },
    lock: { mode: 'pessimistic_write' },
  });
  if (!found) throw new Refusal('not-found', { subject: 'contribution' });
  return found;
}

/** The commands are those of the reader's role, and a contributor's end with the time that was given. */
export function describeContribution(
  indicator: string,
  row: ContributionRow,
  { grant }: Pick<ReportScope, 'grant'>,
  at: Date,
): ContributionView {
  const { contributor, name, agency, state, version, note, until, answer, files, reason, changedAt, gone } = row;
  const isOver = grant.role === 'contributor' && until <= at;
  return {
    indicator,
    contributor: { id: contributor, name },
    agency,
    state,
    version,
    note,
    until: until.toISOString(),
    answer,
    files: [...files],
    reason,
    changedAt: changedAt.toISOString(),
    gone,
    commands: isOver ? [] : commandsIn(CONTRIBUTION, state, grant.role),
  };
}
