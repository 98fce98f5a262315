import { Decimal } from '@signatory/domain';
import fc from 'fast-check';
import { judgeByHistory, judgeByPeers, LEAST_HISTORY, LEAST_PEERS } from './outlier.js';

const figures = (...texts: string[]) => texts.map(Decimal.parse);
const changes = (...pairs: [string, string][]) =>
  pairs.map(([earlier, now]) => ({ earlier: Decimal.parse(earlier), now: Decimal.parse(now) }));
const usual = (figure: string, ...earlier: string[]) => {
  const judged = judgeByHistory(Decimal.parse(figure), figures(...earlier), 0);
  return judged && !judged.outlier;
};

describe('a figure beside the member’s own history', () => {
  it('is not judged by fewer than four', () => {
    expect(usual('900', '10', '11', '12')).toBeNull();
    expect(usual('900', '10', '11', '12', '13')).toBe(false);
  });

  it('is unusual beyond 3.5 / 0.6745 spreads from the median, and usual up to there', () => {
    // Median 100, distances 20 20 10 10 0: the spread is 10, and it reaches to 151.89.
    const judged = judgeByHistory(Decimal.parse('152'), figures('80', '90', '100', '110', '120'), 0);
    expect(judged).toMatchObject({ outlier: true, n: 5 });
    expect(judged?.median.toString()).toBe('100/1');
    expect(judged?.high.roundAway(2).toString()).toBe('151.89');
    expect(usual('151', '80', '90', '100', '110', '120')).toBe(true);
    expect(usual('48', '80', '90', '100', '110', '120')).toBe(false);
  });

  it('is not dragged along by one earlier figure that was itself wrong', () => {
    expect(usual('5000', '10', '11', '12', '13', '9000')).toBe(false);
  });

  it('has a least spread where the earlier ones are all equal', () => {
    expect(usual('110', '100', '100', '100', '100')).toBe(true);
    expect(usual('160', '100', '100', '100', '100')).toBe(false);
    expect(usual('5', '0', '0', '0', '0')).toBe(true);
    expect(usual('6', '0', '0', '0', '0')).toBe(false);
  });

  it('is judged the same in thousands as in units', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(0n, 10_000n), { minLength: LEAST_HISTORY, maxLength: 12 }),
        fc.bigInt(0n, 50_000n),
        (earlier, figure) => {
          const judge = (scale: bigint) =>
            judgeByHistory(
              Decimal.of(figure * scale),
              earlier.map((each) => Decimal.of(each * scale + scale)),
              0,
            );
          // Above the least unit the judgement does not know how large the member is.
          const [small, large] = [judge(1_000n), judge(1_000_000n)];
          if (small && large && small.median.compare(small.low) > 0) expect(large.outlier).toBe(small.outlier);
        },
      ),
    );
  });
});

describe('a change beside those of other members', () => {
  const peers = changes(['10', '11'], ['1000', '1050'], ['50', '50'], ['7', '8'], ['200', '190']);

  it('is not judged by fewer than five members with a change', () => {
    expect(
      judgeByPeers(...([{ now: Decimal.parse('9'), earlier: Decimal.parse('1') }, peers.slice(1)] as const)),
    ).toBeNull();
    expect(peers).toHaveLength(LEAST_PEERS);
    const silent = [...peers.slice(1), ...changes(['0', '5'])];
    expect(judgeByPeers({ now: Decimal.parse('9'), earlier: Decimal.parse('1') }, silent)).toBeNull();
  });

  it('compares ratios, whatever the size of the member', () => {
    const judge = (earlier: string, now: string) =>
      judgeByPeers({ earlier: Decimal.parse(earlier), now: Decimal.parse(now) }, peers)?.outlier;
    expect([judge('1000000', '1100000'), judge('3', '3')]).toEqual([false, false]);
    expect([judge('1000000', '2100000'), judge('30', '65')]).toEqual([true, true]);
  });

  it('finds a fall as easily as a rise of the same factor', () => {
    const steady = changes(['10', '10'], ['20', '20'], ['30', '30'], ['40', '40'], ['50', '50']);
    const judge = (earlier: string, now: string) =>
      judgeByPeers({ earlier: Decimal.parse(earlier), now: Decimal.parse(now) }, steady)?.outlier;
    expect([judge('100', '151'), judge('100', '152')]).toEqual([false, true]);
    expect([judge('151', '100'), judge('152', '100')]).toEqual([false, true]);
    expect(judge('100', '0')).toBeUndefined();
  });
});
