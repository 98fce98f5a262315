import { approversOf, standingEvents, threadsOf, type ReviewEvent } from './review-thread.js';

const event = (n: number, command: ReviewEvent['command'], changes: Partial<ReviewEvent> = {}): ReviewEvent => ({
  submissionVersion: 1,
  n,
  command,
  actor: 'ann',
  role: 'reviewer',
  at: '2026-01-01T00:00:00.000Z',
  entryVersion: 1,
  text: null,
  thread: null,
  undoes: null,
  ...changes,
});
const said = (n: number, command: ReviewEvent['command'], of = n): ReviewEvent =>
  event(n, command, { text: `Words ${n}`, thread: { version: 1, n: of } });
const settled = (n: number, command: 'resolve' | 'reopen', of: number): ReviewEvent =>
  event(n, command, { thread: { version: 1, n: of } });

describe('the threads of an entry', () => {
  it('hold what was said, each in its own', () => {
    const threads = threadsOf([said(1, 'ask'), said(2, 'comment'), said(3, 'answer', 1)]);
    expect(threads.map(({ id, messages }) => [id, messages.map(({ n }) => n)])).toEqual([
      ['1-1', [1, 3]],
      ['1-2', [2]],
    ]);
  });

  it('are resolved until they are reopened', () => {
    const events = [said(1, 'ask'), settled(2, 'resolve', 1)];
    expect(threadsOf(events)).toMatchObject([{ state: 'RESOLVED', resolved: { n: 2 } }]);
    expect(threadsOf([...events, settled(3, 'reopen', 1)])).toMatchObject([{ state: 'OPEN', resolved: null }]);
  });

  it('end with the question that was taken back', () => {
    expect(threadsOf([said(1, 'ask'), event(2, 'undo', { undoes: 1 })])).toEqual([]);
  });

  it('keep apart what has the same number in two versions', () => {
    const later = { ...said(1, 'ask'), submissionVersion: 2, thread: { version: 2, n: 1 } };
    const undone = event(2, 'undo', { undoes: 1, submissionVersion: 2 });
    expect(threadsOf([said(1, 'ask'), later, undone]).map(({ id }) => id)).toEqual(['1-1']);
  });
});

describe('approvals', () => {
  it('are counted by person, in the version that stands', () => {
    const events = [event(1, 'endorse'), event(2, 'endorse', { actor: 'bob' })];
    expect(approversOf(events, 1)).toEqual(['ann', 'bob']);
    expect(approversOf(events, 2)).toEqual([]);
  });

  it.each(['ask', 'return', 'void'] as const)('are ended by %s', (command) => {
    expect(approversOf([event(1, 'endorse'), event(2, command, { actor: 'bob' })], 1)).toEqual([]);
  });

  it('stand again when what ended them is taken back', () => {
    const events = [
      event(1, 'endorse'),
      event(2, 'ask', { actor: 'bob' }),
      event(3, 'undo', { actor: 'bob', undoes: 2 }),
    ];
    expect(approversOf(events, 1)).toEqual(['ann']);
    expect(standingEvents(events).map(({ n }) => n)).toEqual([1]);
  });
});
