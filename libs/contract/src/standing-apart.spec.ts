import type { ReleaseDocument } from './release-document.js';
import { standingApart } from './standing-apart.js';

/** Commitments a, b, c … with the average and the member's score of each. */
function releaseOf(...rows: readonly (readonly [average: string | null, value: -1 | 0 | 1 | null])[]): ReleaseDocument {
  const ids = rows.map((_, at) => 'abcdefgh'[at] ?? '');
  return {
    plan: { commitments: ids.map((id) => ({ id })), members: [{ code: 'OTHER' }, { code: 'OWN' }] },
    tables: { commitments: rows.map(([average], at) => ({ commitment: ids[at], average })) },
    scores: rows.flatMap(([, value], at) => [
      { member: 'OTHER', commitment: ids[at], value: 1 },
      { member: 'OWN', commitment: ids[at], value },
    ]),
  } as unknown as ReleaseDocument;
}

const codes = (found: ReturnType<typeof standingApart>): string[] =>
  [found.strengths, found.gaps].map((list) => list.map(({ commitment }) => commitment.id).join(''));

it('names first what the fewest keep, and first what the most keep and this member does not', () => {
  const release = releaseOf(['+0.75', 1], ['−0.25', 1], ['+0.10', -1], ['+0.90', -1], ['+0.20', 0], ['−0.10', 1]);
  expect(codes(standingApart(release, 'OWN', 5))).toEqual(['bfa', 'dc']);
  expect(codes(standingApart(release, 'OWN', 1))).toEqual(['b', 'd']);
});

it('keeps the plan’s order among equals, and names nothing that has no average', () => {
  const release = releaseOf(['+0.50', 1], ['+0.50', 1], ['+0.50', -1], ['+0.50', -1], [null, 1], ['+0.50', null]);
  expect(codes(standingApart(release, 'OWN', 5))).toEqual(['ab', 'cd']);
  expect(codes(standingApart(release, 'NOBODY', 5))).toEqual(['', '']);
});
