import { Random } from './random.js';

describe('the draws', () => {
  it('are those of the reference xoshiro128**', () => {
    // The first ten outputs of the authors' C code (prng.di.unimi.it/xoshiro128starstar.c) from the state 1, 2, 3, 4.
    const random = Random.fromWords([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => random.next())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('start from the first 32 digits of a hash, in either case', () => {
    const seed = '00000001000000020000000300000004';
    expect(Random.fromSeed(seed).next()).toBe(11520);
    const [upper, lower] = ['DEADBEEF', 'deadbeef'].map((word) => Random.fromSeed(`${word.repeat(4)}00`));
    expect(upper?.next()).toBe(lower?.next());
  });

  it.each(['', '0123456789abcdef', 'g'.repeat(32), '0'.repeat(32)])('refuse the seed "%s"', (seed) => {
    expect(() => Random.fromSeed(seed)).toThrow(RangeError);
  });

  it('fall below a count, on each number about as often', () => {
    const random = Random.fromWords([1, 2, 3, 4]);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 70_000; draw += 1) {
      const drawn = random.below(7);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
