import type { EntryReviewCommand, EntryReviewState, SubmissionState } from '@signatory/domain';

export const INDICATORS = ['i1_unit', 'i1_note'] as const;
export type Asked = (typeof INDICATORS)[number];
/** What a reviewer says of an entry. */
export type Said = 'approve' | 'ask' | 'return';

interface Review {
  state: EntryReviewState;
  readonly entryVersion: number;
  /** Who did what last, where it can be taken back: not what somebody else has built on. */
  last: {
    readonly actor: string;
    readonly before: EntryReviewState;
    readonly command: EntryReviewCommand;
    old: boolean;
  } | null;
}

/** Where an entry goes; nowhere (null) without a word. */
type Verdict = { readonly to: EntryReviewState | null } | { readonly refused: string };

const EDITABLE: readonly SubmissionState[] = [
  'NOT_STARTED',
  'DRAFT',
  'VALIDATING',
  'READY',
  'BLOCKED',
  'WITHDRAWN',
  'REOPENED',
  'CORRECTION_REQUESTED',
];
const NEXT_VERSION: readonly SubmissionState[] = ['WITHDRAWN', 'REOPENED', 'CORRECTION_REQUESTED'];
const CERTIFIED: readonly SubmissionState[] = ['SUBMITTED', 'UNDER_REVIEW', 'ACCEPTED'];
const TO_DECIDE: readonly EntryReviewState[] = ['PENDING', 'IN_REVIEW', 'ANSWERED'];
const DECIDED = { approve: 'APPROVED', ask: 'CLARIFICATION_REQUESTED', return: 'RETURNED' } as const;

/**
 * One member's report and its review, as they should be after all that was done: from the workflow as it is written down, and
 * without a line of what is tested. Each command answers `accepted`, or the code of its refusal, which changes nothing.
 */
export class ReportModel {
  state: SubmissionState = 'NOT_STARTED';
  /** Of the submission. */
  version = 1;
  revision = 0;
  /** The version of each. */
  private entries = new Map<Asked, number>();
  /** What a report may change since it was returned, also once it is withdrawn again; all of it (null) otherwise. */
  private returned: readonly Asked[] | null = null;
  /** Of the last version, once its review has begun. */
  reviews = new Map<Asked, Review>();
  private before = new Map<Asked, Review>();
  /** Versions that were ever certified. */
  certified = new Set<number>();
  private withdrawn = new Set<number>();
  /** The revision that was looked at last, by checks or after a save; none while it is looked at anew. */
  private checked: number | null = null;

  /** The version that assessors see, whatever the member drafts after it: the last that was certified and not withdrawn. */
  standing(): number | undefined {
    return [...this.certified].filter((version) => !this.withdrawn.has(version)).pop();
  }

  copy(): ReportModel {
    return Object.assign(new ReportModel(), structuredClone({ ...this }));
  }

  versionOf(indicator: Asked): number {
    return this.entries.get(indicator) ?? 0;
  }

  save(indicator: Asked, sent: number): string {
    if (sent !== this.versionOf(indicator)) return 'entry.stale';
    if (!EDITABLE.includes(this.state)) return 'entry.not-open';
    if (this.returned && !this.returned.includes(indicator)) return 'entry.not-open';
    this.entries.set(indicator, sent + 1);
    this.revision += 1;
    if (NEXT_VERSION.includes(this.state)) {
      this.version += 1;
      if (this.reviews.size > 0) this.before = this.reviews;
      this.reviews = new Map();
    }
    this.state = 'DRAFT';
    return 'accepted';
  }

  check(): string {
    if (!['DRAFT', 'BLOCKED', 'READY'].includes(this.state)) return 'command.wrong-state';
    this.state = 'VALIDATING';
    this.checked = null;
    return 'accepted';
  }

  /** The worker takes what waits. Without the entry that is required there is something to put right. */
  work(): string {
    if (this.state === 'VALIDATING') this.state = this.entries.has('i1_unit') ? 'READY' : 'BLOCKED';
    this.checked = this.revision;
    return 'accepted';
  }

  certify(sent: number): string {
    if (CERTIFIED.includes(this.state)) return 'report.already-submitted';
    if (this.state === 'NOT_STARTED') return 'command.wrong-state';
    if (sent !== this.revision) return 'command.stale';
    if (this.checked === this.revision && !this.entries.has('i1_unit')) return 'report.open-findings';
    if (this.state !== 'READY') return 'command.wrong-state';
    this.state = 'SUBMITTED';
    this.certified.add(this.version);
    return 'accepted';
  }

  withdraw(): string {
    if (this.state !== 'SUBMITTED') return 'command.wrong-state';
    this.state = 'WITHDRAWN';
    this.withdrawn.add(this.version);
    return 'accepted';
  }

  reopen(): string {
    if (this.state !== 'ACCEPTED') return 'command.wrong-state';
    this.state = 'REOPENED';
    this.returned = null;
    return 'accepted';
  }

  decide(indicator: Asked, said: Said, actor: string, sent: number): string {
    return this.judge(indicator, said, actor, (review) => {
      if (review.entryVersion !== sent) return { refused: 'review.stale' };
      return TO_DECIDE.includes(review.state) ? { to: DECIDED[said] } : { refused: 'command.wrong-state' };
    });
  }

  take(indicator: Asked, actor: string): string {
    // What somebody is at, or is decided, stays as it is.
    return this.judge(indicator, 'take', actor, ({ state }) => ({ to: state === 'PENDING' ? 'IN_REVIEW' : null }));
  }

  answer(indicator: Asked): string {
    const review = this.reviews.get(indicator);
    if (!review) return 'not-found';
    if (review.state !== 'CLARIFICATION_REQUESTED') return 'command.wrong-state';
    review.state = 'ANSWERED';
    review.last = null;
    return 'accepted';
  }

  takeBack(indicator: Asked, actor: string): string {
    const review = this.reviews.get(indicator);
    if (this.state === 'NOT_STARTED') return 'not-found';
    if (!['UNDER_REVIEW', 'ACCEPTED', 'CORRECTION_REQUESTED'].includes(this.state)) return 'review.undo-followed';
    if (!review) return 'not-found';
    if (!review.last) return 'review.undo-followed';
    if (review.last.actor !== actor) return 'command.forbidden';
    if (review.last.old) return 'review.undo-over';
    review.state = review.last.before;
    review.last = null;
    this.state = 'UNDER_REVIEW';
    this.returned = null;
    return 'accepted';
  }

  /** Ten seconds go by. */
  age(): string {
    for (const { last } of this.reviews.values()) if (last) last.old = true;
    return 'accepted';
  }

  /** As the database should have it. */
  states(): Record<string, string> {
    if (this.state === 'NOT_STARTED') return {};
    return {
      report: this.state,
      ...Object.fromEntries([...this.reviews].map(([indicator, { state }]) => [indicator, state])),
    };
  }

  private judge(
    indicator: Asked,
    command: EntryReviewCommand,
    actor: string,
    find: (review: Review) => Verdict,
  ): string {
    if (this.state !== 'SUBMITTED' && this.state !== 'UNDER_REVIEW') return 'command.wrong-state';
    const reviews = this.state === 'SUBMITTED' ? this.begun() : this.reviews;
    const review = reviews.get(indicator);
    if (!review) return 'not-found';
    const verdict = find(review);
    if ('refused' in verdict) return verdict.refused;
    const { to } = verdict;
    this.reviews = reviews;
    this.state = 'UNDER_REVIEW';
    if (to === null) return 'accepted';
    review.last = { actor, before: review.state, command, old: false };
    review.state = to;
    this.settle();
    return 'accepted';
  }

  /** An entry that was approved and has not changed since stays so. */
  private begun(): Map<Asked, Review> {
    return new Map(
      [...this.entries].map(([indicator, version]) => {
        const before = this.before.get(indicator);
        const stands = before?.state === 'APPROVED' && before.entryVersion === version;
        return [indicator, { state: stands ? 'APPROVED' : 'PENDING', entryVersion: version, last: null }];
      }),
    );
  }

  private settle(): void {
    const states = [...this.reviews.values()].map(({ state }) => state);
    if (!states.every((state) => state === 'APPROVED' || state === 'RETURNED')) return;
    if (states.every((state) => state === 'APPROVED')) {
      this.state = 'ACCEPTED';
      return;
    }
    this.state = 'CORRECTION_REQUESTED';
    this.returned = [...this.reviews].filter(([, { state }]) => state === 'RETURNED').map(([indicator]) => indicator);
  }
}
