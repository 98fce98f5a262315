import { UNDO_SECONDS } from '@signatory/domain';
import { useSyncExternalStore, type ReactNode } from 'react';
import { reviewing } from '../api/review.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';
import { useShortcuts } from './use-shortcuts.js';

/** What was decided last on this device and can still be taken back. The server's clock decides; this one only offers. */
interface Offer {
  readonly cycle: string;
  readonly entries: readonly { readonly member: string; readonly indicator: string }[];
  /** What was done with many at once: how many is said with the offer. */
  readonly done?: 'approved' | 'taken';
}

interface State {
  readonly offer: Offer | null;
  /** The last one was taken back. */
  readonly done: boolean;
}

let state: State = { offer: null, done: false };
const listeners = new Set<() => void>();

function setState(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Offers to take a decision back, on whichever screen of the desk comes next. */
export function offerUndo(offer: Offer): void {
  setState({ offer, done: false });
  setTimeout(() => {
    if (state.offer === offer) setState({ offer: null, done: false });
  }, UNDO_SECONDS * 1_000);
}

/** Says that a decision is saved and can be taken back, with the button; and then that it was. */
export function UndoLine({ cycle }: { readonly cycle: string }): ReactNode {
  const { say } = useSpeech();
  const { offer, done } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
  const undo = useCommand(
    ({ entries }: Offer) => reviewing.takeBack(cycle, entries),
    ['reviews', 'threads'].map((key) => [key, cycle]),
  );
  const takeBack = (): void => {
    if (!offer || undo.isPending) return;
    undo.mutate(offer, {
      onSuccess: () => setState({ offer: null, done: true }),
      onError: () => setState({ offer: null, done: false }),
    });
  };
  useShortcuts({ u: takeBack });
  const isOffered = offer?.cycle === cycle;
  return (
    <div className="undo-line">
      <StatusLine>
        {isOffered
          ? [
              offer.done && say(`review.${offer.done}`, { count: offer.entries.length }),
              say('review.undo.offer', { seconds: UNDO_SECONDS }),
            ]
              .filter(Boolean)
              .join(' ')
          : done && say('review.undo.done')}
      </StatusLine>
      {isOffered && (
        <button type="button" className="button" aria-disabled={undo.isPending} onClick={takeBack}>
          {say('review.undo')}
        </button>
      )}
      {undo.error && !isOffered && <Failure error={undo.error} />}
    </div>
  );
}
