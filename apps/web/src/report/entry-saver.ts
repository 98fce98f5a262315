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
    };

/** A form that is not right, what is not allowed or not there, and a state that does not take it any more. */
const FINAL: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 422]);

/** What the server has not confirmed, with the version it was made from. */
export interface KeptDraft {
  readonly version: number;
  readonly answer: SaveEntry;
}

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
 * left. A version conflict stops it until a person has chosen; nothing is merged.
 */
export class EntrySaver {
  #waiting: SaveEntry | null = null;
  #busy = false;
  #stopped = false;
  #refused = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private made: number,
    private readonly saving: Saving,
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
    this.saving.tell({ kind: 'saving' });
    try {
      this.made = await this.saving.send(this.made, entry, leaving);
      this.keepWaiting();
      this.saving.tell({ kind: 'saved', at: this.saving.now() });
    } catch (error) {
      this.#waiting ??= entry;
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
  async keepMine(current: number): Promise<void> {
    this.made = current;
    this.#stopped = false;
    this.keepWaiting();
    await this.flush();
  }

  /** The person took the other's value: what waited is dropped. */
  takeTheirs(current: number): void {
    this.drop(current);
    this.saving.tell({ kind: 'idle' });
  }

  /** What is on screen is now made from this version, and nothing waits to be sent. */
  follow(version: number): void {
    if (!this.#waiting && !this.#busy) this.made = Math.max(this.made, version);
  }

  private drop(current: number): void {
    this.made = current;
    this.#stopped = false;
    this.#waiting = null;
    this.keepWaiting();
  }

  private keepWaiting(): void {
    this.saving.keep(this.#waiting && { version: this.made, answer: this.#waiting });
  }

  private refuse(error: unknown): void {
    // A page of what stands between, such as a proxy, says nothing of the answer.
    this.#refused = error instanceof ProblemError && error.code !== UNREADABLE && FINAL.has(error.problem.status);
    if (error instanceof OfflineError) return this.saving.tell({ kind: 'offline' });
    if (error instanceof ProblemError && error.code === 'entry.stale') {
      const conflict = readConflict(error);
      // The answer to an earlier save was lost with its page: what stands there is what was sent.
      if (this.#waiting && this.saving.isSame(conflict.theirs, this.#waiting)) {
        this.drop(conflict.current);
        return this.saving.tell({ kind: 'saved', at: conflict.at });
      }
      this.#stopped = true;
      return this.saving.tell(conflict);
    }
    this.saving.tell({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

function readConflict({ problem }: ProblemError): Extract<SaveState, { kind: 'conflict' }> {
  const { current, by, byId, at, theirs } = problem.facts ?? {};
  return { kind: 'conflict', current: Number(current), by: asText(by), byId: asText(byId), at: asText(at), theirs };
}

function asText(fact: unknown): string {
  return typeof fact === 'string' ? fact : '';
}
