import type { PlanDocument, PlanDocumentView } from '@signatory/contract';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { VersionKey } from '../../api/administration.js';
import { planDocuments } from '../../api/plan-documents.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';

/** What was changed of a draft and is not saved, and what it was made from. */
interface Kept {
  /** The revision it was made from. */
  readonly base: number;
  readonly from: PlanDocument;
  readonly document: PlanDocument;
}

/**
 * A draft's text in somebody's hands. What is not saved stays until it is, also when a save fails or another screen is
 * opened; only signing out drops it.
 */
export function usePlanDraft(key: VersionKey, view: PlanDocumentView) {
  const client = useQueryClient();
  const keptKey = ['plan-draft', key.plan, key.n];
  const left = useQuery<Kept | null>({
    queryKey: keptKey,
    queryFn: skipToken,
    initialData: null,
    gcTime: Infinity,
    staleTime: Infinity,
    // Whether something was typed while it was sent is seen by its being another document.
    structuralSharing: false,
  }).data;
  // What is typed is here at once; what the screen is told later would move the cursor.
  const [kept, setKept] = useState(left);
  const put = (next: Kept | null): void => {
    setKept(next);
    client.setQueryData(keptKey, next);
  };
  const draft = kept ?? { base: view.revision, from: view.document, document: view.document };
  const isDirty = kept !== null;

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);

  const command = useCommand(
    ({ base, document }: Kept) => planDocuments.savePlanDocument(key, base, document),
    [['plans']],
  );
  const isConflict = command.error instanceof ProblemError && command.error.code === 'version.stale';
  return {
    document: draft.document,
    isDirty,
    isSaving: command.isPending,
    isSaved: command.isSuccess && !isDirty,
    error: isConflict ? null : command.error,
    /** Somebody else saved meanwhile: both texts, and the one that both were made from. */
    conflict:
      isDirty && !command.isPending && view.revision !== draft.base
        ? { base: draft.from, mine: draft.document, theirs: view.document }
        : null,
    change: (document: PlanDocument): void => {
      put({ ...draft, document });
      if (command.isError) command.reset();
    },
    save: (): void =>
      command.mutate(draft, {
        onSuccess: (base) => {
          // What was changed while it was sent is made from what was sent.
          const now = client.getQueryData<Kept | null>(keptKey) ?? null;
          put(
            now === null || now.document === draft.document
              ? null
              : { base, from: draft.document, document: now.document },
          );
        },
      }),
    discard: (): void => {
      put(null);
      command.reset();
    },
    /** Goes on from what stands now, with what was chosen of both. */
    settle: (document: PlanDocument): void => {
      put({ base: view.revision, from: view.document, document });
      command.reset();
    },
  };
}

export type EditedPlan = ReturnType<typeof usePlanDraft>;
