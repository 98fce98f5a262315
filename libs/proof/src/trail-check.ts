import type { Checkpoint } from './checkpoint.js';
import { MerkleFrontier } from './merkle-frontier.js';

export interface TrailVerdict {
  /** How many events the trail has. */
  readonly size: number;
  /** The first so many are what was signed. */
  readonly agreed: number;
  /** Among the events after the first `after`, up to the `before`-th, one was changed, added or taken away; null where none was. */
  readonly broken: { readonly after: number; readonly before: number } | null;
}

/** Holds a trail, event by event, against checkpoints over its beginnings; nothing of it is kept in memory. */
export class TrailCheck {
  private readonly tree = MerkleFrontier.empty();
  private readonly wanted: readonly Pick<Checkpoint, 'size' | 'root'>[];
  private next = 0;
  private agreed = 0;
  private broken: TrailVerdict['broken'] = null;

  constructor(checkpoints: readonly Pick<Checkpoint, 'size' | 'root'>[]) {
    this.wanted = [...checkpoints].sort((one, other) => one.size - other.size);
  }

  /** Events so far. */
  get size(): number {
    return this.tree.size;
  }

  add(leaf: string): void {
    this.tree.append(leaf);
    this.compare();
  }

  /** Once the trail has ended: a checkpoint over more events than there are tells that its end was cut off. */
  end(): TrailVerdict {
    const beyond = this.wanted[this.next];
    if (beyond) this.broken ??= { after: this.agreed, before: beyond.size };
    return { size: this.tree.size, agreed: this.agreed, broken: this.broken };
  }

  private compare(): void {
    for (let wanted = this.wanted[this.next]; wanted?.size === this.tree.size; wanted = this.wanted[(this.next += 1)]) {
      if (!wanted.root.equals(this.tree.root())) this.broken ??= { after: this.agreed, before: wanted.size };
      // What comes after a fault is not what was signed, even where its own end agrees.
      if (!this.broken) this.agreed = wanted.size;
    }
  }
}
