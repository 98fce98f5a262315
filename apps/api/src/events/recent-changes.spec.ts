import type { Change } from '@signatory/queue';
import { RecentChanges } from './recent-changes.js';

const START = Date.parse('2026-01-01T00:00:00Z');
const after = (seconds: number): Date => new Date(START + seconds * 1_000);
const LATER = after(86_400);
const named = (key: string): Change => ({ member: 'FR', cycle: null, keys: [key] });
const keysSince = (recent: RecentChanges, at: Date): string[] | undefined =>
  recent.since(at, LATER)?.flatMap(({ keys }) => keys);

describe('recent changes', () => {
  it('are unknown before one listens, and again from each new connection on', () => {
    const recent = new RecentChanges();
    expect(recent.since(after(0), LATER)).toBeNull();
    recent.begin(after(0));
    recent.add(named('one'), after(1));
    expect(recent.since(after(4), LATER)).toBeNull();
    expect(keysSince(recent, after(5))).toEqual(['one']);
    recent.begin(after(20));
    expect(recent.since(after(24), LATER)).toBeNull();
    expect(recent.since(after(25), LATER)).toEqual([]);
  });

  it('are told from a little before the instant, since another process may have named it by its own clock', () => {
    const recent = new RecentChanges();
    recent.begin(after(0));
    for (const second of [1, 14, 15, 16, 40]) recent.add(named(`at ${second}`), after(second));
    expect(keysSince(recent, after(20))).toEqual(['at 15', 'at 16', 'at 40']);
    // Where nothing changes, an old instant is as good as a new one.
    const quiet = new RecentChanges();
    quiet.begin(after(0));
    expect(quiet.since(after(86_400), LATER)).toEqual([]);
  });

  it('say that they do not know what they no longer hold', () => {
    const recent = new RecentChanges();
    recent.begin(after(0));
    recent.add(named('old'), after(10));
    recent.add(named('new'), after(71));
    expect(recent.since(after(15), LATER)).toBeNull();
    expect(keysSince(recent, after(16))).toEqual(['new']);
    for (let count = 0; count < 2_000; count += 1) recent.add(named('many'), after(72));
    expect(recent.since(after(77), LATER)?.length).toBe(2_000);
    expect(recent.since(after(76), LATER)).toBeNull();
  });

  it('are unknown for an instant that is still to come here: the clock that named it is ahead', () => {
    const recent = new RecentChanges();
    recent.begin(after(0));
    expect(recent.since(after(21), after(20))).toBeNull();
    expect(recent.since(after(20), after(20))).toEqual([]);
  });
});
