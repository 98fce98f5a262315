import { methodSettings } from '../plan/method-settings.js';
import type { ScoreCell } from '../scoring/score.js';
import { tabulate } from '../scoring/tabulate.js';
import type { ResultTables } from './results.js';

const METHOD = methodSettings({
  version: '1',
  na: 'exclude',
  ties: 'competition',
  overall: 'commitments',
  ranking: 'ranks',
  silence: 'exclude',
  doubleScoring: 'all',
  rankedFrom: '0.5',
  replyDays: 14,
});

/** Two commitments by three members: +1, 0, +1 and −1, +1, not asked. */
export function buildTables(): ResultTables {
  const members = ['CA', 'FR', 'IT'];
  const commitments = [
    { id: 'c1', code: 'I.1', title: 'One', pillar: 'I' },
    { id: 'c2', code: 'I.2', title: 'Two', pillar: 'I' },
  ];
  const score = (value: -1 | 0 | 1): ScoreCell => ({ kind: 'score', value });
  const cells: ScoreCell[][] = [
    [score(1), score(0), score(1)],
    [score(-1), score(1), { kind: 'not-asked' }],
  ];
  const matrix = { members: members.map((code) => ({ code, name: code })), commitments, cells };
  return {
    commitments,
    tables: tabulate(matrix, METHOD),
    scores: commitments.flatMap(({ id }, row) =>
      members.map((member, column) => {
        const cell = cells[row]?.[column] ?? { kind: 'no-data' as const };
        return { member, commitment: id, kind: cell.kind, value: cell.kind === 'score' ? cell.value : null };
      }),
    ),
  };
}
