import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { listen, type Listener } from './listen.js';

/** What changed, by name and without values: which queries a client should ask again. */
export const Change = z.object({
  /** Whose rows; null for what is not a member's: a cycle, a release. What is a member's is always of a cycle. */
  member: z.string().nullable(),
  /** The id of the cycle in which it changed: told only to those who have a part in it. Null for what is of none, or public. */
  cycle: z.uuid().nullable(),
  /** `report`, `run:<id>`, `release:<id>`. */
  keys: z.array(z.string()).min(1),
  /** Told only to those who may read the member's drafts: that somebody is at work is already more than a judge may know. */
  draft: z.literal(true).optional(),
  /** Told only to those who judge the member: when somebody scored or classed is not its to know, nor an agency's. */
  judged: z.literal(true).optional(),
  /** Told only to those who may read the cycle's releases before they are public. */
  unpublished: z.literal(true).optional(),
  /** With `unpublished`: told also to those who may object to a release while it is in silence. */
  adopting: z.literal(true).optional(),
  /** Who said that they are editing what the one key names. Kept by whoever hears it, told to nobody: readers are told the key. */
  editing: z.object({ person: z.string(), name: z.string() }).optional(),
  /** The only person who is told. */
  reader: z.string().optional(),
  /** One person, whose sessions may see other things now or are no more; told to nobody. */
  person: z.string().optional(),
});
export type Change = z.infer<typeof Change>;

const CHANNEL = 'signatory';
/** PostgreSQL refuses a notification of 8,000 bytes. */
const LIMIT = 7_900;

/** Tells every API process after the commit, and only then. */
export function notifyChanged(tx: EntityManager, change: Change): Promise<void> {
  return notifyAllChanged(tx, [change]);
}

export async function notifyAllChanged(tx: EntityManager, changes: readonly Change[]): Promise<void> {
  await tx.query(`select pg_notify('${CHANNEL}', text) from unnest($1::text[]) as change (text)`, [
    changes.flatMap(inPieces),
  ]);
}

/** The same as an expression for the statement that makes the change: a short key of a member's in a cycle, all SQL. */
export function notifyingOf({ member, cycle, key }: Readonly<Record<'member' | 'cycle' | 'key', string>>): string {
  return `pg_notify('${CHANNEL}', json_build_object('member', ${member}, 'cycle', ${cycle}, 'keys', json_build_array(${key}))::text)`;
}

function inPieces({ keys, ...audience }: Change): string[] {
  const text = JSON.stringify({ ...audience, keys });
  if (Buffer.byteLength(text) <= LIMIT) return [text];
  if (keys.length < 2) throw new Error(`The key ${keys[0]?.slice(0, 40)}… is too long for a notification.`);
  const half = keys.length >> 1;
  return [
    ...inPieces({ ...audience, keys: keys.slice(0, half) }),
    ...inPieces({ ...audience, keys: keys.slice(half) }),
  ];
}

export interface ChangeListening {
  readonly onChange: (change: Change) => void;
  /** After each connection: what was said before it is unknown, so clients ask their queries again. */
  readonly onReset: () => void;
  readonly onError: (error: Error) => void;
}

/** One connection of the application's login, outside the pool. */
export function listenChanges(url: string, { onChange, onReset, onError }: ChangeListening): Listener {
  return listen(url, CHANNEL, {
    onMessage: (text) => {
      try {
        onChange(Change.parse(JSON.parse(text)));
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
      }
    },
    onConnected: onReset,
    onError,
  });
}
