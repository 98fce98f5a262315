import { UNDO_SECONDS } from '@signatory/domain';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { reviewing } from '../api/review.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';
import { useShortcuts } from './use-shortcuts.js';

/** What was decided last on this device and can still be taken back. The server's clock decides; this one only offers. */
interface Offer {
  readonly cycle: string;
  readonly entries: readonly { readonly member: string; readonly indicator: string }[];
}

let offer: Offer | null = null;
const listeners = new Set<() => void>();

function setOffer(next: Offer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** Offers to take a decision back, on whichever screen of the desk comes next. */
export function offerUndo(next: Offer): void {
  setOffer(next);
  setTimeout(() => {
    if (offer === next) setOffer(null);
  }, UNDO_SECONDS * 1_000);
}

/** Says that a decision is saved and can be taken back, with the button; and then that it was. */
export function UndoLine({ cycle }: { readonly cycle: string }): ReactNode {
  const { say } = useSpeech();
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offer,
  );
  const [done, setDone] = useState(false);
  const undo = useCommand(
    ({ entries }: Offer) => reviewing.takeBack(cycle, entries),
    [
      ['reviews', cycle],
      ['threads', cycle],
    ],
  );
  useEffect(() => {
    if (current) setDone(false);
  }, [current]);
  const takeBack = (): void => {
    if (!current || undo.isPending) return;
    undo.mutate(current, {
      onSuccess: () => setDone(true),
      onSettled: () => setOffer(null),
    });
  };
  useShortcuts({ u: takeBack });
  const isOffered = current?.cycle === cycle;
  return (
    <div className="undo-line">
      <StatusLine>
        {isOffered ? say('review.undo.offer', { seconds: UNDO_SECONDS }) : done && say('review.undo.done')}
      </StatusLine>
      {isOffered && (
        <button type="button" className="button" disabled={undo.isPending} onClick={takeBack}>
          {say('review.undo')}
        </button>
      )}
      {undo.error && !isOffered && <Failure error={undo.error} />}
    </div>
  );
}
