import type { SignIn } from '@signatory/contract';
import { ProblemError } from '../api/problem-error.js';

const WAYS = ['app', 'passkey', 'either'] as const;

/** By what an account's second factor is given: a code of its app, a passkey, or one of both. */
export type FactorWay = (typeof WAYS)[number];

/** Who has shown to know the password, and is asked for the second factor beside it. */
export interface Known {
  readonly credentials: SignIn;
  readonly by: FactorWay;
}

/** Signs in, or hands the credentials on where the second factor is wanted beside them. Nothing else keeps them. */
export async function wantsCode(
  enter: (credentials: SignIn) => Promise<void>,
  credentials: SignIn,
  ask: (known: Known) => void,
): Promise<void> {
  try {
    await enter(credentials);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'second-factor.code-needed') throw error;
    const told = error.problem.facts?.['by'];
    ask({ credentials, by: WAYS.find((way) => way === told) ?? 'app' });
  }
}
