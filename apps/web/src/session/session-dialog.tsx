import type { SessionView } from '@signatory/contract';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { stepUp } from '../api/step-up.js';
import { useSessionEnd } from './use-session-end.js';
import { extraPart } from '../ui/late-part.js';

const fetchDialog = async () => (await import('./over-the-page.js')).OverThePage;
const OverThePage = extraPart('over-the-page', fetchDialog);

/** By then the screen stands, and a line that is slow is free. */
const AHEAD_MS = 10_000;

/**
 * Over the page, when the session has ended, or when an act asks for a code: given in place, everything on the page is as it
 * was. No first load carries it; it is fetched soon after, for when the line is away as the session is.
 */
export function SessionDialog({ session }: { readonly session: SessionView }): ReactNode {
  const isOver = useSessionEnd();
  const isAsked = useSyncExternalStore(stepUp.subscribe, stepUp.isAsked);
  useEffect(() => {
    const timer = setTimeout(() => void fetchDialog().catch(() => undefined), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  return (isOver || isAsked) && <OverThePage session={session} isOver={isOver} />;
}
