import { api } from '../api/endpoints.js';
import { ProblemError } from '../api/problem-error.js';
import { sessionEnd } from '../api/session-end.js';

let isLost = false;

/** Whether the session that was opened last was lost at once: nothing that was on the page then knows of it. */
export const wasSessionLost = (): boolean => isLost;

/** Whether the browser sends the session that was opened: one that keeps no cookies signs in, and is nobody at the next request. */
export async function isSessionKept(): Promise<boolean> {
  isLost = await isNobody();
  // It is said by whoever asked, not as the end of a session.
  if (isLost) sessionEnd.begin();
  return !isLost;
}

async function isNobody(): Promise<boolean> {
  try {
    await api.session();
    return false;
  } catch (error) {
    // That it cannot be asked now says nothing of it.
    return error instanceof ProblemError && error.code === 'sign-in.needed';
  }
}
