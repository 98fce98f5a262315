import type { PeopleRefusals } from './access/people-refusals.js';
import type { FaultWords } from './faults/fault-words.js';
import type { LocalText } from './text.js';

/** Every way to say no, with the facts a reader needs to act on it. The domain knows no status code. */
export interface Refusals extends PeopleRefusals {
  'command.forbidden': { command: string; subject: string; needs: string };
  'command.wrong-state': { command: string; subject: string; state: string; allowed: string };
  'command.reason-needed': { command: string };
  'queues.other-plans': Record<string, never>;
  /** Everybody in the installation reads it. */
  'notice.other-plans': Record<string, never>;
  /** The store of the queues does not answer. */
  'queues.away': { seconds: number };
  'version.stale': { subject: string; sent: number; current: number };
  'command.stale': { sent: number; current: number };
  'permission.missing': { permission: string; needs: string };
  /** Without a nationality the person declared it. */
  'conflict-of-interest': { member: string; nationality: string | null };
  /** Each fault names the cell, who it is and what keeps the person from it. */
  'assignment.barred': { faults: readonly Fault[] };
  /** A role that is held in every cycle of the plan is not narrowed in one. */
  'assignment.of-every-cycle': { person: string };
  /** Two acts that one person may not both do. */
  'same-person': { first: ApartAct; second: ApartAct };
  'not-found': { subject: string };
  'sign-in.needed': Record<never, never>;
  'sign-in.failed': Record<never, never>;
  'sign-in.locked': { seconds: number };
  /** The identity provider names somebody to whom no person here is linked. */
  'sign-in.not-linked': Record<never, never>;
  /** The identity is another person's already. */
  'sign-in.linked-elsewhere': Record<never, never>;
  /** The password is right; the second factor is wanted beside it: a code of an app, a passkey, or either. */
  'second-factor.code-needed': { by: 'app' | 'passkey' | 'either' };
  /** `sealed` where the installation has another key than the one with which the factor's secret was sealed. */
  'second-factor.code-refused': { fault: 'wrong' | 'unknown' | 'used' | 'expired' | 'sealed' };
  /**
   * `expired`: its question was answered or is too old. `unknown`: it signs nobody in, for whatever reason. `foreign`: it is
   * another person's than the one that was asked for. `unchecked`: a new one does not hold. `taken`: it is here already.
   * `many`: the person has as many as there may be. `address`: this installation is at none that passkeys can belong to.
   */
  'passkey.refused': { fault: 'expired' | 'unknown' | 'foreign' | 'unchecked' | 'taken' | 'many' | 'address' };
  /** It was never one, has expired, was ended, or its person's account is closed. */
  'token.unknown': Record<never, never>;
  /** `act`: what a person does, signed in. `write`: the token only reads. */
  'token.not-for': { fault: 'act' | 'write' };
  /** The person has as many as there may be. */
  'token.too-many': { most: number };
  /** A role of the person asks for a second factor, and there is none yet. */
  'second-factor.required': Record<never, never>;
  /** A grave act asks for a code that was given in this session not long ago. */
  'step-up.needed': { minutes: number };
  'origin.foreign': { origin: string };
  /** Of a body its type and what is needed; of a file, which is known by its content, what it is in words. */
  'media-type.unsupported': { sent: string; needs: string } | { words: FaultWords };
  'file.refused': { words: FaultWords };
  /** The virus scanner has not told of it yet. */
  'file.waiting': { name: string };
  /** The virus scanner found something in it: its bytes are gone. */
  'file.infected': { name: string; virus: string };
  'body.malformed': { words: FaultWords };
  'body.too-large': { limit: string };
  'headers.too-large': { limit: string };
  'request.invalid': { faults: readonly Fault[] };
  'value.invalid': { faults: readonly Fault[] };
  /** Its end is none that an extension can have. */
  'extension.refused': { faults: readonly Fault[] };
  'precondition.missing': { header: string };
  'entry.stale': {
    indicator: string;
    sent: number;
    current: number;
    theirs: unknown;
    yours: unknown;
    by: string;
    /** The id of the person of that name. */
    byId: string;
    at: string;
  };
  'entry.not-open': { indicator: string };
  /** Entries that keep all of them from being saved, each with the code of its refusal; of a newer answer, whose and since when. */
  'entry.bulk-stopped': {
    stopped: number;
    of: number;
    stops: readonly {
      readonly indicator: string;
      readonly label: string;
      readonly why: string;
      readonly by: string | null;
      readonly at: string | null;
    }[];
  };
  'contribution.ended': { until: string };
  'entry.not-carried': { indicator: string };
  'entry.assessors-only': { indicator: string };
  /** `inputs`: the labels of what it is calculated from. */
  'entry.calculated': { indicator: string; inputs: string };
  'indicator.unknown': { indicator: string; nearest: string | null };
  'cycle.code-taken': { cycle: string };
  /** `members`: their codes; `names`: the same members by name. */
  'cycle.reviewers-missing': { members: string; names: readonly LocalText[] };
  'cycle.work-open': { command: string; open: number };
  'cycle.phase-taken': { series: string; phase: string };
  'cycle.not-first': { baseline: string; cycle: string };
  'cycle.baseline': { cycle: string };
  'plan.faulty': { plan: string; faults: readonly Fault[] };
  'plan.comments-open': { open: number };
  'plan.consultation-over': { until: string };
  'plan.in-use': { plan: string; version: number };
  'plan.migration-open': { plan: string; from: number; to: number; open: number };
  'plan.not-adopted': { plan: string; version: number; state: string };
  'plan.version-taken': { plan: string; version: number };
  'audit.too-wide': { most: number };
  'cycle.not-open': { cycle: string; state: string };
  'cycle.closed': { cycle: string; cutOff: string };
  /** Of the chosen members, those of which there is nothing to be reminded. */
  'reminder.nothing-open': { topic: string; members: string; names: readonly LocalText[] };
  'reminder.sent-lately': {
    hours: number;
    sent: readonly {
      readonly member: string;
      readonly name: LocalText;
      readonly by: string;
      readonly at: string;
    }[];
  };
  'report.open-findings': { blockers: number; notRun: number; errors: number; warnings: number; rules: string[] };
  'report.already-submitted': { version: number };
  'import.undecided': { conflicts: number };
  'import.faulty': { faults: number };
  'review.own-edit': { indicator: string };
  /** The entry has another version, or the review went on, since it was read. */
  'review.stale': { indicator: string; sent: number; current: number; state: string; role: string; at: string };
  'review.threads-open': { indicator: string; open: number };
  'review.findings-open': { indicator: string; open: number };
  /** Entries that keep all of them from being approved, each with the code of its refusal. */
  'review.bulk-stopped': {
    stopped: number;
    of: number;
    /** `label`: as the indicator is printed. */
    stops: readonly {
      readonly member: string;
      readonly name: LocalText;
      readonly indicator: string;
      readonly label: string;
      readonly why: string;
    }[];
  };
  'review.undo-over': { indicator: string; limit: number };
  'review.undo-followed': { indicator: string };
  'view.name-taken': { name: string };
  'view.too-many': { most: number };
  'review.entries-open': { open: number };
  'codebook.missing': { plan: string };
  'action.out-of-window': { happened: string; from: string; to: string };
  'action.already-classed': { action: string };
  'action.place-taken': { action: string };
  'action.contest-too-late': { until: string };
  'action.score-shared': { action: string };
  'action.scoring-begun': { commitment: string };
  'action.contests-open': { commitments: string };
  'search.source-unknown': { source: string; sources: string };
  'search.not-silent': { commitment: string };
  'score.search-needed': { sources: string };
  'score.search-open': { searches: number; sources: number };
  'score.reply-period-open': { until: string };
  'score.second-needed': { commitment: string };
  'score.already-given': { commitment: string };
  'score.explained': { commitment: string; sentence: LocalText };
  /** A stand-in, or who it stands in for, has scored the cell: one place gives one score. */
  'score.place-taken': { commitment: string };
  'score.not-ready': { commitment: string; missing: 'notAsked' | 'actionsUnclassed' | 'entriesOpen' };
  'score.departure-needs-sentence': { commitments: string };
  'reply.too-late': { due: string };
  'reply.none': { commitment: string };
  /** What was replied to, or the reply that is answered, has changed since it was read. */
  'reply.overtaken': Record<string, never>;
  'method.not-allowed': { method: string; methods: string };
  'release.scores-open': { open: number };
  /** Of the cycle with this code, which is not concluded, no score is confirmed. */
  'release.nothing-scored': { cycle: string };
  'release.replies-open': { cells: string };
  'release.withdrawn': { number: number; reason: string };
  /** Each by its commitment's printed code, with its state. */
  'release.chapters-open': { chapters: string };
  'release.numbers-contradict': { chapters: string; faults: readonly Fault[]; findings: readonly unknown[] };
  'chapter.stale': {
    commitment: string;
    language: string;
    sent: number;
    current: number;
    theirs: unknown;
    yours: unknown;
    by: string;
    /** The id of the person of that name. */
    byId: string;
    at: string;
  };
  'chapter.numbers-open': { commitment: string; faults: readonly Fault[]; findings: readonly unknown[] };
  'release.files-pending': { pending: number; failed: number };
  'release.key-changed': { printed: string; current: string };
  'release.embargo-past': { embargo: string; now: string };
  'release.silence-too-short': { embargo: string; earliest: string };
  'release.silence-over': { until: string };
  'release.moving': { cycle: string };
  /** Another release of the cycle has been requested, and is neither out nor rejected. */
  'release.waiting': { number: number; state: string };
  /** It was withdrawn, and no correction case of it is reopened. */
  'release.correction-needed': { number: number };
  'release.overtaken': { number: number; state: string };
  'release.figures-moved': { moved: string };
  'release.reader-named': { person: string };
  'correction.ground-unknown': { ground: string; grounds: string };
  'correction.later-action': { grounds: string };
  'correction.open': { release: number };
  'correction.needed': { cycle: string; title: LocalText; member: string; name: LocalText };
  /** Reports, which have no commitment, and scores that are open; none where no figure has moved. */
  'correction.unsettled': {
    open: readonly {
      readonly subject: 'submission' | 'score';
      readonly member: string;
      readonly name: LocalText;
      readonly commitment: string | null;
      /** The code of the commitment as it is printed. */
      readonly label: string | null;
      readonly state: string;
    }[];
  };
  'correction.moved': { moved: string };
  'idempotency.key-reused': { key: string };
  'idempotency.answer-lost': { key: string };
  'job.busy': { seconds: number };
  /** Nothing more can be kept on the disk. */
  'storage.full': object;
  'rate.limited': { seconds: number; cost?: 'upload' | 'export' | 'document' };
}

/** What is done by two people, each half of it by its own. */
export type ApartAct =
  | 'classAction'
  | 'adjudicateAction'
  | 'endorseEntry'
  | 'approveEntry'
  | 'requestRelease'
  | 'editEntry'
  | 'reviewEntry'
  | 'judgeAction'
  | 'giveScore'
  | 'signRelease'
  | 'adjudicateScore'
  | 'declareRecusal'
  | 'withdrawRecusal'
  | 'editChapter';

interface FaultPlace {
  /** A JSON pointer into the body. */
  readonly pointer: string;
  /** Of a file, from 1 as a spreadsheet counts. */
  readonly row?: number;
  /** The column's heading. */
  readonly column?: string;
  /** Of a file of text, from 1. */
  readonly line?: number;
  /** In its line, from 1. */
  readonly character?: number;
}

/** A fault in words of a code, which are said in the language of whoever reads them. */
export interface CodedFault extends FaultPlace {
  readonly words: FaultWords;
  readonly message?: never;
  readonly cure?: never;
}

/** A fault as somebody wrote it, for whoever writes a client. */
export interface WrittenFault extends FaultPlace {
  readonly message: string;
  readonly cure?: string;
  readonly words?: never;
}

/** One thing wrong with a request: where, what, and the cure. */
export type Fault = CodedFault | WrittenFault;

export type RefusalCode = keyof Refusals;

export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  constructor(
    readonly code: C,
    readonly facts: Refusals[C],
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
