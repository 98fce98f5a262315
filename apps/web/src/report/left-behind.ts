import type { DraftKey } from './draft-store.js';
import type { EntrySaver } from './entry-saver.js';

const savers = new Map<string, { readonly person: string; readonly saver: EntrySaver }>();
const nameOf = ({ person, cycle, member, indicator }: DraftKey): string => [person, cycle, member, indicator].join();

/** The savers of entries that were left: what they could not send yet, they send as soon as there is a way. */
export const leftBehind = {
  /** `leaving`: the last save of the open entry; with nothing left to send nobody is kept. */
  take(key: DraftKey, saver: EntrySaver, leaving: Promise<void>): void {
    const name = nameOf(key);
    savers.set(name, { person: key.person, saver });
    void leaving.then(() => forget(name, saver));
  },
  /** The entry is opened again, with a saver of its own. */
  takeBack(key: DraftKey): void {
    savers.delete(nameOf(key));
  },
  /** Sends what waits of a person, and never what somebody else left in this window. */
  send(person: string): void {
    for (const [name, each] of savers)
      if (each.person === person) void each.saver.flush().then(() => forget(name, each.saver));
  },
};

function forget(name: string, saver: EntrySaver): void {
  if (!saver.waiting && savers.get(name)?.saver === saver) savers.delete(name);
}
