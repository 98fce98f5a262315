import { Injectable } from '@nestjs/common';
import type { PlainCells } from '@signatory/domain';
import type { ReportKey } from './report-scope.js';

/** All cells of some indicators, as a report holds them at a revision. A revision never changes. */
export interface FiguresOfRevision {
  readonly revision: number;
  /** By the indicator's id. */
  readonly cells: ReadonlyMap<string, PlainCells>;
}

/** The run that follows a writing comes within a second, or another process has it. */
const KEPT_MS = 30_000;

/** Reports at a time; beyond these the oldest goes. */
const MOST = 4;

/**
 * Figures that this process has just written, for the run that follows: it need not read a million rows back. Nothing
 * depends on it: what is not at hand is read.
 */
@Injectable()
export class FiguresAtHand {
  private readonly kept = new Map<string, FiguresOfRevision>();

  keep(key: ReportKey, figures: FiguresOfRevision): void {
    const name = nameOf(key);
    this.kept.delete(name);
    this.kept.set(name, figures);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
    setTimeout(() => this.kept.get(name) === figures && this.kept.delete(name), KEPT_MS).unref();
  }

  find(key: ReportKey): FiguresOfRevision | undefined {
    return this.kept.get(nameOf(key));
  }

  /** They were read, or the report has moved on. */
  forget(key: ReportKey): void {
    this.kept.delete(nameOf(key));
  }
}

function nameOf({ cycleId, memberCode }: ReportKey): string {
  return `${cycleId} ${memberCode}`;
}
