import { createStore, del, get, keys, set } from 'idb-keyval';
import { tellKeeping } from './keeping.js';

type Key = readonly string[];

/**
 * Texts that are not saved yet, by key, kept over a closed window. What the browser does not take, since its store is full,
 * closed or blocked, stands here as long as the page is open. Nothing of it throws, though a blocked store throws at once and
 * rejects nothing.
 */
export class Shelf {
  readonly #store: ReturnType<typeof createStore>;
  /** Null where it was to be taken away. */
  readonly #held = new Map<string, object | null>();

  constructor(database: string, store: string) {
    this.#store = createStore(database, store);
  }

  /** Undefined where there is none. */
  async read(key: Key): Promise<unknown> {
    // Asked all the same: whether anything is kept is told before something is typed.
    const stored = await this.readStored(key);
    const held = this.#held.get(nameOf(key));
    return held === undefined ? stored : (held ?? undefined);
  }

  /** What the browser itself has, which may be another window's. */
  readStored(key: Key): Promise<unknown> {
    return attempt(() => get<unknown>([...key], this.#store));
  }

  /** Null takes it away. */
  async write(key: Key, text: object | null): Promise<void> {
    const name = nameOf(key);
    this.#held.set(name, text);
    await attempt(async () => {
      await (text ? set([...key], text, this.#store) : del([...key], this.#store));
      if (text) tellKeeping(true);
      if (this.#held.get(name) === text) this.#held.delete(name);
    });
  }

  async list(): Promise<Key[]> {
    const stored = (await attempt(() => keys<string[]>(this.#store))) ?? [];
    const names = new Set([...stored.map(nameOf), ...this.#held.keys()]);
    return [...names].filter((name) => this.#held.get(name) !== null).map((name) => JSON.parse(name) as string[]);
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
