import type { SessionView } from '@signatory/contract';
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { sessionEnd } from '../api/session-end.js';
import { stepUp } from '../api/step-up.js';

const fetchDialog = async () => ({ default: (await import('./over-the-page.js')).OverThePage });
const OverThePage = lazy(fetchDialog);

/** By then the screen stands, and a line that is slow is free. */
const AHEAD_MS = 10_000;

/** Whether the session is over while its screens are still shown. */
export function useSessionEnd(): boolean {
  return useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isOver);
}

/**
 * Over the page, when the session has ended, or when an act asks for a code: given in place, everything on the page is as it
 * was. No first load carries it; it is fetched soon after, for when the line is away as the session is.
 */
export function SessionDialog({ session }: { readonly session: SessionView }): ReactNode {
  const isOver = useSessionEnd();
  const isAsked = useSyncExternalStore(stepUp.subscribe, stepUp.isAsked);
  useEffect(() => {
    const timer = setTimeout(() => void fetchDialog(), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    (isOver || isAsked) && (
      <Suspense>
        <OverThePage session={session} isOver={isOver} />
      </Suspense>
    )
  );
}
