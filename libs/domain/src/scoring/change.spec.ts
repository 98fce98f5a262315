import type { ScoreValue } from '../plan/commitment.js';
import { changeBetween, type ReleasedCell } from './change.js';

const VALUES: Readonly<Record<string, ScoreValue>> = { '+': 1, '0': 0, '-': -1 };

/** Rows are commitments a, b, c …; columns members X, Y, Z. `n` is N/A, `.` no data. */
function cellsOf(...rows: string[]): ReleasedCell[] {
  return rows.flatMap((row, at) =>
    [...row].map((sign, member) => ({
      member: 'XYZ'[member] ?? '',
      commitment: 'abcde'[at] ?? '',
      asked: sign !== 'n',
      value: VALUES[sign] ?? null,
    })),
  );
}

const SAME = { before: new Map([...'abcde'].map((id) => [id, id])), breaks: [] };
const members = { before: ['X', 'Y'], now: ['X', 'Y'] };

describe('change between two releases', () => {
  it('is computed over the cells scored in both, and over nothing else', () => {
    const change = changeBetween({
      members,
      before: cellsOf('+0', '.-', '0n'),
      now: cellsOf('0+', '+-', '+0'),
      lineage: SAME,
      comparableFrom: '0.6',
    });
    expect(change).toMatchObject({
      comparable: 4,
      of: 6,
      averages: { before: '0.00', now: '+0.25', change: '+0.25' },
      line: true,
      cells: [
        { member: 'X', commitment: 'a', before: 1, now: 0 },
        { member: 'Y', commitment: 'a', before: 0, now: 1 },
        { member: 'X', commitment: 'c', before: 0, now: 1 },
      ],
      compared: [
        { member: 'X', commitment: 'a', before: 1 },
        { member: 'Y', commitment: 'a', before: 0 },
        { member: 'Y', commitment: 'b', before: -1 },
        { member: 'X', commitment: 'c', before: 0 },
      ],
      members: [
        { member: 'X', comparable: 2, of: 3, line: true },
        { member: 'Y', comparable: 2, of: 3, line: true },
      ],
    });
  });

  it('leaves out a commitment that continues none, and follows one under another id', () => {
    const lineage = { before: new Map([['a', 'b']]), breaks: [] };
    const change = changeBetween({
      members,
      before: cellsOf('--', '+0'),
      now: cellsOf('++', '++'),
      lineage,
      comparableFrom: '0.5',
    });
    expect(change).toMatchObject({ comparable: 2, of: 4, averages: { before: '+0.50', now: '+1.00' }, line: true });
    expect(change.commitments).toMatchObject([
      { commitment: 'a', comparable: 2, line: true },
      { commitment: 'b', comparable: 0, of: 2, averages: null, line: false },
    ]);
  });

  it('draws no line under the share of comparable cells, nor to other members', () => {
    const two = { before: cellsOf('+0', '.-', '.0'), now: cellsOf('0+', '+-', '+0'), lineage: SAME };
    expect(changeBetween({ ...two, members, comparableFrom: '0.67' })).toMatchObject({ comparable: 4, line: false });
    const joined = changeBetween({ ...two, members: { before: ['X', 'Z'], now: ['X', 'Y'] }, comparableFrom: '0' });
    expect(joined).toMatchObject({ line: false, joined: ['Y'], left: ['Z'] });
    // A member of both has its own line all the same.
    expect(joined.members).toMatchObject([
      { member: 'X', line: true },
      { member: 'Y', line: true },
    ]);
  });

  it('leaves members apart out of what is said of all, and gives them their own', () => {
    const change = changeBetween({
      members,
      before: cellsOf('+-'),
      now: cellsOf('++'),
      lineage: SAME,
      comparableFrom: '0.6',
      apart: ['Y'],
    });
    expect(change).toMatchObject({ comparable: 1, of: 1, averages: { change: '0.00' } });
    expect(change.members[1]).toMatchObject({ member: 'Y', averages: { change: '+2.00' } });
  });

  it('has no averages where nothing is comparable', () => {
    expect(
      changeBetween({ members, before: [], now: cellsOf('+0'), lineage: SAME, comparableFrom: '0' }),
    ).toMatchObject({ comparable: 0, of: 2, averages: null, line: false, cells: [] });
  });
});
