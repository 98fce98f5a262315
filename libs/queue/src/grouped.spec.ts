import { grouped, HELD_UP } from './grouped.js';

/** A promise that is resolved from outside. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

const nothing = (): void => {};

describe('calls that are grouped', () => {
  it('of one turn are worked together, each with its own result', async () => {
    const groups: number[][] = [];
    const double = grouped((items: readonly number[]) => {
      groups.push([...items]);
      return Promise.resolve(items.map((item) => [item * 2]));
    });
    expect(await Promise.all([double(1), double(2), double(3)])).toEqual([[2], [4], [6]]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('that come while a group is at work are the next group', async () => {
    const groups: number[][] = [];
    const first = gate();
    const began = gate();
    const work = grouped(async (items: readonly number[]) => {
      groups.push([...items]);
      began.open();
      if (groups.length === 1) await first.passed;
      return items.map(() => true);
    });
    const one = work(1);
    await began.passed;
    const others = [work(2), work(3)];
    first.open();
    await Promise.all([one, ...others]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('are never more than thirty-two at a time', async () => {
    const sizes: number[] = [];
    const work = grouped((items: readonly number[]) => {
      sizes.push(items.length);
      return Promise.resolve(items.map(() => true));
    });
    await Promise.all(Array.from({ length: 70 }, (_, n) => work(n)));
    expect(sizes).toEqual([32, 32, 6]);
  });

  it('fail by themselves: when a group fails, each is tried alone', async () => {
    const alone: number[] = [];
    const work = grouped((items: readonly number[], isAlone) => {
      if (isAlone) alone.push(...items);
      if (items.includes(2)) return Promise.reject(new Error('two is at fault'));
      return Promise.resolve(items.map((item) => [item]));
    });
    const ended = await Promise.allSettled([work(1), work(2), work(3)]);
    expect(ended).toEqual([
      { status: 'fulfilled', value: [1] },
      { status: 'rejected', reason: new Error('two is at fault') },
      { status: 'fulfilled', value: [3] },
    ]);
    expect(alone).toEqual([1, 2, 3]);
  });

  it('do not wait for one that somebody else holds up', async () => {
    const held = gate();
    const work = grouped(async (items: readonly string[], isAlone) => {
      if (isAlone) await held.passed;
      return items.map((item) => (item === 'held' && !isAlone ? HELD_UP : [item]));
    });
    const waiting = work('held');
    expect(await work('free')).toEqual(['free']);
    expect(await work('later')).toEqual(['later']);
    held.open();
    expect(await waiting).toEqual(['held']);
  });

  it('that fail alone are not tried again', async () => {
    let tries = 0;
    const work = grouped(() => {
      tries += 1;
      return Promise.reject<true[]>(new Error('away'));
    });
    await expect(work(1)).rejects.toThrow('away');
    await work(2).catch(nothing);
    expect(tries).toBe(2);
  });
});
