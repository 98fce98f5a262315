import type { DraftKey } from './draft-store.js';
import type { EntrySaver } from './entry-saver.js';

const savers = new Map<string, { readonly person: string; readonly saver: EntrySaver }>();
/** What frees the drafts that are this window's. */
const own = new Map<string, () => void>();

/** By this name one window at a time has a draft under its hands. */
export const nameOf = ({ person, cycle, member, indicator }: DraftKey): string =>
  ['signatory-draft', person, cycle, member, indicator].join();

/** The savers of entries that were left: what they could not send yet, they send as soon as there is a way. */
export const leftBehind = {
  /** `leaving`: the last save of the open entry; with nothing left to send nobody is kept. */
  take(key: DraftKey, saver: EntrySaver, leaving: Promise<void>): void {
    const name = nameOf(key);
    savers.set(name, { person: key.person, saver });
    void leaving.then(() => forget(name, saver));
  },
  /** The entry is opened, perhaps again, with a saver of its own: nobody else sends what is kept of it. */
  takeBack(key: DraftKey): void {
    const name = nameOf(key);
    savers.delete(name);
    if (!own.has(name)) void hold(name);
  },
  has(person: string): boolean {
    return [...savers.values()].some((each) => each.person === person);
  },
  /** Sends what waits of a person, and never what somebody else left in this window. */
  send(person: string): void {
    for (const [name, each] of savers)
      if (each.person === person) void each.saver.flush().then(() => forget(name, each.saver));
  },
};

async function hold(name: string): Promise<void> {
  try {
    const freed = new Promise<void>((resolve) => own.set(name, resolve));
    await navigator.locks.request(name, () => freed);
  } catch {
    // No lock manager: nobody sends what is not open.
  }
}

function forget(name: string, saver: EntrySaver): void {
  if (saver.waiting || savers.get(name)?.saver !== saver) return;
  savers.delete(name);
  own.get(name)?.();
  own.delete(name);
}
