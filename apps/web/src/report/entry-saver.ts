import type { SaveEntry } from '@signatory/contract';
import { OfflineError, ProblemError, UNREADABLE } from '../api/problem-error.js';

/** What an answer cannot be saved without. */
export type Lack = 'reason' | 'currency';

/** How an entry's saving stands: the four states a person sees, and the conflict that needs a choice. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'offline' }
  /** Nothing is sent before it is written, and nobody is told of a fault while they write. */
  | { readonly kind: 'lacks'; readonly part: Lack }
  | { readonly kind: 'failed'; readonly error: Error }
  | {
      readonly kind: 'conflict';
      readonly current: number;
      readonly by: string;
      /** Whose name that is: the same person may have the entry open in two windows. */
      readonly byId: string;
      readonly at: string;
      readonly theirs: unknown;
      /** What was on screen before it was changed; null where it is not known. */
      readonly from: SaveEntry | null;
    };

/** A form that is not right, what is not allowed or not there, and a state that does not take it any more. */
const FINAL: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 422]);

/** As many as are kept of what was sent and not confirmed, beside the first: any may have come through, the last most likely. */
const MOST_SENT = 2;

/** What the server has not confirmed, with the version it was made from. */
export interface KeptDraft {
  readonly version: number;
  readonly answer: SaveEntry;
  /** What that version said; a device may keep a draft from before it kept this. */
  readonly from?: SaveEntry | undefined;
  /** What was sent and never confirmed: one of them may be what the server has. */
  readonly sent?: readonly SaveEntry[] | undefined;
}

/** How saving stands where somebody else saved the same entry since. */
export type Conflict = Extract<SaveState, { kind: 'conflict' }>;

/** What a conflict comes to where nobody has to choose: an answer made from both, and the other's. */
export interface Settled {
  readonly answer: SaveEntry;
  readonly theirs: SaveEntry;
}

export type Settle = (conflict: Conflict, mine: SaveEntry) => Settled | null;

export interface Saving {
  /** Sends the whole entry as made from a version; gives the version it became. */
  readonly send: (version: number, entry: SaveEntry, leaving: boolean) => Promise<number>;
  /** Keeps what is not confirmed on this device; null when all of it is. */
  readonly keep: (draft: KeptDraft | null) => void;
  /** Whether what a refusal tells of the other's answer is no other answer at all. */
  readonly isSame: (theirs: unknown, mine: SaveEntry) => boolean;
  readonly lackOf: (entry: SaveEntry) => Lack | null;
  readonly tell: (state: SaveState) => void;
  readonly now: () => string;
  /** Waits before a save after typing, in milliseconds. */
  readonly pause: number;
}

/**
 * Saves one entry, one request at a time and in order: after a pause in typing, when the field is left, when the page is
 * left. A version conflict stops it until a person has chosen, or what was told of it has.
 */
export class EntrySaver {
  #waiting: SaveEntry | null = null;
  #busy = false;
  #stopped = false;
  #refused = false;
  #settle: Settle | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private made: number,
    /** What that version says; null where it is not known. */
    private from: SaveEntry | null,
    private readonly saving: Saving,
    /** What was sent from that version and never confirmed, by a page that is gone. */
    private sent: readonly SaveEntry[] = [],
  ) {}

  /** The version that what is on screen was made from. */
  get version(): number {
    return this.made;
  }

  /** What still waits to be sent. */
  get waiting(): SaveEntry | null {
    return this.#waiting;
  }

  /** Whether what waits was refused as it is. */
  get isRefused(): boolean {
    return this.#refused;
  }

  /** While somebody is here who is told what was taken from the other. Gives null where a person has to choose. */
  settleBy(settle: Settle | null): void {
    this.#settle = settle;
  }

  change(entry: SaveEntry): void {
    this.#waiting = entry;
    this.#refused = false;
    this.keepWaiting();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.saving.pause);
  }

  /**
   * Sends what waits now. `leaving` lets the request outlive the page. What was refused as it is would be refused again: it waits
   * until its person changes it, or something else does that a new try is for.
   */
  async flush(leaving = false): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#busy || this.#stopped || this.#refused || !this.#waiting) return;
    const entry = this.#waiting;
    const part = this.saving.lackOf(entry);
    if (part) return this.saving.tell({ kind: 'lacks', part });
    this.#waiting = null;
    this.#busy = true;
    const [first = entry, ...later] = this.sent;
    this.sent = [first, ...[...later, entry].filter((each) => each !== first).slice(-MOST_SENT)];
    this.saving.tell({ kind: 'saving' });
    try {
      this.made = await this.saving.send(this.made, entry, leaving);
      this.from = entry;
      this.sent = [];
      this.keepWaiting();
      this.saving.tell({ kind: 'saved', at: this.saving.now() });
    } catch (error) {
      this.#waiting ??= entry;
      // What was refused is not what the server has; what was not answered may be.
      if (error instanceof ProblemError && error.code !== UNREADABLE && error.problem.status < 500)
        this.sent = this.sent.filter((each) => each !== entry);
      this.refuse(error);
    } finally {
      this.#busy = false;
    }
    if (this.#waiting && !this.#stopped && this.#waiting !== entry) await this.flush(leaving);
  }

  /** Sends what waits, also what was refused: by its person's wish, or since what it was refused for may be over. */
  async tryAgain(): Promise<void> {
    this.#refused = false;
    await this.flush();
  }

  /** The person kept their own value: it is sent as made from the other's version. */
  async keepMine(current: number, theirs: SaveEntry | null): Promise<void> {
    this.made = current;
    this.from = theirs;
    this.sent = [];
    this.#stopped = false;
    this.keepWaiting();
    await this.flush();
  }

  /** The person took the other's value: what waited is dropped. */
  takeTheirs(current: number, theirs: SaveEntry | null): void {
    this.drop(current, theirs);
    this.saving.tell({ kind: 'idle' });
  }

  /** What is on screen is now made from this version, which says `from`, and nothing waits to be sent. */
  follow(version: number, from: SaveEntry): void {
    if (this.#waiting || this.#busy || version <= this.made) return;
    this.made = version;
    this.from = from;
  }

  private drop(current: number, from: SaveEntry | null): void {
    this.made = current;
    this.from = from;
    this.sent = [];
    this.#stopped = false;
    this.#waiting = null;
    this.keepWaiting();
  }

  /** What was made from both is sent next, as made from the other's version. */
  private goOn(current: number, { answer, theirs }: Settled): void {
    this.made = current;
    this.from = theirs;
    this.#waiting = answer;
    this.sent = [];
    this.keepWaiting();
  }

  private keepWaiting(): void {
    const answer = this.#waiting;
    const { made: version, from, sent } = this;
    this.saving.keep(answer && { version, answer, ...(from && { from }), ...(sent.length > 0 && { sent }) });
  }

  private refuse(error: unknown): void {
    // A page of what stands between, such as a proxy, says nothing of the answer.
    this.#refused = error instanceof ProblemError && error.code !== UNREADABLE && FINAL.has(error.problem.status);
    if (error instanceof OfflineError) return this.saving.tell({ kind: 'offline' });
    if (error instanceof ProblemError && error.code === 'entry.stale') {
      const conflict = readConflict(error, this.from);
      // The answer to an earlier save was lost with its page: what stands there is what was sent.
      if (this.#waiting && this.saving.isSame(conflict.theirs, this.#waiting)) {
        this.drop(conflict.current, this.#waiting);
        return this.saving.tell({ kind: 'saved', at: conflict.at });
      }
      const own = this.sent.find((each) => this.saving.isSame(conflict.theirs, each));
      if (own && this.#waiting) return this.goOn(conflict.current, { answer: { ...this.#waiting }, theirs: own });
      const settled = this.#waiting && this.#settle?.(conflict, this.#waiting);
      if (settled) return this.goOn(conflict.current, settled);
      this.#stopped = true;
      return this.saving.tell(conflict);
    }
    this.saving.tell({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

function readConflict({ problem }: ProblemError, from: SaveEntry | null): Conflict {
  const { current, by, byId, at, theirs } = problem.facts ?? {};
  return {
    kind: 'conflict',
    current: Number(current),
    by: asText(by),
    byId: asText(byId),
    at: asText(at),
    theirs,
    from,
  };
}

function asText(fact: unknown): string {
  return typeof fact === 'string' ? fact : '';
}
