import { ROLES, type CycleState, type MailKind, type Role } from '@signatory/domain';

const FOCAL: readonly Role[] = ['lead-focal-point', 'focal-point'];

const REVIEWED: readonly CycleState[] = ['OPEN', 'CLOSED'];
// A score is given as soon as its entries are approved; in a correction case reports are reviewed and scores given once more.
const JUDGED: readonly CycleState[] = ['OPEN', 'CLOSED', 'ASSESSMENT', 'CONCLUDED'];

const ACTED: readonly CycleState[] = ['OPEN', 'CLOSED', 'ASSESSMENT'];

/** A minute, an hour and a day. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface LetterRow {
  /** Who is written of a member: those who hold one of these roles for it, the secretariat of all in one letter. */
  readonly to: readonly Role[];
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
    | 'plan'
    | 'webhooks';
  /** Cycles in which there is such a letter. */
  readonly in: readonly CycleState[];
  /**
   * Of news, which happens and has no due date: it waits `settle` for what follows it, and comes no sooner than `rest`
   * after the last one of its kind, so that a busy day is one letter.
   */
  readonly news?: { readonly settle: number; readonly rest: number };
}

/** Every occasion on which people are written. */
export const LETTERS: Readonly<Record<MailKind, LetterRow>> = {
  opening: { to: [...FOCAL, 'secretariat'], opens: 'report', in: ['DESIGN'] },
  deadline: { to: [...FOCAL, 'secretariat'], opens: 'report', in: ['OPEN'] },
  missed: { to: [...FOCAL, 'secretariat'], opens: 'report', in: ['OPEN'] },
  correction: { to: [...FOCAL, 'secretariat'], opens: 'report', in: ['OPEN'] },
  // By hand: the secretariat chooses whom.
  'report-reminder': { to: FOCAL, opens: 'report', in: ['OPEN'] },
  'answers-reminder': { to: FOCAL, opens: 'entry', in: REVIEWED },
  extension: { to: FOCAL, opens: 'report', in: ['OPEN'], news: { settle: MINUTE, rest: 0 } },
  assigned: { to: ['reviewer'], opens: 'review', in: REVIEWED, news: { settle: 10 * MINUTE, rest: DAY } },
  'review-waiting': {
    to: ['reviewer'],
    opens: 'review',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: DAY },
  },
  'review-due': { to: ['reviewer', 'secretariat'], opens: 'review', in: REVIEWED },
  // A part is asked of a person: the occasion names who it is.
  'part-asked': { to: [], opens: 'entry', in: ['OPEN'], news: { settle: 10 * MINUTE, rest: HOUR } },
  'part-returned': { to: [], opens: 'entry', in: ['OPEN'], news: { settle: 10 * MINUTE, rest: HOUR } },
  'part-due': { to: [], opens: 'entry', in: ['OPEN'] },
  // A decision can be taken back for some seconds: what settles is told.
  'entries-returned': { to: FOCAL, opens: 'entry', in: JUDGED, news: { settle: 5 * MINUTE, rest: HOUR } },
  'entries-answered': {
    to: ['reviewer'],
    opens: 'reviewed-entry',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  // A member asks or says something of its own accord: what it writes into a thread that is there is read there.
  'threads-begun': {
    to: ['reviewer'],
    opens: 'reviewed-entry',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  // Whatever the scanner found, and whenever: also in what was submitted already.
  'file-infected': { to: FOCAL, opens: 'entry', in: REVIEWED, news: { settle: MINUTE, rest: HOUR } },
  // A second pair of eyes: whoever approved it is not asked again.
  'approval-asked': {
    to: ['reviewer'],
    opens: 'reviewed-entry',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  // By the secretariat: of the whole report, or of the entries that a correction case names.
  'report-reopened': { to: FOCAL, opens: 'entry', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'scores-asked': { to: ['reviewer'], opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: HOUR } },
  'scores-disputed': { to: ['adjudicator'], opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: DAY } },
  'scores-shared': { to: FOCAL, opens: 'score', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'reply-due': { to: FOCAL, opens: 'score', in: JUDGED },
  'reply-given': { to: ['adjudicator'], opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: DAY } },
  'reply-answered': { to: FOCAL, opens: 'score', in: JUDGED, news: { settle: 10 * MINUTE, rest: HOUR } },
  // Where a member is silent two reviewers search: the second is asked once the first has, the member told once both have.
  'search-asked': { to: ['reviewer'], opens: 'score', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'search-finished': { to: FOCAL, opens: 'actions', in: ACTED, news: { settle: MINUTE, rest: 0 } },
  'actions-proposed': { to: ['reviewer'], opens: 'score', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'actions-open': { to: ['adjudicator'], opens: 'score', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'actions-classed': { to: FOCAL, opens: 'actions', in: ACTED, news: { settle: 10 * MINUTE, rest: DAY } },
  'chapters-checked': { to: ['secretariat'], opens: 'chapter', in: JUDGED, news: { settle: 10 * MINUTE, rest: HOUR } },
  'chapter-reopened': {
    to: ['editor', 'secretariat'],
    opens: 'chapter',
    in: JUDGED,
    news: { settle: 10 * MINUTE, rest: HOUR },
  },
  'release-rejected': { to: ['secretariat'], opens: 'releases', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-objected': { to: ['secretariat'], opens: 'releases', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-requested': { to: ['secretariat'], opens: 'releases', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  'release-note': { to: ['lead-focal-point'], opens: 'library', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-silence': { to: ['lead-focal-point'], opens: 'library', in: JUDGED, news: { settle: 0, rest: 0 } },
  'release-published': { to: ROLES, opens: 'results', in: JUDGED, news: { settle: MINUTE, rest: 0 } },
  // Of a plan, before any cycle of it.
  'plan-consulted': { to: FOCAL, opens: 'plan', in: [] },
  // Of an address of another system, whatever the cycle's state: written where it is paused.
  'webhook-paused': { to: ['secretariat'], opens: 'webhooks', in: [] },
};

/** Whole days before the review deadline, before the end date of a part, and before replies are due. */
export const BEFORE_REVIEW: readonly number[] = [7, 2];
export const BEFORE_PART: readonly number[] = [3, 1];
export const BEFORE_REPLY: readonly number[] = [3, 1];
