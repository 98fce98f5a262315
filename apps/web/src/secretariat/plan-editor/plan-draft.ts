import { PlanDocument, type PlanDocumentView } from '@signatory/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { VersionKey } from '../../api/administration.js';
import { planDocuments } from '../../api/plan-documents.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { keepUnlessNewer, useDeviceText, useOwnKey, type KeptElsewhere } from '../../ui/device-texts.js';
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

/**
 * Both texts, and the one that both were made from: somebody else saved meanwhile, or the same person in another window. Or it
 * was changed there and not saved, which this device alone knows.
 */
export interface PlanConflict {
  readonly isUnsaved: boolean;
  /** Another with each writing of the other text: what was picked of an older one does not count. */
  readonly writing: string;
  readonly base: PlanDocument;
  readonly mine: PlanDocument;
  readonly theirs: PlanDocument;
}

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
  const [elsewhere, setElsewhere] = useState<OtherDraft | null>(null);
  const [discarded, setDiscarded] = useState<Draft | null>(null);
  const keep = useKeepAtRest(async (text) =>
    setElsewhere(readOther(await keepUnlessNewer(name, text, (other) => isSameDraft(text, other)))),
  );
  const { kept, put, read } = useKept<Draft>(name, keep);
  const draft = kept ?? { base: view.revision, from: view.document, document: view.document };
  // The same words were saved in another window: nothing of them is unsaved, and nobody has to choose.
  const isThere =
    kept !== null &&
    view.revision !== kept.base &&
    listDifferences({ base: kept.from, mine: kept.document, theirs: view.document }).length === 0;
  const isDirty = kept !== null && !isThere;
  useEffect(() => {
    if (isThere) put(null);
  });

  const command = useCommand(
    ({ base, document }: Draft) => planDocuments.savePlanDocument(key, base, document),
    [['plans']],
  );
  const isOvertaken = isDirty && !command.isPending && view.revision !== draft.base;
  const unsaved = isDirty ? readUnsaved(elsewhere, draft) : null;
  const isConflict = command.error instanceof ProblemError && command.error.code === 'version.stale';
  return {
    document: draft.document,
    isDirty,
    isSaving: command.isPending,
    isSaved: command.isSuccess && !isDirty,
    error: isConflict ? null : command.error,
    conflict: isOvertaken
      ? {
          isUnsaved: false,
          writing: String(view.revision),
          base: draft.from,
          mine: draft.document,
          theirs: view.document,
        }
      : (unsaved?.conflict ?? null),
    change: (document: PlanDocument): void => {
      setDiscarded(null);
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
      setDiscarded(kept);
      put(null);
      command.reset();
    },
    /** Takes the discarding back, until something else is written. */
    bringBack:
      discarded &&
      ((): void => {
        setDiscarded(null);
        put(discarded);
      }),
    /** Goes on with what was chosen of both: from what stands now, or from what the other window's text was made from. */
    settle: (document: PlanDocument): void => {
      if (isOvertaken) put({ base: view.revision, from: view.document, document });
      else if (unsaved) {
        elsewhere?.see();
        setElsewhere(null);
        put({ ...unsaved.madeFrom, document });
      }
      command.reset();
    },
  };
}

export type EditedPlan = ReturnType<typeof usePlanDraft>;

/** The other window's text as this device keeps it. */
interface OtherDraft extends Pick<KeptElsewhere, 'writing' | 'see'> {
  readonly draft: Draft;
}

/** Read once when it comes: two whole plans are too much to be read at every key. */
function readOther(elsewhere: KeptElsewhere | null): OtherDraft | null {
  const { data: draft } = Draft.safeParse(elsewhere?.text);
  return elsewhere && draft ? { writing: elsewhere.writing, see: elsewhere.see, draft } : null;
}

/** Whether two windows hold the same plan: nobody has to choose. */
function isSameDraft(text: object | null, other: unknown): boolean {
  const [{ data: mine }, { data: theirs }] = [Draft.safeParse(text), Draft.safeParse(other)];
  if (!mine || !theirs) return false;
  return listDifferences({ base: mine.from, mine: mine.document, theirs: theirs.document }).length === 0;
}

/** The other window's text, and the revision that both go on from. */
function readUnsaved(elsewhere: OtherDraft | null, { base, from, document: mine }: Draft) {
  if (!elsewhere) return null;
  const other = elsewhere.draft;
  // The older of the two: what was saved since is then met by the comparison with the server, and not written over.
  const madeFrom = other.base < base ? { base: other.base, from: other.from } : { base, from };
  const conflict: PlanConflict = {
    isUnsaved: true,
    writing: elsewhere.writing,
    base: madeFrom.from,
    mine,
    theirs: other.document,
  };
  return { conflict, madeFrom };
}

function useDraftName({ plan, n }: VersionKey): readonly string[] {
  return useOwnKey('plan-draft', plan, String(n));
}
