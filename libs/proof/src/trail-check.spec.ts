import fc from 'fast-check';
import { MerkleFrontier } from './merkle-frontier.js';
import { TrailCheck, type TrailVerdict } from './trail-check.js';

const SIZES = [1, 7, 8, 20, 33];
const trail = Array.from({ length: 33 }, (_, n) => `{"at":"2026-11-26","body":"event ${n}","id":"${n + 1}"}`);
const checkpoints = SIZES.map((size) => {
  const tree = MerkleFrontier.empty();
  for (const leaf of trail.slice(0, size)) tree.append(leaf);
  return { size, root: tree.root() };
});

function check(leaves: readonly string[], held = checkpoints): TrailVerdict {
  const checking = new TrailCheck(held);
  for (const leaf of leaves) checking.add(leaf);
  return checking.end();
}

/** Everything that somebody with all rights can do to a list. */
const tampering = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), at: fc.nat(32), letter: fc.nat(20) }),
  fc.record({ do: fc.constant('delete' as const), at: fc.nat(32) }),
  fc.record({ do: fc.constant('insert' as const), at: fc.nat(32) }),
  fc.record({ do: fc.constant('swap' as const), at: fc.nat(32), with: fc.nat(32) }).filter((it) => it.at !== it.with),
);

describe('a trail against what was signed of it', () => {
  it('agrees as it was, whatever was added since', () => {
    expect(check(trail)).toEqual({ size: 33, agreed: 33, broken: null });
    expect(check([...trail, 'more', 'and more'])).toEqual({ size: 35, agreed: 33, broken: null });
  });

  it('tells of every edit, deletion, insertion and change of order: a thousand of each kind by chance', () => {
    fc.assert(
      fc.property(tampering, (act) => {
        const changed = [...trail];
        const here = trail[act.at] ?? '';
        if (act.do === 'edit') changed[act.at] = `${here.slice(0, act.letter)}~${here.slice(act.letter + 1)}`;
        if (act.do === 'delete') changed.splice(act.at, 1);
        if (act.do === 'insert') changed.splice(act.at, 0, '{"at":"2026-11-26","body":"forged","id":"99"}');
        if (act.do === 'swap') [changed[act.at], changed[act.with]] = [trail[act.with] ?? '', here];
        const first = act.do === 'swap' ? Math.min(act.at, act.with) : act.at;
        const before = SIZES.find((size) => size > first) ?? 0;
        const after = SIZES.findLast((size) => size <= first) ?? 0;
        expect(check(changed)).toMatchObject({ agreed: after, broken: { after, before } });
      }),
      { numRuns: 4_000 },
    );
  });

  it('tells of an end that was cut off, by an old checkpoint alone', () => {
    expect(check(trail.slice(0, 19), checkpoints.slice(3, 4))).toEqual({
      size: 19,
      agreed: 0,
      broken: { after: 0, before: 20 },
    });
  });
});
