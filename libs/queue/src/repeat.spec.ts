import { repeat } from './repeat.js';

/** A promise and the function that resolves it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('a repetition', () => {
  it('never works twice at a time, and once more when it was called meanwhile', async () => {
    const [first, second] = [gate(), gate()];
    let atWork = 0;
    let turns = 0;
    const repeating = repeat({
      everyMs: 3_600_000,
      onError: () => {},
      work: async () => {
        expect(++atWork).toBe(1);
        turns += 1;
        await (turns === 1 ? first.opened : Promise.resolve());
        atWork -= 1;
        if (turns === 2) second.open();
      },
    });
    repeating.now();
    repeating.now();
    expect(turns).toBe(1);
    first.open();
    await second.opened;
    await repeating.close();
    expect(turns).toBe(2);
  });

  it('reports an error and works again', async () => {
    const errors: string[] = [];
    const done = gate();
    let turns = 0;
    const repeating = repeat({
      everyMs: 1,
      onError: ({ message }) => errors.push(message),
      work: async () => {
        turns += 1;
        if (turns === 1) throw new Error('once');
        done.open();
      },
    });
    await done.opened;
    await repeating.close();
    expect(errors).toEqual(['once']);
  });

  it('waits for the work at hand when it closes, and takes no more', async () => {
    const work = gate();
    let finished = false;
    const repeating = repeat({
      everyMs: 1,
      onError: () => {},
      work: async () => {
        await work.opened;
        expect(finished).toBe(false);
        finished = true;
      },
    });
    const closing = repeating.close();
    repeating.now();
    work.open();
    await closing;
    expect(finished).toBe(true);
  });
});
