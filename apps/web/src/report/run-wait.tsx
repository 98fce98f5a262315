import type { RunView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { StatusLine } from '../ui/states.js';
import { useRun } from './run-progress.js';

/** That what was saved is being checked, or waits because nobody is there to do it. */
export function RunWait({ run: known }: { readonly run: RunView }): ReactNode {
  const { say } = useSpeech();
  const { noWorker, state } = useRun(known);
  return noWorker ? (
    <StatusLine tone="err">{say('work.down.means')}</StatusLine>
  ) : (
    <StatusLine tone="busy">{say(`run.${state === 'QUEUED' ? state : 'RUNNING'}`)}</StatusLine>
  );
}
