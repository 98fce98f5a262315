import { indexPlan, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import type { ReleaseDocument } from '@signatory/contract';
import { SCORES_FINAL, plainText, punctualityOf, Refusal } from '@signatory/domain';
import { ScoreEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { filedLate, filingsOf, inPieces } from '../submissions/index.js';
import { CONFIRMED, isUnsettled, readPublicWords } from '../scoring/index.js';
import { ACCEPTED_STANDS, STANDING } from './standing-reports.js';
import { gatherWhy } from './gather-why.js';
import { withholdSmallCells } from './disclosure.js';
import { withholdResults, type Unseen } from './withhold-results.js';
import type { EarlierFigures } from './earlier-releases.js';
import type { SettledScore } from './assemble-release.js';

/**
 * The confirmed scores of a cycle. Refuses `release.scores-open` while one is neither blank nor confirmed, and
 * `release.nothing-scored` where none is and scores may still come.
 */
export async function gatherScores(tx: EntityManager, opened: OpenedCycle): Promise<SettledScore[]> {
  const { cycle } = opened;
  const heads = await tx.findBy(ScoreEntity, { cycleId: cycle.id });
  const open = heads.filter(isUnsettled).length;
  if (open > 0) throw new Refusal('release.scores-open', { open });
  const words = await readPublicWords(tx, cycle.id);
  const settled = heads.filter(({ state }) => CONFIRMED.includes(state));
  // Of a cycle that is concluded it is the result, and nobody could mend it any more.
  if (settled.length === 0 && !SCORES_FINAL.includes(cycle.state))
    throw new Refusal('release.nothing-scored', { cycle: cycle.code });
  // Of scores that were imported nobody here reported or judged anything.
  const why = cycle.source ? null : await gatherWhy(tx, opened, { heads: settled, words });
  return settled.map((head) => {
    const own = why?.get(head);
    return {
      member: head.memberCode,
      commitment: head.commitmentId,
      kind: head.kind ?? 'no-data',
      value: head.value,
      reason: words.local(head.memberCode, head.reason),
      rationale: words.local(head.memberCode, head.rationale),
      evidence: words.cited(head.memberCode, head.evidence),
      agreement: head.agreement,
      ...(own && { why: own }),
    };
  });
}

// Of a report of which nothing stands, what it is now.
const SUBMISSIONS = `
  select distinct on (s.member_code) s.member_code as member, s.state, t.version, t.submitted_at as submitted,
    coalesce(${filedLate('$1', 's.member_code')}, false) as late, t.sha256
  from submission s left join (${STANDING}) t on t.member_code = s.member_code
  where s.cycle_id = $1 order by s.member_code, s.version is not distinct from t.version desc, s.version desc`;

/** Where each member's report stands, in the plan's order; a member without one has not started. */
export async function gatherSubmissions(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
): Promise<ReleaseDocument['submissions']> {
  type Row = {
    member: string;
    state: string;
    version: number | null;
    submitted: Date | null;
    late: boolean;
    sha256: string | null;
  };
  const rows = await tx.query<Row[]>(SUBMISSIONS, [cycle.id]);
  return memberCodes(plan).map((member) => {
    const row = rows.find((candidate) => candidate.member === member);
    return row
      ? { ...row, submitted: row.submitted?.toISOString() ?? null }
      : { member, state: 'NOT_STARTED', version: null, submitted: null, late: false, sha256: null };
  });
}

/** Who reported in time, as the statistics of the cycle say at this instant. */
export async function gatherPunctuality(
  tx: EntityManager,
  opened: OpenedCycle,
  at: Date,
): Promise<NonNullable<ReleaseDocument['punctuality']>> {
  const filings = await filingsOf(tx, opened);
  return filings.map((filing) => ({
    member: filing.member,
    kind: punctualityOf(filing, at),
    extendedTo: filing.extendedTo?.toISOString() ?? null,
  }));
}

const VALIDATION = `
  select distinct on (r.member_code) r.member_code as member, r.counts,
    (select count(*)::int from finding f join justification j on j.cycle_id = f.cycle_id and j.member_code = f.member_code
      and j.rule = f.rule and j.indicator = f.indicator and j.part = coalesce(f.part, '') and j.values_sha256 = f.values_sha256
     where f.cycle_id = r.cycle_id and f.member_code = r.member_code and f.run_id = r.id) as justified
  from validation_run r join (${STANDING}) s on s.member_code = r.member_code and s.at_revision = r.revision
  where r.cycle_id = $1 and r.counts is not null order by r.member_code, r.ended_at desc`;

/** What the rules found in the reports that stand. */
export async function gatherValidation(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
): Promise<ReleaseDocument['validation']> {
  type Row = {
    member: string;
    counts: { pass: number; fail: number; notApplicable: number; notRun: number };
    justified: number;
  };
  const rows = await tx.query<Row[]>(VALIDATION, [cycle.id]);
  return memberCodes(plan).flatMap((member) => {
    const row = rows.find((candidate) => candidate.member === member);
    return row ? [{ member, ...row.counts, justified: row.justified }] : [];
  });
}

const SUSPENDED = `
  select f.rule, f.facts->>'reason' as reason, f.facts->>'language' as language, array_agg(distinct f.member_code) as members
  from (select distinct on (r.member_code) r.* from validation_run r
      join (${STANDING}) s on s.member_code = r.member_code and s.at_revision = r.revision
      where r.cycle_id = $1 and r.counts is not null order by r.member_code, r.ended_at desc) run
    join finding f on f.cycle_id = run.cycle_id and f.member_code = run.member_code and f.run_id = run.id
  where f.outcome = 'SUSPENDED' group by 1, 2, 3 order by 1, 2`;

/** The rules that were suspended when reports that stand were certified. Null where none was. */
export async function gatherSuspended(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
): Promise<ReleaseDocument['suspended'] | null> {
  type Row = { rule: string; reason: string; language: string | null; members: string[] };
  const rows = await tx.query<Row[]>(SUSPENDED, [cycle.id]);
  if (rows.length === 0) return null;
  return rows.map(({ rule, reason, language, members }) => ({
    rule,
    reason: plainText(reason, language ?? undefined),
    members: memberCodes(plan).filter((member) => members.includes(member)),
  }));
}

const FIGURES = `
  select o.indicator_id as "indicatorId", o.cell_no as "cellNo", o.value::text as value, o.obs_status as status, v.currency
  from (${ACCEPTED_STANDS}) s
  join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code and r.submission_version = s.version and r.state = 'APPROVED'
  left join entry_version v on v.cycle_id = s.cycle_id and v.member_code = s.member_code and v.indicator_id = r.indicator_id
    and v.version = r.entry_version
  join observation o on o.cycle_id = s.cycle_id and o.member_code = s.member_code and o.indicator_id = r.indicator_id
    and o.since_revision <= s.at_revision and (o.until_revision is null or o.until_revision > s.at_revision)
  where s.member_code = $2 and r.indicator_id = any ($3::text[])
  order by o.indicator_id, o.cell_no`;
const ACCEPTED = `select s.member_code as member from (${ACCEPTED_STANDS}) s`;

/**
 * The approved figures of accepted reports, after disclosure control. They are read some indicators at a time: beside what is
 * released no more is held than these.
 */
export async function gatherFigures(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  earlier: EarlierFigures,
  unseen: Unseen,
): Promise<ReleaseDocument['figures']> {
  type Row = {
    indicatorId: string;
    cellNo: number;
    value: string | null;
    status: ReleaseDocument['figures'][number]['status'];
    currency: string | null;
  };
  const accepted = new Set((await tx.query<{ member: string }[]>(ACCEPTED, [cycle.id])).map(({ member }) => member));
  const placed = [...indexPlan(plan).byId.values()];
  const released: ReleaseDocument['figures'] = [];
  for (const member of memberCodes(plan).filter((code) => accepted.has(code))) {
    const own: ReleaseDocument['figures'] = [];
    for (const piece of inPieces(placed)) {
      const ids = piece.map(({ indicator }) => indicator.id);
      const rows = new Map<string, Row[]>(ids.map((id) => [id, []]));
      for (const row of await tx.query<Row[]>(FIGURES, [cycle.id, member, ids])) rows.get(row.indicatorId)?.push(row);
      for (const { indicator, cells } of piece) {
        const figures = (rows.get(indicator.id) ?? []).map(({ cellNo, value, status, currency }) => ({
          member,
          indicator: indicator.code,
          cell: cells[cellNo] ?? String(cellNo),
          value: status === 'confidential' ? null : value,
          ...(currency !== null && { currency }),
          status,
          illustrative: cycle.illustrative,
        }));
        const before = earlier(member, indicator.code);
        for (const figure of withholdSmallCells(figures, indicator.disclosure?.below ?? 0, before)) own.push(figure);
      }
    }
    for (const figure of withholdResults(unseen, member, own)) released.push(figure);
  }
  return released;
}
