import { useSyncExternalStore } from 'react';
import { sessionEnd } from '../api/session-end.js';

/** Whether the session is over while its screens are still shown. */
export function useSessionEnd(): boolean {
  return useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isOver);
}
