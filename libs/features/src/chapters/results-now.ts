import type { ChapterView } from '@signatory/contract';
import {
  appliesTo,
  groupBy,
  methodSettings,
  tabulate,
  writeSigns,
  type Plan,
  type ScoreCell,
  type ScoreValue,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';

interface ScoreRow {
  readonly member: string;
  readonly commitment: string;
  readonly kind: 'score' | 'not-asked' | 'no-data';
  readonly value: ScoreValue | null;
  readonly shared: boolean;
}

// Row-level security shows an editor what is shared or settled, and so does the query.
const SCORES = `select member_code as member, commitment_id as commitment, kind, value, true as shared from score
  where cycle_id = $1 and kind is not null and state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED')`;

type ShownResults = ChapterView['results'];
/** With the scores on every commitment. */
type ResultsNow = Omit<ShownResults, 'others'>;

/** The tables that a release requested now would have, as far as its scores are shared or settled. */
export async function resultsNow(tx: EntityManager, { cycle, plan }: OpenedCycle): Promise<ResultsNow> {
  const rows = await tx.query<ScoreRow[]>(SCORES, [cycle.id]);
  const bySubject = new Map(rows.map((row) => [`${row.commitment} ${row.member}`, row]));
  const scores = plan.commitments.flatMap((commitment) =>
    plan.members.map(({ code: member }): ScoreRow => {
      const found = bySubject.get(`${commitment.id} ${member}`);
      if (found) return found;
      const isAsked = appliesTo(commitment, member).kind !== 'not-asked';
      const kind = isAsked ? 'no-data' : 'not-asked';
      return { member, commitment: commitment.id, kind, value: null, shared: !isAsked };
    }),
  );
  return {
    commitments: plan.commitments.map(({ id, code }) => ({ id, code })),
    tables: tabulate(matrixOf(plan, scores), methodSettings(plan.method)) as ResultsNow['tables'],
    scores,
  };
}

/** The same for the chapter on a commitment: the scores on others as signs. */
export function resultsFor({ scores, ...results }: ResultsNow, commitment: string): ShownResults {
  const others = groupBy(
    scores.filter((score) => score.commitment !== commitment),
    (score) => score.commitment,
  );
  return {
    ...results,
    scores: scores.filter((score) => score.commitment === commitment),
    others: Object.fromEntries([...others].map(([id, row]) => [id, writeSigns(row)])),
  };
}

function matrixOf({ members, commitments }: Plan, scores: readonly ScoreRow[]): Parameters<typeof tabulate>[0] {
  return {
    members: members.map(({ code, kind }) => ({ code, name: code, kind })),
    commitments: commitments.map(({ id, code, pillar }) => ({ id, title: code, pillar })),
    cells: commitments.map((_, row) => scores.slice(row * members.length, (row + 1) * members.length).map(cellOf)),
  };
}

function cellOf({ kind, value }: ScoreRow): ScoreCell {
  return kind === 'score' && value !== null ? { kind, value } : { kind: kind === 'not-asked' ? kind : 'no-data' };
}
