/**
 * xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021): 32-bit
 * integers only, so that the same seed gives the same draws on every machine.
 */
export class Random {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  /** From four words of 32 bits, of which one is not zero: all zeros would give zeros for ever. */
  static fromWords(words: readonly [number, number, number, number]): Random {
    if (words.every((word) => word >>> 0 === 0)) throw new RangeError('A seed has a digit that is not 0');
    const [a, b, c, d] = words;
    return new Random(a >>> 0, b >>> 0, c >>> 0, d >>> 0);
  }

  /** From the first 32 hexadecimal digits of a seed, as of a SHA-256. Throws a RangeError for less. */
  static fromSeed(seed: string): Random {
    if (!/^[0-9a-f]{32}/i.test(seed)) throw new RangeError('A seed has 32 hexadecimal digits');
    const word = (at: number) => Number.parseInt(seed.slice(8 * at, 8 * at + 8), 16);
    return Random.fromWords([word(0), word(1), word(2), word(3)]);
  }

  /** The next integer of 32 bits, 0 to 2³² − 1. */
  next(): number {
    const result = Math.imul(rotate(Math.imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotate(this.d, 11);
    return result;
  }

  /** An integer from 0 to `count` − 1, each as likely: what lies beyond the last whole multiple is drawn again. */
  below(count: number): number {
    const whole = TWO_32 - (TWO_32 % count);
    for (;;) {
      const drawn = this.next();
      if (drawn < whole) return drawn % count;
    }
  }
}

const TWO_32 = 2 ** 32;

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
