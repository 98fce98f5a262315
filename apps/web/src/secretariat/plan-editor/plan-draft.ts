import { PlanDocument, type PlanDocumentView } from '@signatory/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { z } from 'zod';
import type { VersionKey } from '../../api/administration.js';
import { planDocuments } from '../../api/plan-documents.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { keepText, useDeviceText, useOwnKey } from '../../ui/device-texts.js';
import { useKeepAtRest } from '../../ui/keep-at-rest.js';
import { useKept } from '../../ui/use-kept.js';
import { listDifferences } from './differences.js';

const Draft = z.object({
  /** The revision it was made from. */
  base: z.int().nonnegative(),
  from: PlanDocument,
  document: PlanDocument,
});
/** What was changed of a draft and is not saved, and what it was made from. */
type Draft = z.infer<typeof Draft>;

/** What this device keeps of it, if a connection or a window was lost over it. */
export function usePlanOnDevice(key: VersionKey, { document: theirs }: PlanDocumentView): UseQueryResult<true> {
  return useDeviceText(
    useDraftName(key),
    Draft,
    ({ from: base, document: mine }) => listDifferences({ base, mine, theirs }).length === 0,
  );
}

/**
 * A draft's text in somebody's hands. What is not saved stays until it is, also when a save fails or another screen is
 * opened or the window closed: this device keeps it.
 */
export function usePlanDraft(key: VersionKey, view: PlanDocumentView) {
  const name = useDraftName(key);
  const { kept, put, read } = useKept<Draft>(
    name,
    useKeepAtRest((text) => keepText(name, text)),
  );
  const draft = kept ?? { base: view.revision, from: view.document, document: view.document };
  const isDirty = kept !== null;

  const command = useCommand(
    ({ base, document }: Draft) => planDocuments.savePlanDocument(key, base, document),
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
          const now = read();
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

function useDraftName({ plan, n }: VersionKey): readonly string[] {
  return useOwnKey('plan-draft', plan, String(n));
}
