import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { createStore, del, get, set } from 'idb-keyval';
import type { z } from 'zod';
import { useSession } from '../session/session.js';

const texts = createStore('signatory-texts', 'texts');

/** Keeps what somebody typed on this device; null where the server has it. A full or closed store is no reason to stop typing. */
export async function keepText(key: readonly string[], text: object | null): Promise<void> {
  await (text ? set([...key], text, texts) : del([...key], texts)).catch(() => undefined);
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
      const kept = schema.safeParse(await get<unknown>([...key], texts).catch(() => undefined));
      if (!kept.success || client.getQueryData(key)) return true;
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
