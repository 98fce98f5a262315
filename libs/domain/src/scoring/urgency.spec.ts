import { SCORE_STATES } from '../workflow/score.js';
import { isMineToGive, urgency, type DeskScore } from './urgency.js';

const ROW: DeskScore = {
  state: 'NOT_SCORED',
  value: null,
  opinions: 1,
  mine: false,
  ready: true,
  barred: false,
  unexplained: false,
};

describe('a score of the desk', () => {
  it('is the reader’s to give while it is open, ready and without theirs', () => {
    expect(isMineToGive(ROW)).toBe(true);
    for (const other of [{ mine: true }, { ready: false }, { barred: true }, { opinions: 2 }])
      expect([other, isMineToGive({ ...ROW, ...other })]).toEqual([other, false]);
  });

  it('is nobody’s to give once it is settled, also by one reviewer alone', () => {
    const given = SCORE_STATES.filter((state) => isMineToGive({ ...ROW, state }));
    expect(given).toEqual(['NOT_SCORED']);
  });

  it('stands first where its reader agreed, it departs from the proposal and nobody has said why', () => {
    const departs: DeskScore = { ...ROW, state: 'AGREED', value: -1, opinions: 2, mine: true, unexplained: true };
    expect(urgency(departs)).toBe(0);
    for (const other of [{ mine: false }, { barred: true }, { unexplained: false }])
      expect([other, urgency({ ...departs, ...other }) > 0]).toEqual([other, true]);
  });

  it('stands first where it is to be given, and last where the reader may not judge it', () => {
    const settled = { ...ROW, state: 'SHARED', kind: 'score', value: 1 } as const;
    const rows = [{ ...ROW, barred: true }, settled, { ...ROW, ready: false }, ROW];
    expect(rows.map(urgency)).toEqual([3, 2, 1, 0]);
  });
});
