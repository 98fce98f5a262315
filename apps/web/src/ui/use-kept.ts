import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

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
  });
  // What is typed is here at once; what the screen is told later would move the cursor.
  const [kept, setKept] = useState(left);
  useAskBeforeLeaving(kept !== null);

  return {
    kept,
    put: (next) => {
      setKept(next);
      client.setQueryData(key, next);
      keep?.(next);
    },
    read: () => client.getQueryData<Draft | null>(key) ?? null,
  };
}

/** While something would be lost with the window, closing it is asked about first. */
export function useAskBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
