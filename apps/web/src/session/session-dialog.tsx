import type { SessionView } from '@signatory/contract';
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { sessionEnd } from '../api/session-end.js';
import { stepUp } from '../api/step-up.js';

const fetchSignInAgain = async () => ({ default: (await import('./sign-in-again.js')).SignInAgain });
const SignInAgain = lazy(fetchSignInAgain);
const StepUpDialog = lazy(async () => ({ default: (await import('../second-factor/step-up-dialog.js')).StepUpDialog }));

/** By then the screen stands, and a line that is slow is free. */
const AHEAD_MS = 10_000;

/** Whether the session is over while its screens are still shown. */
export function useSessionEnd(): boolean {
  return useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isOver);
}

/**
 * Over the page, when the session has ended, or when an act asks for a code: given in place, everything on the page is as it
 * was. No first load carries either; the first is fetched ahead, for whoever is away when the line is.
 */
export function SessionDialog({ session }: { readonly session: SessionView }): ReactNode {
  const isOver = useSessionEnd();
  const isAsked = useSyncExternalStore(stepUp.subscribe, stepUp.isAsked);
  useEffect(() => {
    const timer = setTimeout(() => void fetchSignInAgain().catch(() => undefined), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense fallback={null}>{isOver ? <SignInAgain session={session} /> : isAsked && <StepUpDialog />}</Suspense>
  );
}
