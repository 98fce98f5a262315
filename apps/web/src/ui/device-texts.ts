import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { deviceNotes } from '../device/notes.js';
import { Shelf } from '../device/shelf.js';
import { useSession } from '../session/session.js';

/** What somebody typed, until the server has it. */
const texts = new Shelf('signatory-texts', 'texts');

/** What another window of the same person kept of a text. */
export interface KeptElsewhere {
  readonly text: unknown;
  /** Another with each writing: what was shown of it may be older. */
  readonly writing: string;
  /** This window has shown it to the person: what is kept next may stand in its place. */
  readonly see: () => void;
}

/** Of each text that this window kept or went on from, which writing of it that was. */
const seen = new Map<string, unknown>();

/**
 * Keeps a text, or with null takes it away, but never over what another window kept since this one looked: that stays and is answered. So the
 * second of two windows is asked, as it is of an entry, whose versions the server compares.
 */
export async function keepUnlessNewer(
  key: readonly string[],
  text: object | null,
  /** Whether the other window's says the same: nothing of it is lost then. */
  isSame: (other: unknown) => boolean = () => false,
): Promise<KeptElsewhere | null> {
  const name = key.join(' ');
  const there = latest(name);
  if (there !== null && there !== seen.get(name)) {
    const kept = await texts.readStored(key);
    // A full or lost store may not have what was told of last: what it has then is this window's own, or nobody's.
    if (isWritten(kept) && kept.writing !== seen.get(name) && !isSame(kept))
      return { text: kept, writing: String(kept.writing), see: () => seen.set(name, kept.writing) };
  }
  const writing = `${Date.now()} ${Math.random()}`;
  tell(name, text && writing);
  seen.set(name, writing);
  await texts.write(key, text && { ...text, writing });
  return null;
}

/**
 * Which writing of a text is the last of any window. It stands where it is read at once: a window that closes has no time to
 * ask the store first, and what was typed last would be lost.
 */
function latest(name: string): string | null {
  return deviceNotes.read(`signatory-writing ${name}`);
}

function tell(name: string, writing: string | null): void {
  deviceNotes.write(`signatory-writing ${name}`, writing);
}

interface Written {
  readonly writing: unknown;
}

function isWritten(kept: unknown): kept is Written {
  return typeof kept === 'object' && kept !== null && 'writing' in kept;
}

/**
 * What this device keeps of a text, which `useKept` of the same key goes on from: over a closed lid, a crash and a lost
 * connection. What was typed since in this window is newer. The key names the person: two at one machine never meet each other's.
 */
export function useDeviceText<Draft extends object>(
  key: readonly string[],
  schema: z.ZodType<Draft>,
  /** Whether the server has it: the window was lost while it was sent. */
  isSaved: (draft: Draft) => boolean = () => false,
): UseQueryResult<true> {
  const client = useQueryClient();
  const queryKey = ['device-text', ...key];
  return useQuery({
    queryKey,
    queryFn: async (): Promise<true> => {
      // Once, as it is opened, though all is asked for anew where no news arrive: what another window keeps since, or this one
      // has just put away, would stand here as if it were typed here.
      if (client.getQueryData(queryKey)) return true;
      const stored = await texts.read(key);
      if (client.getQueryData(key)) return true;
      // Also what is of another form, from before a new release of the product: this window may write over it.
      if (isWritten(stored)) seen.set(key.join(' '), stored.writing);
      const kept = schema.safeParse(stored);
      if (!kept.success) return true;
      if (isSaved(kept.data)) await keepUnlessNewer(key, null);
      else client.setQueryData(key, kept.data);
      return true;
    },
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** A key of the reader's own. */
export function useOwnKey(...names: readonly string[]): readonly string[] {
  return [...names, useSession().person.id];
}
