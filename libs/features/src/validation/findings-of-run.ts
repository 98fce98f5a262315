import type { Report, RuleOutcome } from '@signatory/domain';
import { OutcomeTally } from '@signatory/rules';
import type { OpenedCycle } from '../catalogue/index.js';
import type { NewFinding, RunRef } from './outcome-rows.js';
import { valuesHash } from './values-hash.js';

/** A run's outcomes as they come, in the plan's order, with what its findings are told from. */
export interface RunSteps extends RunRef {
  readonly opened: OpenedCycle;
  readonly report: Report;
  readonly steps: Iterable<readonly RuleOutcome[]> | AsyncIterable<readonly RuleOutcome[]>;
  /** Of findings of the run before that still stand: of the others the values are read for it. */
  readonly hashes: ReadonlyMap<RuleOutcome, string>;
}

/** Findings that are held at a time, and a little more: a rule that is asked of each cell may find one in each. */
const PIECE = 5_000;

/** Reads the outcomes of a run once: what they come to is in the tally at the end, and its findings go by in pieces. */
export class FindingsOfRun {
  readonly tally = new OutcomeTally();
  /** Outcomes so far: a finding's place in the run is that of its outcome. */
  private count = 0;

  constructor(private readonly run: RunSteps) {}

  /** At least one piece, which may be empty. */
  async *inPieces(): AsyncGenerator<NewFinding[], void, undefined> {
    let piece: NewFinding[] = [];
    for await (const outcomes of this.run.steps) {
      this.tally.add(outcomes);
      for (const outcome of outcomes) {
        const finding = this.findingOf(outcome);
        if (finding) piece.push(finding);
      }
      if (piece.length < PIECE) continue;
      yield piece;
      piece = [];
    }
    yield piece;
  }

  private findingOf(outcome: RuleOutcome): NewFinding | null {
    const n = this.count;
    this.count += 1;
    const { kind } = outcome.outcome;
    if (kind === 'PASS' || kind === 'NOT_APPLICABLE') return null;
    const { key, run, opened, report, hashes } = this.run;
    const hash = hashes.get(outcome) ?? valuesHash(opened.plan, report, outcome);
    return { key, run, n, kind, outcome, valuesHash: hash };
  }
}
