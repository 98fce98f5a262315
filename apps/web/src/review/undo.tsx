import { UNDO_SECONDS } from '@signatory/domain';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react';
import { reviewing } from '../api/review.js';
import { ProblemError } from '../api/problem-error.js';
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
  /** What was asked back last, and was not. */
  readonly failed: { readonly of: Offer; readonly error: Error } | null;
}

const NOTHING: State = { offer: null, done: null, failed: null };
let state = NOTHING;
const listeners = new Set<() => void>();

function setState(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

function forgetOutcome(): void {
  if (state.done || state.failed) setState({ ...NOTHING, offer: state.offer });
}

/** Offers to take a decision back, on whichever screen of the desk comes next. */
export function offerUndo(offer: Offer): void {
  setState({ ...NOTHING, offer });
  setTimeout(() => {
    if (state.offer === offer) setState({ ...state, offer: null });
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
  const { offer, done, failed } = useSyncExternalStore(
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
        setState({ offer: otherThan(offer), done: offer, failed: null });
        offer.onUndone?.();
      },
      // What the server refused stays refused; what did not reach it can be tried again while its time lasts.
      onError: (error) => {
        const isRefused = error instanceof ProblemError;
        setState({ offer: isRefused ? otherThan(offer) : state.offer, done: null, failed: { of: offer, error } });
      },
    });
  };
  useShortcuts({ u: takeBack });
  // That something was taken back is news of this screen: the next one begins without it.
  useLayoutEffect(() => forgetOutcome, []);
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
      {failed?.of.cycle === cycle &&
        (isOffered || failed.error instanceof ProblemError ? (
          <Failure error={failed.error} reading />
        ) : (
          // Its time is over: what stands is in the list, once that can be read again.
          <p className="banner banner-err" role="alert">
            {say('state.offline.title')}
          </p>
        ))}
    </div>
  );
}

/** What is offered by now, unless it is this: another decision may have been made while its answer was on the way. */
function otherThan(offer: Offer): Offer | null {
  return state.offer === offer ? null : state.offer;
}
