import type { Change } from '@signatory/queue';

/** For as long as a page can need from its first answer to its stream of events. */
const KEPT_MS = 60_000;
const MOST = 2_000;
/** Two processes' clocks are not further apart than this. */
const CLOCKS_MS = 5_000;

/** The changes that were told lately, for readers whose stream begins a moment after what they read. */
export class RecentChanges {
  private readonly kept: { readonly change: Change; readonly at: number }[] = [];
  /** From when on every change is here, in ms of this process's clock. */
  private from = Number.POSITIVE_INFINITY;

  /** What was told before is unknown. */
  begin(at: Date): void {
    this.kept.length = 0;
    this.from = at.getTime();
  }

  add(change: Change, at: Date): void {
    this.kept.push({ change, at: at.getTime() });
    while (this.kept.length > MOST || (this.kept[0]?.at ?? Infinity) < at.getTime() - KEPT_MS) {
      const dropped = this.kept.shift();
      if (dropped) this.from = dropped.at + 1;
    }
  }

  /**
   * All that was told since an instant of any process's clock, and some from before; null where that is not known here, nor
   * after `now`: a clock that is ahead of this one's says nothing of what was told here.
   */
  since(instant: Date, now: Date): Change[] | null {
    const from = instant.getTime() - CLOCKS_MS;
    return from < this.from || instant > now
      ? null
      : this.kept.filter(({ at }) => at >= from).map(({ change }) => change);
  }
}
