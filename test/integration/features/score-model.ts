import type { CorrectionState, ReleaseState, ScoreState, ScoreValue } from '@signatory/domain';

/** Of the method: how long a member may reply. */
export const REPLY_DAYS = 14;
const DAY = 86_400_000;

/** What the guideline gives for what was approved. */
const PROPOSAL = 1;
/** By them a member sees its score. */
const SHOWN: readonly ScoreState[] = ['SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED', 'SUPERSEDED'];
const SETTLED: readonly ScoreState[] = ['CONFIRMED', 'RECALIBRATED', 'PUBLISHED'];

export type Judge = 'ann' | 'bob' | 'cyd' | 'jo';
/** How a member replies. */
export type ReplyKind = 'accepted' | 'contested';

/** What stands in a release of the one score. */
type Printed = ScoreValue | null;

/**
 * One score from its first opinion to the release that corrects it, as it should be after all that was done: from the workflow as
 * it is written down, and without a line of what is tested. Each command answers `accepted`, or the code of its refusal, which
 * changes nothing.
 */
export class ScoreModel {
  state: ScoreState = 'NOT_SCORED';
  value: ScoreValue | null = null;
  /** Milliseconds of a clock of its own. */
  now: number;
  private round = 1;
  private opinions = new Map<Judge, ScoreValue>();
  /** Who gave an opinion in whatever round. */
  private scorers = new Set<Judge>();
  private agreement: 'agreed' | 'adjudicated' | 'single' | null = null;
  private takenBack = false;
  /** The sentence that is printed with it. */
  private rationale: string | null = null;
  private replyDue = 0;
  /** To the score as it was shared last. */
  private reply: ReplyKind | null = null;
  readonly releases: ReleaseState[] = [];
  /** Of the release that stands. */
  private printed: Printed = null;
  private correction: CorrectionState | null = null;

  constructor(
    /** Whether one opinion is enough where it is what was proposed, and no −1. */
    private readonly settlesAlone: boolean,
    started: number,
  ) {
    this.now = started;
  }

  copy(): ScoreModel {
    return Object.assign(new ScoreModel(this.settlesAlone, this.now), structuredClone({ ...this }));
  }

  opine(who: Judge, value: ScoreValue): string {
    if (who === 'jo') return 'permission.missing';
    if (this.opinions.has(who) || this.opinions.size > 1 || this.state !== 'NOT_SCORED') return 'score.already-given';
    this.opinions.set(who, value);
    this.scorers.add(who);
    const alone = this.opinions.size === 1;
    if (alone && !(this.settlesAlone && value === PROPOSAL)) return 'accepted';
    const [first = value, second] = this.opinions.values();
    if (second !== undefined && second !== first) {
      this.state = 'DISPUTED';
      return 'accepted';
    }
    this.state = 'AGREED';
    this.value = first;
    this.agreement = alone ? 'single' : 'agreed';
    this.rationale = first === PROPOSAL ? 'what was found' : null;
    return 'accepted';
  }

  explain(who: Judge): string {
    if (who === 'jo') return 'permission.missing';
    if (this.state !== 'AGREED') return 'command.wrong-state';
    if (this.rationale !== null && this.rationale !== who) return 'score.explained';
    this.rationale = who;
    return 'accepted';
  }

  adjudicate(who: Judge, value: ScoreValue): string {
    if (who === 'ann' || who === 'bob') return 'permission.missing';
    if (this.scorers.has(who)) return 'same-person';
    if (this.state !== 'DISPUTED') return 'command.wrong-state';
    this.state = 'ADJUDICATED';
    this.value = value;
    this.agreement = 'adjudicated';
    this.rationale = 'what was settled';
    return 'accepted';
  }

  askSecond(who: Judge): string {
    if (who === 'ann' || who === 'bob') return 'permission.missing';
    if (this.agreement !== 'single' || (this.state !== 'AGREED' && this.state !== 'SHARED'))
      return 'command.wrong-state';
    this.state = 'NOT_SCORED';
    this.value = null;
    this.agreement = null;
    this.rationale = null;
    this.takenBack = true;
    this.reply = null;
    return 'accepted';
  }

  share(): string {
    // Where nothing waits to be shared, nothing is.
    if (this.state !== 'AGREED' && this.state !== 'ADJUDICATED') return 'accepted';
    if (this.rationale === null) return 'score.departure-needs-sentence';
    this.shared();
    return 'accepted';
  }

  replies(kind: ReplyKind): string {
    if (!SHOWN.includes(this.state)) return 'not-found';
    if (this.reply === kind) return 'accepted';
    if (this.state !== 'SHARED') return 'command.wrong-state';
    if (this.now > this.replyDue) return 'reply.too-late';
    this.reply = kind;
    if (kind === 'accepted') this.state = 'CONFIRMED';
    return 'accepted';
  }

  answer(who: Judge, value: ScoreValue): string {
    if (who === 'ann' || who === 'bob') return 'permission.missing';
    if (this.scorers.has(who)) return 'same-person';
    if (this.state === 'SHARED' && this.reply !== 'contested') return 'reply.none';
    const moves = value !== this.value;
    if (moves && this.agreement === 'single' && value !== PROPOSAL) return 'score.second-needed';
    if (this.state !== 'SHARED') return 'command.wrong-state';
    const isLower = moves && value < (this.value ?? 1);
    this.value = value;
    this.state = moves ? 'RECALIBRATED' : 'CONFIRMED';
    if (isLower) this.shared();
    return 'accepted';
  }

  /** A week goes by, and at its end what was due is done. */
  week(): string {
    this.now += 7 * DAY;
    if (this.state === 'SHARED' && this.replyDue <= this.now && this.reply !== 'contested') this.state = 'CONFIRMED';
    return 'accepted';
  }

  /** Requested, signed and out at once; rejected where it cannot be signed. Scores of other members have long been confirmed. */
  release(): string {
    const standing = this.releases.includes('PUBLISHED');
    const isCorrecting = this.correction === 'REOPENED';
    if (isCorrecting && this.isUnsettled()) return 'correction.unsettled';
    if (this.state === 'SHARED' && this.reply === 'contested') return 'release.replies-open';
    if (this.isUnsettled()) return 'release.scores-open';
    const now = this.shows();
    if (standing && !isCorrecting && now !== this.printed) return 'release.figures-moved';
    if (isCorrecting && now === this.printed) return 'correction.unsettled';
    // What stands beside an open case is not published once more.
    if (standing && this.correction === 'OPEN') {
      this.releases.push('REJECTED');
      return 'correction.open';
    }
    if (isCorrecting) {
      this.releases.forEach((state, at) => {
        if (state === 'PUBLISHED') this.releases[at] = 'CORRECTED';
      });
      this.correction = null;
    }
    this.releases.push('PUBLISHED');
    this.printed = now;
    if (now !== null) this.state = 'PUBLISHED';
    return 'accepted';
  }

  openCase(): string {
    if (this.correction !== null) return 'correction.open';
    this.correction = 'OPEN';
    return 'accepted';
  }

  reopen(): string {
    if (this.correction !== 'OPEN') return 'command.wrong-state';
    this.correction = 'REOPENED';
    // What no release printed is not taken back: it may come to be printed.
    if (this.state !== 'PUBLISHED') return 'accepted';
    this.state = 'NOT_SCORED';
    this.round += 1;
    this.opinions = new Map();
    this.takenBack = false;
    this.rationale = null;
    this.reply = null;
    return 'accepted';
  }

  abandon(): string {
    if (this.correction === null) return 'command.wrong-state';
    if (this.correction === 'REOPENED') {
      if (this.isUnsettled()) return 'correction.unsettled';
      if (this.shows() !== this.printed) return 'correction.moved';
      if (SETTLED.includes(this.state)) this.state = 'PUBLISHED';
    }
    this.correction = null;
    return 'accepted';
  }

  hasRelease(): boolean {
    return this.releases.length > 0;
  }

  hasCase(): boolean {
    return this.correction !== null;
  }

  /** As the database should have it. */
  states(): { score: ScoreState; value: ScoreValue | null; releases: readonly ReleaseState[] } {
    return { score: this.state, value: this.value, releases: this.releases };
  }

  /** What a release would print. */
  private shows(): Printed {
    return SETTLED.includes(this.state) ? this.value : null;
  }

  private shared(): void {
    this.state = 'SHARED';
    this.reply = null;
    this.replyDue = this.now + REPLY_DAYS * DAY;
  }

  /** Begun and not confirmed; or one that stood and is given again. */
  private isUnsettled(): boolean {
    if (['SCORED', 'AGREED', 'DISPUTED', 'ADJUDICATED', 'SHARED'].includes(this.state)) return true;
    return this.state === 'NOT_SCORED' && (this.round > 1 || this.takenBack);
  }
}
