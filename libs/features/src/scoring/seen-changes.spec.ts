import { changesSeenBy } from './seen-changes.js';

const CHANGES = [
  { command: 'complete', fromState: 'NOT_SCORED' },
  { command: 'share', fromState: 'AGREED' },
  { command: 'ask-second', fromState: 'AGREED' },
  { command: 'rescore', fromState: 'AGREED' },
  { command: 'ask-second', fromState: 'SHARED' },
  { command: 'rescore', fromState: 'SHARED' },
  { command: 'share-again', fromState: 'ADJUDICATED' },
  { command: 'confirm', fromState: 'SHARED' },
  { command: 'recalibrate', fromState: 'SHARED' },
] as const;

describe('changesSeenBy', () => {
  it('shows a judge all of a score', () => {
    expect(changesSeenBy('judge', CHANGES)).toEqual(CHANGES);
  });

  it('shows a member what followed its reply, and that what it was shown is given again', () => {
    expect(changesSeenBy('member', CHANGES).map(({ command, fromState }) => `${command} from ${fromState}`)).toEqual([
      'ask-second from SHARED',
      'rescore from SHARED',
      'share-again from ADJUDICATED',
      'confirm from SHARED',
      'recalibrate from SHARED',
    ]);
  });

  it('shows nothing to whom a conflict bars', () => {
    expect(changesSeenBy('nobody', CHANGES)).toEqual([]);
  });
});
