import type { AnsweredFinding, ClearanceView, EntryCounts } from '@signatory/contract';
import { appliesTo, isAsked, type EvidenceTier, type Plan } from '@signatory/domain';
import { canonicalJson, hashOf } from '@signatory/persistence';
import { indexPlan, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import type { EntryRow, EvidenceRow } from './entry-rows.js';
import { entryOf } from './entry-views.js';
import type { AnsweredRow } from './findings.js';
import type { ReportKey } from './report-scope.js';
import { ruleSetOf } from './request-run.js';

/** Everything that is certified, as it stood at one revision. */
export interface Certified {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly revision: number;
  /** Of these indicators, one each and in this order. */
  readonly entries: (placed: readonly PlacedIndicator[]) => AsyncIterable<EntryRow | undefined>;
  readonly findings: readonly AnsweredRow[];
}

/**
 * The snapshot's canonical JSON, in pieces that joined are the whole; its SHA-256 is what a receipt names, and anybody can
 * recompute it. RFC 8785 orders names by their UTF-16 units, so the entries are asked for in that order and none is held.
 */
export async function* writeSnapshot(certified: Certified): AsyncGenerator<string, void, undefined> {
  const { opened, key, revision, findings } = certified;
  const { cycle, plan, planSha256 } = opened;
  const placed = [...indexPlan(plan).byId.values()].sort((a, b) => (a.indicator.code < b.indicator.code ? -1 : 1));
  yield `{"cycle":${canonicalJson(cycle.code)},"entries":{`;
  let [at, comma] = [0, ''];
  for await (const row of certified.entries(placed)) {
    const each = placed[at];
    at += 1;
    const entry = each && row && certifiedEntry(each, row);
    if (!entry) continue;
    yield `${comma}${canonicalJson(each.indicator.code)}:${canonicalJson(entry)}`;
    comma = ',';
  }
  yield '},"findings":[';
  for (const [n, { language, ...said }] of findings.entries())
    yield `${n === 0 ? '' : ','}${canonicalJson({ ...said, ...(language && { language }) })}`;
  const rest = {
    member: key.memberCode,
    plan: planSha256,
    revision,
    rules: ruleSetOf(opened),
  };
  yield `],${canonicalJson(rest).slice(1)}`;
}

function certifiedEntry(placed: PlacedIndicator, row: EntryRow): Record<string, unknown> | null {
  const entry = entryOf(placed, row);
  if (!entry) return null;
  const { version, reference, combined, calculation } = row;
  const evidence = row.evidence.map((piece, n) => (piece.tier === 'secretariat' ? seal(piece) : entry.evidence[n]));
  return { ...entry, evidence, version, reference, ...(combined && { combined }), ...(calculation && { calculation }) };
}

/**
 * Those who judge read the snapshot too. A piece that is not theirs to see stands there as a hash, which the member and the
 * secretariat can recompute; the piece's id, which nobody else knows, keeps it from being guessed.
 */
function seal(piece: EvidenceRow): { tier: EvidenceTier; sha256: string } {
  // What is known of its page changes by itself, and is no part of what was certified.
  const { link: _link, copy: _copy, ...said } = piece;
  return { tier: piece.tier, sha256: hashOf({ ...said, stored: null }) };
}

/** What a receipt tells of an entry. */
export type EntryHead = Pick<EntryRow, 'indicatorId' | 'status' | 'combined'>;

/** How many of the entries asked of a member say what. */
export function countEntries(plan: Plan, member: string, rows: readonly EntryHead[]): EntryCounts {
  const statuses = new Map(rows.map(({ indicatorId, status }) => [indicatorId, status]));
  const asked = plan.commitments
    .filter((commitment) => appliesTo(commitment, member).kind === 'asked')
    .flatMap(({ indicators }) => indicators.filter(isAsked))
    .map(({ id }) => statuses.get(id) ?? 'unanswered');
  const count = (status: EntryRow['status']): number => asked.filter((each) => each === status).length;
  return {
    asked: asked.length,
    answered: count('answered'),
    noData: count('no-data'),
    notApplicable: count('not-applicable'),
    confidential: count('confidential'),
    unanswered: count('unanswered'),
  };
}

/** The agencies' parts that were cleared into the entries, in the plan's order. */
export function listClearances(plan: Plan, rows: readonly EntryHead[]): ClearanceView[] {
  const combined = new Map(rows.map((row) => [row.indicatorId, row.combined]));
  return [...indexPlan(plan).byId.values()].flatMap(({ indicator: { id, code, label } }) => {
    const made = combined.get(id);
    return (made?.parts ?? []).map(({ agency, clearedAt }): ClearanceView => {
      return { indicator: code, label, agency, how: made?.how ?? 'single', clearedAt };
    });
  });
}

/** A finding that was answered in words, as a receipt keeps it: `part` is not there in those given before it was told. */
export type KeptAnswer = Omit<AnsweredFinding, 'part' | 'partName'> & Partial<Pick<AnsweredFinding, 'part'>>;

/** The findings that were answered in words. */
export function listAnswered(plan: Plan, findings: readonly AnsweredRow[]): KeptAnswer[] {
  const { byCode } = indexPlan(plan);
  return findings.map(({ rule, severity, indicator, part, answer: text, language }) => ({
    rule,
    severity,
    indicator,
    label: byCode.get(indicator)?.indicator.label ?? indicator,
    part,
    text,
    ...(language && { language }),
  }));
}
