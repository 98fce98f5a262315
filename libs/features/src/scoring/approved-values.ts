import {
  isFigure,
  type Absence,
  type ActionTally,
  type Commitment,
  type ConditionValue,
  type EntryReviewState,
  type Indicator,
  type ListItem,
  type ObservationStatus,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { ActionTallies } from './action-tallies.js';

/** What review has settled of one entry. */
export interface ReviewedEntry {
  readonly indicatorId: string;
  readonly state: EntryReviewState;
  readonly status: string | null;
  readonly answer: unknown;
  readonly figure: string | null;
  /** Of the figure; null where there is none. */
  readonly observation: ObservationStatus | null;
}

/** The values a guideline may read for one member. */
export interface ApprovedValues {
  /** Of what the member itself answers, nothing is known. */
  readonly isSilent: boolean;
  /** By indicator code; an absent one is unknown to the guideline. */
  readonly known: Readonly<Record<string, ConditionValue>>;
}

const REVIEWED = `
  select r.indicator_id as "indicatorId", r.state, v.status, v.answer, o.value::text as figure, o.obs_status as observation
  from submission s
  join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code and r.submission_version = s.version
  left join entry_version v on v.cycle_id = r.cycle_id and v.member_code = r.member_code
    and v.indicator_id = r.indicator_id and v.version = r.entry_version
  left join observation o on o.cycle_id = r.cycle_id and o.member_code = r.member_code and o.indicator_id = r.indicator_id
    and o.cell_no = 0 and o.since_revision <= s.at_revision and (o.until_revision is null or o.until_revision > s.at_revision)
  where s.cycle_id = $1 and s.member_code = $2 and s.state in ('UNDER_REVIEW', 'ACCEPTED')
    and s.version = (select max(l.version) from submission l where l.cycle_id = s.cycle_id and l.member_code = s.member_code)`;

const FINDINGS = `
  select distinct on (indicator_id) indicator_id as "indicatorId", value
  from assessor_finding where cycle_id = $1 and member_code = $2 order by indicator_id, n desc`;

// Nothing came, and nothing can come any more.
const NEVER_CAME = `
  select m.member, case when c.source is null then 'silent' else 'unasked' end as absence from cycle c cross join unnest($2::text[]) as m (member)
  where c.id = $1 and c.state <> 'OPEN' and not exists (select from submission s where s.cycle_id = c.id
    and s.member_code = m.member and s.submitted_at is not null and s.state <> 'WITHDRAWN')`;

/** Review has nothing more to say of an entry in one of these. */
export const SETTLED: readonly EntryReviewState[] = ['APPROVED', 'LAPSED'];

/** Reads what review has approved of a member's report, and what assessors found, for `valuesFor` of each commitment. */
export async function readSettled(tx: EntityManager, cycleId: string, member: string): Promise<SettledReport> {
  const of = [cycleId, member];
  const entries = await tx.query<ReviewedEntry[]>(REVIEWED, of);
  const findings = await tx.query<{ indicatorId: string; value: boolean }[]>(FINDINGS, of);
  const tallies = await ActionTallies.readAll(tx, cycleId, [member]);
  const neverCame = await readNeverCame(tx, cycleId, entries.length === 0 ? [member] : []);
  return new SettledReport(
    new Map(entries.map((entry) => [entry.indicatorId, entry])),
    new Map(findings.map(({ indicatorId, value }) => [indicatorId, value])),
    tallies.get(member),
    neverCame.get(member) ?? null,
  );
}

/** Of members whose report is not in review, those of which none can come any more. */
export async function readNeverCame(
  tx: EntityManager,
  cycleId: string,
  members: readonly string[],
): Promise<ReadonlyMap<string, Absence>> {
  if (members.length === 0) return new Map();
  const rows = await tx.query<{ member: string; absence: Absence }[]>(NEVER_CAME, [cycleId, members]);
  return new Map(rows.map(({ member, absence }) => [member, absence]));
}

export class SettledReport {
  constructor(
    private readonly entries: ReadonlyMap<string, ReviewedEntry>,
    private readonly findings: ReadonlyMap<string, boolean>,
    private readonly actions: ActionTallies = ActionTallies.NONE,
    readonly absence: Absence | null = null,
  ) {}

  /** The report is in review, or through it. */
  get isReviewed(): boolean {
    return this.entries.size > 0;
  }

  /** The actions on a commitment, counted. */
  actionsOn({ id }: Pick<Commitment, 'id'>): ActionTally {
    return this.actions.of(id);
  }

  /** The values of the indicators in `reads` (codes that the commitment's guideline names). */
  valuesFor(commitment: Commitment, reads: readonly string[]): ApprovedValues {
    const read = commitment.indicators.filter(({ code }) => reads.includes(code));
    const known = read.flatMap((indicator): [string, ConditionValue][] => {
      const value = this.valueOf(indicator);
      return value === null ? [] : [[indicator.code, value]];
    });
    const own = read.filter(({ assessor }) => !assessor);
    const isMute = own.length > 0 && own.every((indicator) => this.valueOf(indicator) === null);
    return {
      isSilent: (!this.isReviewed || isMute) && this.actionsOn(commitment).own === 0,
      known: Object.fromEntries(known),
    };
  }

  /** Review has nothing left to decide about it. */
  isSettled(indicator: Indicator): boolean {
    if (indicator.assessor) return true;
    const entry = this.entries.get(indicator.id);
    // An entry that was never given has nothing to review: it is unknown, and settled.
    return entry === undefined || SETTLED.includes(entry.state);
  }

  private valueOf(indicator: Indicator): ConditionValue | null {
    if (indicator.assessor) return this.findings.get(indicator.id) ?? indicator.default ?? null;
    const entry = this.entries.get(indicator.id);
    if (entry?.state !== 'APPROVED' || entry.status !== 'answered') return null;
    if (isFigure(indicator.type)) return isKnown(entry.observation) ? entry.figure : null;
    if (indicator.type === 'list') return String(new Set((entry.answer as ListItem[]).map(({ key }) => key)).size);
    return typeof entry.answer === 'string' || typeof entry.answer === 'boolean' ? entry.answer : null;
  }
}

/** A guideline reads what may be read of everybody alike: a confidential figure is as unknown to it as a missing one. */
function isKnown(observation: ObservationStatus | null): boolean {
  return observation === 'normal' || observation === 'provisional' || observation === 'estimated';
}
