import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { hashLeaf, MerkleFrontier } from './merkle-frontier.js';

/** MTH as RFC 9162, section 2.1.1, defines it, from all leaves at once. */
function treeHash(leaves: readonly string[]): Buffer {
  const [only = ''] = leaves;
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return hashLeaf(only);
  const left = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(treeHash(leaves.slice(0, left)))
    .update(treeHash(leaves.slice(left)))
    .digest();
}

const build = (leaves: readonly string[], tree = MerkleFrontier.empty()): MerkleFrontier => {
  for (const leaf of leaves) tree.append(leaf);
  return tree;
};

describe('a Merkle tree held by its frontier', () => {
  it('has the root that the standard defines, of every size', () => {
    for (let size = 0; size <= 130; size += 1) {
      const leaves = Array.from({ length: size }, (_, n) => `leaf ${n}`);
      const tree = build(leaves);
      expect([size, tree.size, tree.root()]).toEqual([size, size, treeHash(leaves)]);
    }
  });

  // Of RFC 9162's own test vectors as transparency logs publish them: the empty tree, and the tree of the one empty leaf.
  it('has the published roots of the smallest trees', () => {
    expect(MerkleFrontier.empty().root().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(build(['']).root().toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('goes on where it was left', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 70 }), fc.nat(70), (leaves, cut) => {
        const [before, after] = [leaves.slice(0, cut), leaves.slice(cut)];
        const first = build(before);
        const resumed = build(after, MerkleFrontier.resume(first.size, first.frontier()));
        expect(resumed.root()).toEqual(build(leaves).root());
      }),
    );
  });

  it('refuses a frontier that is not of so many leaves', () => {
    expect(() => MerkleFrontier.resume(3, ['00'])).toThrow('A tree of 3 leaves has no frontier of 1 roots.');
    expect(() => MerkleFrontier.resume(-1, [])).toThrow(RangeError);
  });
});
