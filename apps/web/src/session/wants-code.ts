import type { SignIn } from '@signatory/contract';
import { ProblemError } from '../api/problem-error.js';

/** Signs in, or hands the credentials on where a code of the second factor is wanted beside them. Nothing else keeps them. */
export async function wantsCode(
  enter: (credentials: SignIn) => Promise<void>,
  credentials: SignIn,
  ask: (credentials: SignIn) => void,
): Promise<void> {
  try {
    await enter(credentials);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'second-factor.code-needed') throw error;
    ask(credentials);
  }
}
