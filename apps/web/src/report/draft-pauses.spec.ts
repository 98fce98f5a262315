import { DraftPauses } from './draft-pauses.js';

/** The rounds, from 1 on, in which a draft that fails each time is sent. */
function roundsOf(pauses: DraftPauses, name: string, count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1).filter(() => {
    const isDue = pauses.takeTurn(name);
    if (isDue) pauses.begin(name);
    return isDue;
  });
}

describe('the pauses of drafts that fail', () => {
  it('grow with each failure, up to five minutes', () => {
    expect(roundsOf(new DraftPauses(), 'i1_staff', 130)).toEqual([1, 3, 7, 15, 31, 63, 95, 127]);
  });

  it('are each draft’s own', () => {
    const pauses = new DraftPauses();
    pauses.begin('i1_staff');
    expect(pauses.takeTurn('i1_staff')).toBe(false);
    expect(pauses.takeTurn('ii1_sent')).toBe(true);
  });

  it('are over once it was sent, and all of them with the connection', () => {
    const pauses = new DraftPauses();
    roundsOf(pauses, 'i1_staff', 10);
    pauses.end('i1_staff');
    expect(roundsOf(pauses, 'i1_staff', 5)).toEqual([1, 3]);
    pauses.endAll();
    expect(roundsOf(pauses, 'i1_staff', 2)).toEqual([1]);
  });
});
