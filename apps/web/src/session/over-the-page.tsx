import type { SessionView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { StepUpDialog } from '../second-factor/step-up-dialog.js';
import { SignInAgain } from './sign-in-again.js';

/** What the server waits for before it goes on: the session first, a code after it. */
export function OverThePage({ session, isOver }: { session: SessionView; isOver: boolean }): ReactNode {
  return isOver ? <SignInAgain session={session} /> : <StepUpDialog />;
}
