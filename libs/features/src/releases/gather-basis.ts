import type { ReleaseBasis, ReleaseWhy } from '@signatory/contract';
import { groupBy, plainText, type Commitment, type Plan } from '@signatory/domain';
import { catalogueOf } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import type { PublicWords } from '../scoring/index.js';
import { answeredByRule, type FoundByRule } from '../submissions/index.js';

type Evidence = NonNullable<ReleaseBasis['evidence']>[number];

/** A certified version of a member's report. */
export interface BasisVersion {
  readonly member: string;
  readonly version: number;
  readonly revision: number;
}

/** What is known of all entries of a version. */
export interface BasisOfVersion {
  readonly evidence: ReadonlyMap<string, EvidenceOn>;
  /** By the code of the indicator that the rule is on. */
  readonly found: ReadonlyMap<string, readonly FoundByRule[]>;
  /** In the order of time. */
  readonly approvals: readonly Approval[];
}

interface EvidenceOn {
  readonly told: readonly Evidence[];
  readonly unpublished: number;
}

interface Approval {
  readonly indicatorId: string;
  readonly role: NonNullable<ReleaseWhy['steps']>[number]['role'];
  readonly at: Date;
}

interface Reviewed {
  readonly indicatorId: string;
  readonly isApproved: boolean;
  readonly isKept: boolean;
}

type Row = { [Key in keyof Evidence]: Evidence[Key] | null } & {
  readonly indicatorId: string;
  readonly tier: string;
  readonly title: string;
};

// What only the secretariat sees counts in nothing that is judged, and is told nowhere.
const EVIDENCE = `
  select e.indicator_id as "indicatorId", e.tier, e.title, e.publisher, e.publisher_class as "publisherClass", e.url,
    e.blob_sha256 as sha256, c.sha256 as "copySha256", e.happened::text as happened, e.published::text as published,
    e.accessed::text as accessed, e.page, e.quote
  from evidence e left join page_copy c on c.cycle_id = e.cycle_id and c.member_code = e.member_code and c.evidence_id = e.id
  where e.cycle_id = $1 and e.member_code = $2 and e.since_revision <= $3
    and (e.until_revision is null or e.until_revision > $3) and e.tier in ('public', 'reviewers')
  order by e.indicator_id, e.since_revision, e.at, e.id`;

// As they stood in the version that was reviewed: another may have been certified since, or none accepted yet.
const ENTRIES = `
  select r.indicator_id as "indicatorId", r.state = 'APPROVED' as "isApproved", v.status = 'confidential' as "isKept"
  from entry_review r join lateral (select e.status from entry_version e where e.cycle_id = r.cycle_id
      and e.member_code = r.member_code and e.indicator_id = r.indicator_id and e.since_revision <= $4
    order by e.version desc limit 1) v on true
  where r.cycle_id = $1 and r.member_code = $2 and r.submission_version = $3`;

// One that was taken over from an earlier version has its event there.
const APPROVALS = `
  select indicator_id as "indicatorId", role, at from entry_review_event
  where cycle_id = $1 and member_code = $2 and submission_version <= $3 and command = 'approve' order by at, n`;

/**
 * Read once of each version that some score rests on. `runId`: of its checks by the plan's rules; null where there was none.
 * Nothing is told of an entry that was confidential there, nor what a rule came to that reads one; evidence of approved ones alone.
 */
export async function readBasis(
  tx: EntityManager,
  { cycle: { id: cycleId }, plan }: OpenedCycle,
  { member, version, revision }: BasisVersion,
  { words, runId }: { readonly words: PublicWords; readonly runId: string | null },
): Promise<BasisOfVersion> {
  const entries = await tx.query<Reviewed[]>(ENTRIES, [cycleId, member, version, revision]);
  const open = new Set(
    entries.flatMap(({ indicatorId, isApproved, isKept }) => (isApproved && !isKept ? [indicatorId] : [])),
  );
  const rows = (await tx.query<Row[]>(EVIDENCE, [cycleId, member, revision])).filter((row) =>
    open.has(row.indicatorId),
  );
  const kept = rulesOn(plan, new Set(entries.flatMap(({ indicatorId, isKept }) => (isKept ? [indicatorId] : []))));
  const all = runId === null ? [] : await answeredByRule(tx, { cycleId, memberCode: member }, runId);
  const found = all.filter(({ rule, outcome }) => outcome === 'SUSPENDED' || !kept.has(rule));
  return {
    evidence: new Map(
      [...groupBy(rows, ({ indicatorId }) => indicatorId)].map(([id, own]) => {
        const open = own.filter(({ tier }) => tier === 'public');
        return [
          id,
          { told: open.map((row) => words.source(member, pieceOf(row))), unpublished: own.length - open.length },
        ];
      }),
    ),
    found: groupBy(found, ({ indicator }) => indicator),
    approvals: await tx.query<Approval[]>(APPROVALS, [cycleId, member, version]),
  };
}

/** Codes of the rules that look at one of these indicators, given by their ids. */
function rulesOn(plan: Plan, ids: ReadonlySet<string>): ReadonlySet<string> {
  if (ids.size === 0) return new Set();
  const codes = new Set(
    plan.commitments.flatMap(({ indicators }) => indicators.flatMap(({ id, code }) => (ids.has(id) ? [code] : []))),
  );
  return new Set(
    catalogueOf(plan).flatMap(({ code, indicator, reads }) =>
      codes.has(indicator) || reads.indicators.some((each) => codes.has(each)) ? [code] : [],
    ),
  );
}

function pieceOf({ indicatorId: _indicator, tier: _tier, title, ...piece }: Row): Evidence {
  return { title, ...(Object.fromEntries(Object.entries(piece).filter(([, value]) => value !== null)) as object) };
}

/** Of one commitment, in the plan's order; an entry of which nothing is told is left out. */
export function basisOn(
  { indicators }: Commitment,
  reads: readonly string[],
  { evidence, found }: BasisOfVersion,
): ReleaseBasis[] {
  return indicators.flatMap(({ id, code }): ReleaseBasis[] => {
    if (!reads.includes(code)) return [];
    const { told = [], unpublished = 0 } = evidence.get(id) ?? {};
    const rules = (found.get(code) ?? []).map(outcomeOf);
    if (told.length + unpublished + rules.length === 0) return [];
    return [
      {
        indicator: code,
        ...(told.length > 0 && { evidence: [...told] }),
        ...(unpublished > 0 && { unpublished }),
        ...(rules.length > 0 && { rules }),
      },
    ];
  });
}

function outcomeOf({
  rule,
  outcome,
  count,
  answered,
  reason,
  language,
}: FoundByRule): NonNullable<ReleaseBasis['rules']>[number] {
  return {
    rule,
    outcome,
    ...(count > 1 && { count }),
    ...(answered !== null && { answered: new Date(answered).toISOString() }),
    ...(outcome === 'SUSPENDED' && reason !== null && { reason: plainText(reason, language ?? undefined) }),
  };
}
