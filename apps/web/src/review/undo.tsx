import { UNDO_SECONDS } from '@signatory/domain';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react';
import { reviewing } from '../api/review.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { sentences } from '../ui/faults.js';
import { Failure, StatusLine } from '../ui/states.js';
import { useShortcuts } from './use-shortcuts.js';

interface EntryPlace {
  readonly member: string;
  readonly indicator: string;
}

/** What was decided last on this device and can still be taken back. The server's clock decides; this one only offers. */
interface Offer {
  readonly cycle: string;
  readonly entries: readonly EntryPlace[];
  /** What was done with many at once: how many is said with the offer. */
  readonly done?: 'approved' | 'taken';
  /** Of one entry: what it is called, and with it what was decided. Another stands on the screen by then. */
  readonly name?: string;
  readonly said?: string;
  /** Puts the words back that went with it. */
  readonly onUndone?: () => void;
}

interface State {
  readonly offer: Offer | null;
  /** What was taken back last. */
  readonly done: Offer | null;
}

let state: State = { offer: null, done: null };
const listeners = new Set<() => void>();

function setState(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

function forgetDone(): void {
  if (state.done) setState({ ...state, done: null });
}

/** Offers to take a decision back, on whichever screen of the desk comes next. */
export function offerUndo(offer: Offer): void {
  setState({ offer, done: null });
  setTimeout(() => {
    if (state.offer === offer) setState({ offer: null, done: null });
  }, UNDO_SECONDS * 1_000);
}

/** Says that a decision is saved and can be taken back, with the button; and then that it was. */
export function UndoLine(props: {
  readonly cycle: string;
  /** The entry on the screen, which nothing has to lead to. */
  readonly here?: EntryPlace;
}): ReactNode {
  const { cycle, here } = props;
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
      onSuccess: () => {
        setState({ offer: null, done: offer });
        offer.onUndone?.();
      },
      onError: () => setState({ offer: null, done: null }),
    });
  };
  useShortcuts({ u: takeBack });
  // That something was taken back is news of this screen: the next one begins without it.
  useLayoutEffect(() => forgetDone, []);
  const isOffered = offer?.cycle === cycle;
  const isDone = done?.cycle === cycle;
  const only = done?.entries[0];
  const isHere = here?.member === only?.member && here?.indicator === only?.indicator;
  return (
    <div className="undo-line">
      <StatusLine>
        {isOffered
          ? sentences(
              offer.done && say(`review.${offer.done}`, { count: offer.entries.length }),
              offer.said,
              say('review.undo.offer', { seconds: UNDO_SECONDS }),
            )
          : isDone && say('review.undo.done', { count: done.entries.length })}
      </StatusLine>
      {isDone && only && done.name !== undefined && !isHere && (
        <Link to="/review/$cycle/$member/$indicator" params={{ cycle, ...only }}>
          {done.name}
        </Link>
      )}
      {isOffered && (
        <button type="button" className="button" aria-disabled={undo.isPending} onClick={takeBack}>
          {say('review.undo')}
        </button>
      )}
      {undo.error && !isOffered && <Failure error={undo.error} />}
    </div>
  );
}
