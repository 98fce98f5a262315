import { skipToken, useQuery, useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** What marks a query as something that was typed. */
const KEPT = { kept: true };

interface KeptText<Draft> {
  /** Null where nothing is unsaved. */
  readonly kept: Draft | null;
  readonly put: (next: Draft | null) => void;
  /** As it is now, also where the screen that began something is gone. */
  readonly read: () => Draft | null;
}

/**
 * What somebody typed and did not save: it stays when another screen is opened, until it is put away; only signing out drops
 * it, and closing the window is asked about first.
 */
export function useKept<Draft extends object>(
  key: readonly unknown[],
  /** Keeps it elsewhere, too. */
  keep?: (draft: Draft | null) => unknown,
): KeptText<Draft> {
  const client = useQueryClient();
  const { data: left = null } = useQuery<Draft | null>({
    queryKey: key,
    queryFn: skipToken,
    initialData: null,
    gcTime: Infinity,
    staleTime: Infinity,
    // Whether something was typed while it was sent is seen by its being another draft.
    structuralSharing: false,
    meta: KEPT,
  });
  // What is typed is here at once; what the screen is told later would move the cursor.
  const [kept, setKept] = useState(left);
  const [told, setTold] = useState(left);
  // What a screen that is gone put back, or away, is so here, too.
  if (left !== told) {
    setTold(left);
    setKept(left);
  }

  return {
    kept,
    put: (next) => {
      setKept(next);
      setTold(next);
      client.setQueryData(key, next);
      keep?.(next);
    },
    read: () => client.getQueryData<Draft | null>(key) ?? null,
  };
}

/** Closing the window is asked about while anything is kept, on whatever screen it was begun. */
export function askWhileKept(client: QueryClient): void {
  addEventListener('beforeunload', (event) => {
    if (client.getQueryCache().findAll({ predicate: isBegun }).length > 0) event.preventDefault();
  });
}

const isBegun = ({ meta, state }: Query): boolean => meta === KEPT && state.data !== null;

/** While something would be lost with the window, closing it is asked about first. */
export function useAskBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
