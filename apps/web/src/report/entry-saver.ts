import type { SaveEntry } from '@signatory/contract';
import { OfflineError, ProblemError } from '../api/problem-error.js';

/** How an entry's saving stands: the four states a person sees, and the conflict that needs a choice. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly error: Error }
  | {
      readonly kind: 'conflict';
      readonly current: number;
      readonly by: string;
      readonly at: string;
      readonly theirs: unknown;
    };

export interface Saving {
  /** Sends the whole entry as made from a version; gives the version it became. */
  readonly send: (version: number, entry: SaveEntry, leaving: boolean) => Promise<number>;
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
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private version: number,
    private readonly saving: Saving,
  ) {}

  /** What still waits to be sent. */
  get waiting(): SaveEntry | null {
    return this.#waiting;
  }

  change(entry: SaveEntry): void {
    this.#waiting = entry;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.saving.pause);
  }

  /** Sends what waits now. `leaving` lets the request outlive the page. */
  async flush(leaving = false): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#busy || this.#stopped || !this.#waiting) return;
    const entry = this.#waiting;
    this.#waiting = null;
    this.#busy = true;
    this.saving.tell({ kind: 'saving' });
    try {
      this.version = await this.saving.send(this.version, entry, leaving);
      this.saving.tell({ kind: 'saved', at: this.saving.now() });
    } catch (error) {
      this.#waiting ??= entry;
      this.refuse(error);
    } finally {
      this.#busy = false;
    }
    if (this.#waiting && !this.#stopped && this.#waiting !== entry) await this.flush(leaving);
  }

  /** The person kept their own value: it is sent as made from the other's version. */
  async keepMine(current: number): Promise<void> {
    this.version = current;
    this.#stopped = false;
    await this.flush();
  }

  /** The person took the other's value: what waited is dropped. */
  takeTheirs(current: number): void {
    this.version = current;
    this.#stopped = false;
    this.#waiting = null;
    this.saving.tell({ kind: 'idle' });
  }

  private refuse(error: unknown): void {
    if (error instanceof OfflineError) return this.saving.tell({ kind: 'offline' });
    if (error instanceof ProblemError && error.code === 'entry.stale') {
      this.#stopped = true;
      return this.saving.tell(readConflict(error));
    }
    this.saving.tell({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

function readConflict({ problem }: ProblemError): SaveState {
  const { current, by, at, theirs } = problem.facts ?? {};
  return { kind: 'conflict', current: Number(current), by: asText(by), at: asText(at), theirs };
}

function asText(fact: unknown): string {
  return typeof fact === 'string' ? fact : '';
}
