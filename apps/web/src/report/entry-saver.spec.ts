import type { SaveEntry } from '@signatory/contract';
import { OfflineError, ProblemError } from '../api/problem-error.js';
import { EntrySaver, type KeptDraft, type SaveState, type Saving, type Settle } from './entry-saver.js';

const entry = (value: string): SaveEntry => ({ status: 'answered', value, evidence: [] });

function stale(current: number): ProblemError {
  return new ProblemError({
    type: '/problems/entry.stale',
    title: 'Changed meanwhile',
    status: 412,
    detail: '',
    instance: '/',
    code: 'entry.stale',
    facts: { current, by: 'Lena Vogt', byId: 'p7', at: '2026-11-24T14:01:00Z', theirs: '26.4' },
  });
}

function refused(status: number, code: string): ProblemError {
  return new ProblemError({ type: `/problems/${code}`, title: 'Refused', status, detail: '', instance: '/', code });
}

function createSaver(answers: (() => Promise<number>)[], settle: Settle | null = null, before?: readonly SaveEntry[]) {
  const sent: { version: number; value: unknown }[] = [];
  const states: SaveState[] = [];
  const kept: (KeptDraft | null)[] = [];
  const saving: Saving = {
    send: (version, { value }) => {
      sent.push({ version, value });
      return (answers.shift() ?? (() => Promise.resolve(version + 1)))();
    },
    tell: (state) => states.push(state),
    keep: (draft) => kept.push(draft),
    isSame: (theirs, mine) => theirs === mine.value,
    lackOf: ({ status, reason }) => (status === 'answered' || reason ? null : 'reason'),
    now: () => '2026-11-24T14:02:00Z',
    pause: 60_000,
  };
  const saver = new EntrySaver(3, entry('0'), saving, before);
  saver.settleBy(settle);
  return { saver, sent, states, kept };
}

describe('saving an entry', () => {
  it('sends the last change only, as made from the version before', async () => {
    const { saver, sent, states } = createSaver([]);
    saver.change(entry('1'));
    saver.change(entry('12'));
    await saver.flush();
    expect(sent).toEqual([{ version: 3, value: '12' }]);
    expect(states.map(({ kind }) => kind)).toEqual(['saving', 'saved']);
  });

  it('keeps saves in order: a change made while one is under way is sent after it, from the version it made', async () => {
    let finish: (version: number) => void = () => undefined;
    const { saver, sent } = createSaver([() => new Promise((resolve) => (finish = resolve))]);
    saver.change(entry('1'));
    const first = saver.flush();
    saver.change(entry('2'));
    finish(4);
    await first;
    expect(sent).toEqual([
      { version: 3, value: '1' },
      { version: 4, value: '2' },
    ]);
  });

  it('stops at a conflict until a person has chosen, and then sends from the other’s version', async () => {
    const { saver, sent, states } = createSaver([() => Promise.reject(stale(5))]);
    saver.change(entry('46.2'));
    await saver.flush();
    expect(states.at(-1)).toEqual({
      kind: 'conflict',
      current: 5,
      by: 'Lena Vogt',
      byId: 'p7',
      at: '2026-11-24T14:01:00Z',
      theirs: '26.4',
      from: entry('0'),
    });
    await saver.flush();
    expect(sent).toHaveLength(1);
    await saver.keepMine(5, entry('26.4'));
    expect(sent.at(-1)).toEqual({ version: 5, value: '46.2' });
  });

  it('sends what two answers come to where nobody has to choose, with what was typed meanwhile, and knows what the next is made from', async () => {
    const theirs = entry('26.4');
    const { saver, sent, states, kept } = createSaver(
      [() => Promise.reject(stale(5)), () => Promise.resolve(6), () => Promise.reject(new OfflineError('no route'))],
      ({ from }, mine) => ({
        answer: { ...mine, ...(from && { reason: `not ${JSON.stringify(from.value)}` }) },
        theirs,
      }),
    );
    saver.change(entry('46'));
    const first = saver.flush();
    saver.change(entry('46.2'));
    await first;
    expect(sent.at(-1)).toEqual({ version: 5, value: '46.2' });
    expect(states.map(({ kind }) => kind)).toEqual(['saving', 'saving', 'saved']);
    saver.change(entry('47'));
    await saver.flush();
    expect(kept.at(-1)).toEqual({ version: 6, answer: entry('47'), from: { ...entry('46.2'), reason: 'not "0"' } });
  });

  it('drops what waited when the other value is taken', async () => {
    const { saver, sent } = createSaver([() => Promise.reject(stale(5))]);
    saver.change(entry('46.2'));
    await saver.flush();
    saver.takeTheirs(5, entry('26.4'));
    await saver.flush();
    expect(sent).toHaveLength(1);
    expect(saver.waiting).toBeNull();
  });

  it('keeps what could not be sent', async () => {
    const { saver, states } = createSaver([() => Promise.reject(new OfflineError('no route'))]);
    saver.change(entry('7'));
    await saver.flush();
    expect(states.at(-1)).toEqual({ kind: 'offline' });
    expect(saver.waiting).toEqual(entry('7'));
  });

  it('keeps a draft with the version it was made from until that is confirmed, and a newer one with the next', async () => {
    let finish: (version: number) => void = () => undefined;
    const { saver, kept } = createSaver([
      () => new Promise((resolve) => (finish = resolve)),
      () => Promise.reject(new OfflineError('no route')),
    ]);
    saver.change(entry('1'));
    expect(kept.at(-1)).toEqual({ version: 3, answer: entry('1'), from: entry('0') });
    const first = saver.flush();
    saver.change(entry('2'));
    finish(4);
    await first;
    expect(kept.at(-1)).toEqual({ version: 4, answer: entry('2'), from: entry('1') });
    await saver.flush();
    expect(kept.at(-1)).toBeNull();
  });

  it('keeps an answer that lacks its reason, and sends it once that is written', async () => {
    const { saver, sent, states, kept } = createSaver([]);
    const gap: SaveEntry = { status: 'no-data', value: null, evidence: [] };
    saver.change(gap);
    await saver.flush();
    expect(states).toEqual([{ kind: 'lacks', part: 'reason' }]);
    expect(sent).toEqual([]);
    expect(kept.at(-1)).toEqual({ version: 3, answer: gap, from: entry('0') });
    saver.change({ ...gap, reason: 'Not counted.' });
    await saver.flush();
    expect(sent).toEqual([{ version: 3, value: null }]);
    expect(kept.at(-1)).toBeNull();
  });

  it('sends what was refused for good once more when it changes or that is asked for, and not by itself', async () => {
    const { saver, sent, states, kept } = createSaver([
      () => Promise.reject(refused(422, 'entry.invalid')),
      () => Promise.reject(refused(409, 'entry.closed')),
    ]);
    saver.change(entry('7'));
    await saver.flush();
    expect(states.at(-1)?.kind).toBe('failed');
    await saver.flush();
    await saver.flush(true);
    expect(sent).toHaveLength(1);
    expect(kept.at(-1)).toEqual({ version: 3, answer: entry('7'), from: entry('0') });
    saver.change(entry('8'));
    await saver.flush();
    await saver.flush();
    expect(sent).toHaveLength(2);
    await saver.tryAgain();
    expect(sent.at(-1)).toEqual({ version: 3, value: '8' });
    expect(states.at(-1)?.kind).toBe('saved');
  });

  it.each([
    [503, 'busy'],
    [403, 'unreadable'],
  ])('sends again by itself what an answer %i (%s) says nothing of', async (status, code) => {
    const { saver, sent } = createSaver([() => Promise.reject(refused(status, code))]);
    saver.change(entry('7'));
    await saver.flush();
    await saver.flush();
    expect(sent).toHaveLength(2);
    expect(saver.waiting).toBeNull();
  });

  it('takes its own answer, stored by a save whose page was gone before it was told, for no conflict', async () => {
    const { saver, states, kept } = createSaver([() => Promise.reject(stale(4))]);
    saver.change(entry('26.4'));
    await saver.flush();
    expect(states.at(-1)).toEqual({ kind: 'saved', at: '2026-11-24T14:01:00Z' });
    expect(kept.at(-1)).toBeNull();
    expect(saver.version).toBe(4);
  });

  it('goes on from its own answer that was stored though that was never told, and asks nobody to choose from the two', async () => {
    const { saver, sent, states, kept } = createSaver([
      () => Promise.reject(new OfflineError('away')),
      () => Promise.reject(stale(4)),
    ]);
    saver.change(entry('26.4'));
    await saver.flush();
    saver.change(entry('26.45'));
    expect(kept.at(-1)).toEqual({ version: 3, answer: entry('26.45'), from: entry('0'), sent: [entry('26.4')] });
    await saver.flush();
    expect(sent.map(({ version, value }) => [version, value])).toEqual([
      [3, '26.4'],
      [3, '26.45'],
      [4, '26.45'],
    ]);
    expect(states.map(({ kind }) => kind)).not.toContain('conflict');
    expect([saver.version, kept.at(-1)]).toEqual([5, null]);
  });

  it('does so of what a page sent that is gone, and asks where somebody else saved another', async () => {
    const after = async (before: SaveEntry[]) => {
      const { saver, sent, states } = createSaver([() => Promise.reject(stale(4))], null, before);
      saver.change(entry('26.45'));
      await saver.flush();
      return [states.at(-1)?.kind, sent.length];
    };
    expect(await after([entry('2'), entry('26.4')])).toEqual(['saved', 2]);
    expect(await after([entry('2')])).toEqual(['conflict', 1]);
  });
});
