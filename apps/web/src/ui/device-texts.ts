import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { createStore, del, get, promisifyRequest, set } from 'idb-keyval';
import type { z } from 'zod';
import { useSession } from '../session/session.js';

const texts = createStore('signatory-texts', 'texts');

/** Keeps what somebody typed on this device; null where the server has it. A full or closed store is no reason to stop typing. */
export async function keepText(key: readonly string[], text: object | null): Promise<void> {
  await (text ? set([...key], text, texts) : del([...key], texts)).catch(() => undefined);
}

/** What another window of the same person kept of a text. */
export interface KeptElsewhere {
  readonly text: unknown;
  /** This window has shown it to the person: what is kept next may stand in its place. */
  readonly see: () => void;
}

/** Of each text that this window kept or went on from, which writing of it that was. */
const seen = new Map<string, unknown>();

/**
 * Keeps as `keepText` does, but never over what another window kept since this one looked: that stays and is answered. So the
 * second of two windows is asked, as it is of an entry, whose versions the server compares.
 */
export async function keepUnlessNewer(key: readonly string[], text: object | null): Promise<KeptElsewhere | null> {
  const name = key.join(' ');
  const writing = `${Date.now()} ${Math.random()}`;
  const newer = await texts('readwrite', async (store) => {
    const kept: unknown = await promisifyRequest(store.get([...key]));
    if (isWritten(kept) && kept.writing !== seen.get(name)) return kept;
    if (text) store.put({ ...text, writing }, [...key]);
    else store.delete([...key]);
    await promisifyRequest(store.transaction);
    // What could not be kept leaves what was, and that is this window's.
    seen.set(name, writing);
    return null;
  }).catch(() => null);
  return newer && { text: newer, see: () => seen.set(name, newer.writing) };
}

function isWritten(kept: unknown): kept is { readonly writing: unknown } {
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
  return useQuery({
    queryKey: ['device-text', ...key],
    queryFn: async (): Promise<true> => {
      const stored = await get<unknown>([...key], texts).catch(() => undefined);
      const kept = schema.safeParse(stored);
      if (!kept.success || client.getQueryData(key)) return true;
      if (isWritten(stored)) seen.set(key.join(' '), stored.writing);
      if (isSaved(kept.data)) await keepText(key, null);
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
