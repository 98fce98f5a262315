import { createHash } from 'node:crypto';

/*
 * The Merkle tree of RFC 9162, section 2.1: a leaf is hashed after a byte 0, two halves after a byte 1, so that no leaf can
 * pass for a node. Of a tree that only grows no more is needed than its frontier: the roots of the perfect trees that its
 * leaves fill, the largest first. There are at most as many as its size has binary digits.
 */

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** SHA-256 of a leaf. */
export function hashLeaf(leaf: string): Buffer {
  return createHash('sha256').update(LEAF).update(leaf, 'utf8').digest();
}

function hashNode(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** A Merkle tree that leaves are appended to, held by its frontier. */
export class MerkleFrontier {
  private constructor(
    private leaves: number,
    private readonly roots: Buffer[],
  ) {}

  static empty(): MerkleFrontier {
    return new MerkleFrontier(0, []);
  }

  /**
   * The tree that an earlier `roots()` was of. @param roots hexadecimal
   * @throws RangeError where so many leaves do not fill so many trees
   */
  static resume(size: number, roots: readonly string[]): MerkleFrontier {
    if (!Number.isSafeInteger(size) || size < 0 || roots.length !== countOnes(size))
      throw new RangeError(`A tree of ${size} leaves has no frontier of ${roots.length} roots.`);
    return new MerkleFrontier(
      size,
      roots.map((root) => Buffer.from(root, 'hex')),
    );
  }

  get size(): number {
    return this.leaves;
  }

  append(leaf: string): void {
    let hash = hashLeaf(leaf);
    // Like a carry in binary addition: each perfect tree of the same size on the left becomes one with this.
    for (let rest = this.leaves; rest % 2 === 1; rest = Math.floor(rest / 2))
      hash = hashNode(this.roots.pop() as Buffer, hash);
    this.roots.push(hash);
    this.leaves += 1;
  }

  /** The frontier in hexadecimal, the largest tree first. */
  frontier(): string[] {
    return this.roots.map((root) => root.toString('hex'));
  }

  /** The root of the whole tree; of none, the hash of nothing. */
  root(): Buffer {
    const last = this.roots.at(-1);
    if (last === undefined) return createHash('sha256').digest();
    return this.roots.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
  }
}

function countOnes(size: number): number {
  return size.toString(2).replaceAll('0', '').length;
}
