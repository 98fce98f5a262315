import { api } from '../api/endpoints.js';
import { ProblemError } from '../api/problem-error.js';
import { sessionEnd } from '../api/session-end.js';

/** Whether the browser sends the session that was opened: one that keeps no cookies signs in, and is nobody at the next request. */
export async function isSessionKept(): Promise<boolean> {
  try {
    await api.session();
    return true;
  } catch (error) {
    // That it cannot be asked now says nothing of it.
    if (!(error instanceof ProblemError) || error.code !== 'sign-in.needed') return true;
    // It is said here, not as the end of a session.
    sessionEnd.begin();
    return false;
  }
}
