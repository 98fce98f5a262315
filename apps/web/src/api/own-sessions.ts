import type { OwnSessionsView } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses of the own sessions, apart from the others: only the account carries them. */
export const ownSessions = {
  all: () => queryOptions({ queryKey: ['own-sessions'], queryFn: () => ask<OwnSessionsView>(path`/me/sessions`) }),
  end: (id: string) => tell(path`/me/sessions/${id}/end`),
  endOthers: () => tell(path`/me/sessions/end`),
};
