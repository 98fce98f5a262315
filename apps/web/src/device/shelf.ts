import { createStore, del, get, keys, set } from 'idb-keyval';
import { tellKeeping } from './keeping.js';
import { deviceNotes } from './notes.js';

type Key = readonly string[];

/** By the name of its key; null where it was to be taken away. */
type Texts = Readonly<Record<string, object | null>>;

/** A store does nothing more for a page that is left: what it has not confirmed by then it forgets. */
let isLeaving = false;
const shelves = new Set<() => void>();
addEventListener(
  'pagehide',
  () => {
    isLeaving = true;
    for (const leave of shelves) leave();
  },
  // Before any other part of the page writes its last words.
  true,
);
addEventListener('pageshow', () => (isLeaving = false));

/**
 * Texts that are not saved yet, by key, kept over a closed window. What the browser does not take, since its store is full,
 * closed or blocked, stands here as long as the page is open. Nothing of it throws, though a blocked store throws at once and
 * rejects nothing.
 */
export class Shelf {
  readonly #store: ReturnType<typeof createStore>;
  /** Null where it was to be taken away. */
  readonly #held = new Map<string, object | null>();
  readonly #note: string;

  constructor(database: string, store: string) {
    this.#store = createStore(database, store);
    this.#note = `signatory-leaving ${database}`;
    shelves.add(() => this.leave());
  }

  /** Undefined where there is none. */
  async read(key: Key): Promise<unknown> {
    // Asked all the same: whether anything is kept is told before something is typed.
    const stored = await this.readStored(key);
    const name = nameOf(key);
    // A page that went could only say that it is to be taken away: the text itself may still be here.
    if (this.readLast()[name] === null && !this.#held.has(name)) await this.write(key, null);
    const held = this.#held.get(name);
    return held === undefined ? stored : (held ?? undefined);
  }

  /** What the browser itself has, which may be another window's. */
  async readStored(key: Key): Promise<unknown> {
    const stored = await attempt(() => get<unknown>([...key], this.#store));
    const last = this.readLast()[nameOf(key)];
    return last === undefined ? stored : (last ?? undefined);
  }

  /** Null takes it away. */
  async write(key: Key, text: object | null): Promise<void> {
    const name = nameOf(key);
    this.#held.set(name, text);
    if (isLeaving) this.leave();
    const isDone = await attempt(async () => {
      await (text ? set([...key], text, this.#store) : del([...key], this.#store));
      if (text) tellKeeping(true);
      return true;
    });
    if (this.#held.get(name) !== text) return;
    if (isDone) this.#held.delete(name);
    // What a page left is older, whether or not the store took this.
    this.forgetLast(name);
  }

  async list(): Promise<Key[]> {
    const stored = (await attempt(() => keys<string[]>(this.#store))) ?? [];
    const last = this.readLast();
    const names = new Set([...stored.map(nameOf), ...Object.keys(last), ...this.#held.keys()]);
    return [...names]
      .filter((name) => (this.#held.has(name) ? this.#held.get(name) : last[name]) !== null)
      .map((name) => JSON.parse(name) as string[]);
  }

  /** What is not confirmed goes where it is written at once: the page that comes next reads it there. */
  private leave(): void {
    if (this.#held.size === 0) return;
    this.writeLast({ ...this.readLast(), ...Object.fromEntries(this.#held) });
  }

  /** What the store has been given since stands for what a page left. */
  private forgetLast(name: string): void {
    const { [name]: left, ...others } = this.readLast();
    if (left !== undefined) this.writeLast(others);
  }

  private readLast(): Texts {
    try {
      return JSON.parse(deviceNotes.read(this.#note) ?? '{}') as Texts;
    } catch {
      return {};
    }
  }

  private writeLast(texts: Texts): void {
    deviceNotes.write(this.#note, Object.keys(texts).length > 0 ? JSON.stringify(texts) : null);
  }
}

async function attempt<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await act();
  } catch {
    tellKeeping(false);
    return undefined;
  }
}

const nameOf = (key: Key): string => JSON.stringify(key);
