import type { CycleState, MailKind } from '@signatory/domain';

const REVIEWED: readonly CycleState[] = ['OPEN', 'CLOSED'];
// A score is given as soon as its entries are approved; in a correction case reports are reviewed and scores given once more.
const JUDGED: readonly CycleState[] = ['OPEN', 'CLOSED', 'ASSESSMENT', 'CONCLUDED'];

const ACTED: readonly CycleState[] = ['OPEN', 'CLOSED', 'ASSESSMENT'];

/** A minute, an hour and a day. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface LetterRow {
  /** The screen where something is to be done: of a member, of one of its entries, scores or commitments, or of the cycle. */
  readonly opens:
    | 'report'
    | 'review'
    | 'entry'
    | 'reviewed-entry'
    | 'score'
    | 'actions'
    | 'chapter'
    | 'library'
    | 'releases'
    | 'results'
    | 'corrections'
    | 'plan'
    | 'webhooks'
    | 'account';
  /** Cycles in which there is such a letter. */
  readonly in: readonly CycleState[];
  /**
   * Of news, which happens and has no due date: it waits `settle` for what follows it, and comes no sooner than `rest`
   * after the last one of its kind, so that a busy day is one letter.
   */
  readonly news?: { readonly settle: number; readonly rest: number };
}

/** Every occasion on which people are written; whom, `MAIL_READERS` says. */
export const LETTERS: Readonly<Record<MailKind, LetterRow>> = {
  opening: { opens: 'report', in: ['DESIGN'] },
  deadline: { opens: 'report', in: ['OPEN'] },
  missed: { opens: 'report', in: ['OPEN'] },
  correction: { opens: 'report', in: ['OPEN'] },
  // By hand: the secretariat chooses whom.
  'report-reminder': { opens: 'report', in: ['OPEN'] },
  'answers-reminder': { opens: 'entry', in: REVIEWED },
  extension: { opens: 'report', in: ['OPEN'], news: { settle: MINUTE, rest: 0 } },
  assigned: { opens: 'review', in: REVIEWED, news: { settle: 10 * MINUTE, rest: DAY } },
  'review-waiting': {
    opens: 'review',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: DAY },
  },
  'review-due': { opens: 'review', in: REVIEWED },
  'review-missed': { opens: 'review', in: REVIEWED },
  // A part is asked of a person: the occasion names who it is, whoever else has the role.
  'part-asked': { opens: 'entry', in: ['OPEN'], news: { settle: 10 * MINUTE, rest: HOUR } },
  'part-returned': { opens: 'entry', in: ['OPEN'], news: { settle: 10 * MINUTE, rest: HOUR } },
  'part-due': { opens: 'entry', in: ['OPEN'] },
  // A decision can be taken back for some seconds: what settles is told.
  'entries-returned': { opens: 'entry', in: JUDGED, news: { settle: 5 * MINUTE, rest: HOUR } },
  'entries-answered': {
    opens: 'reviewed-entry',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  // A member asks or says something of its own accord: what it writes into a thread that is there is read there.
  'threads-begun': {
    opens: 'reviewed-entry',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  // Whatever the scanner found, and whenever: also in what was submitted already.
  'file-infected': { opens: 'entry', in: REVIEWED, news: { settle: MINUTE, rest: HOUR } },
  // A second pair of eyes: whoever approved it is not asked again.
  'approval-asked': {
    opens: 'reviewed-entry',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  // By the secretariat: of the whole report, or of the entries that a correction case names.
  'report-reopened': { opens: 'entry', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'scores-asked': { opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: HOUR } },
  'scores-disputed': { opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: DAY } },
  'scores-shared': { opens: 'score', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'scores-again': { opens: 'score', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'reply-due': { opens: 'score', in: JUDGED },
  'scores-due': { opens: 'score', in: JUDGED },
  'disputes-due': { opens: 'score', in: JUDGED },
  // To who keeps the cycle: which members, and nothing of who gave what.
  'scoring-late': { opens: 'report', in: JUDGED },
  'reply-given': { opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: DAY } },
  'reply-answered': { opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: HOUR } },
  // Where a member is silent two reviewers search: the second is asked once the first has, the member told once both have.
  'search-asked': { opens: 'score', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'search-finished': { opens: 'actions', in: ACTED, news: { settle: MINUTE, rest: 0 } },
  'actions-proposed': { opens: 'score', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'actions-open': { opens: 'score', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'actions-classed': { opens: 'actions', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'chapters-checked': { opens: 'chapter', in: JUDGED, news: { settle: 10 * MINUTE, rest: HOUR } },
  'chapter-reopened': {
    opens: 'chapter',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  'release-rejected': { opens: 'releases', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-objected': { opens: 'releases', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-requested': { opens: 'releases', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'release-note': { opens: 'library', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-silence': { opens: 'library', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-published': { opens: 'results', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'release-corrected': { opens: 'corrections', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'release-withdrawn': { opens: 'corrections', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  // Of a plan, before any cycle of it.
  'plan-consulted': { opens: 'plan', in: [] },
  // Of an address of another system, whatever the cycle's state: written where it is paused.
  'webhook-paused': { opens: 'webhooks', in: [] },
  // Who is named before the second signature reads from that on, and is told then.
  'embargo-reader': { opens: 'library', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  // Of an access token, which belongs to a person and to no cycle.
  'token-ending': { opens: 'account', in: [] },
};

/** Whole days before the review deadline, the end date of a part, replies are due, and an access token ends. */
export const BEFORE_REVIEW: readonly number[] = [7, 2];
/** The same of scores, before the end of review and, below nothing, after it: then the secretariat is told too. */
export const AROUND_REVIEW: readonly number[] = [7, 2, 0, -7, -14];
export const LATE_SCORES: readonly number[] = [0, -7, -14];
export const BEFORE_PART: readonly number[] = [3, 1];
export const BEFORE_REPLY: readonly number[] = [3, 1];
export const BEFORE_TOKEN_ENDS: readonly number[] = [7, 1];
