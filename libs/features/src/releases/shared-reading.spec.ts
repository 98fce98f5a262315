import { SharedReading } from './shared-reading.js';

describe('SharedReading', () => {
  it('reads once for all who ask in one turn, and begins after the last of them', async () => {
    let state = 'before';
    const read: string[] = [];
    const shared = new SharedReading(() => {
      read.push(state);
      return Promise.resolve(state);
    });
    const first = shared.ask();
    state = 'after';
    expect(await Promise.all([first, shared.ask()])).toEqual(['after', 'after']);
    expect(read).toEqual(['after']);
  });

  it('reads anew for whoever asks while a reading is under way: what it will tell may be older than the question', async () => {
    const readings: ((value: number) => void)[] = [];
    const shared = new SharedReading(() => new Promise<number>((resolve) => readings.push(resolve)));
    const first = shared.ask();
    await new Promise((resolve) => setImmediate(resolve));
    const second = shared.ask();
    await new Promise((resolve) => setImmediate(resolve));
    readings.forEach((answer, at) => answer(at));
    expect(await Promise.all([first, second])).toEqual([0, 1]);
  });

  it('fails for all who share a reading, and for nobody after them', async () => {
    let failing = true;
    const shared = new SharedReading(() => (failing ? Promise.reject(new Error('away')) : Promise.resolve('here')));
    const both = await Promise.allSettled([shared.ask(), shared.ask()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect(await shared.ask()).toBe('here');
  });
});
